package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;

/** GQOS: changes of a contract that is in force. */
public final class RenegotiationRules {
    private static final int RESTS = 400;

    private RenegotiationRules() {}

    private static Pair group(Lab lab, Qos contract) throws Exception {
        return QosRules.connect(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), GroupQos.require(contract));
    }

    @Rule("GQOS-20")
    static void refusedChangeLeavesAContractThatHolds(Lab lab) throws Exception {
        Pair pair = group(lab, AdmissionRules.share(lab, 0.5));
        Tap caller = pair.caller();
        Qos tooMuch = AdmissionRules.share(lab, 3.0);
        lab.refused("too much", () -> caller.ioctl(Ioctls.SIO_SET_GROUP_QOS, tooMuch), WSAEOPNOTSUPP);
        Tap other = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Qos six = AdmissionRules.share(lab, 0.6);
        LedgerRules.refused(lab, other, six, "what only the old contract's part would make room for");
        ConnectRules.exchange(lab, pair);
        caller.ioctl(Ioctls.SIO_SET_GROUP_QOS, AdmissionRules.share(lab, 0.3));
        Tap listener = lab.farListener();
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(six));
        ConnectRules.exchange(lab, AdmissionRules.admittedAfterRelease(lab, other, request, listener));
        ConnectRules.exchange(lab, pair);
    }

    @Rule("GQOS-21")
    static void changeInForceShowsAtBothEnds(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        ConnectRequest request =
                ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(AdmissionRules.share(lab, 0.3)));
        Pair pair =
                lab.connect(creator, request, listener, asked -> asked.accept().mirrorGroup());
        for (double part : new double[] {0.5, 0.2}) {
            Qos wanted = AdmissionRules.share(lab, part);
            creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, wanted);
            QosRules.inForce(lab, wanted, creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what the caller reads");
            showsAt(lab, pair.callee(), wanted);
        }
        ConnectRules.exchange(lab, pair);
    }

    private static void showsAt(Lab lab, Tap end, Qos wanted) throws Exception {
        long rate = wanted.receiving().tokenRateOctetsPerSecond();
        long seen = -1;
        for (int i = 0; i < RESTS; i++) {
            Qos there = end.socket().ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
            seen = there.sending().tokenRateOctetsPerSecond();
            if (seen == rate) break;
            lab.rest();
        }
        lab.same(rate, seen, "the rate that the other end reads with SIO_GET_GROUP_QOS");
    }

    @Rule("GQOS-25")
    static void changeHasAnOutcomeHoweverLongItTakes(Lab lab) throws Exception {
        Pair pair = group(lab, AdmissionRules.share(lab, 0.3));
        Tap caller = pair.caller();
        Qos half = AdmissionRules.share(lab, 0.5);
        lab.within("a blocking change", () -> caller.ioctl(Ioctls.SIO_SET_GROUP_QOS, half) == null);
        QosRules.inForce(lab, half, caller.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force");
        caller.blocking(false);
        Qos less = AdmissionRules.share(lab, 0.4);
        Qos tooMuch = AdmissionRules.share(lab, 3.0);
        changed(lab, caller, less);
        QosRules.inForce(lab, less, caller.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force then");
        lab.refused("too much, in the end", () -> changed(lab, caller, tooMuch), WSAEOPNOTSUPP);
        QosRules.inForce(lab, less, caller.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force after a refusal");
        caller.blocking(true);
        ConnectRules.exchange(lab, pair);
    }

    /** Asks on a non-blocking socket until there is an outcome. */
    private static void changed(Lab lab, Tap caller, Qos wanted) throws Exception {
        caller.untilAnswered(Ioctls.SIO_SET_GROUP_QOS, wanted);
        for (int i = 0; i < RESTS; i++) {
            if (LiveGroup.isInForce(caller, wanted)) return;
            lab.rest();
        }
        lab.agree(false, "an outcome of the change", "WSAEWOULDBLOCK " + RESTS + " times");
    }
}
