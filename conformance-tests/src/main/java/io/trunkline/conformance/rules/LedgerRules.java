package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** GQOS: what admission owes over time: never too much, never too little, everything given back. */
public final class LedgerRules {
    private static final int STEPS = 18;
    private static final int ROUNDS = 3;

    private LedgerRules() {}

    /** A group that has been admitted, and what it took. */
    private record Admitted(Pair pair, double part) {
        void end() throws Exception {
            pair.caller().close();
            pair.callee().close();
        }
    }

    @Rule("GQOS-17")
    static void admittedSumNeverExceedsTheCapacity(Lab lab) throws Exception {
        Random random = lab.random();
        List<Admitted> live = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (!live.isEmpty() && random.nextInt(3) == 0) {
                live.remove(random.nextInt(live.size())).end();
            } else {
                asked(lab, live, 0.2 + random.nextInt(40) / 100.0);
            }
        }
        while (sum(live) <= 1) if (!asked(lab, live, 0.4)) return;
    }

    private static double sum(List<Admitted> live) {
        return live.stream().mapToDouble(Admitted::part).sum();
    }

    /** Asks for a part more; what would be too much must be refused, the rest may be. @return whether it was admitted */
    private static boolean asked(Lab lab, List<Admitted> live, double part) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        try {
            live.add(new Admitted(connect(lab, caller, AdmissionRules.share(lab, part)), part));
        } catch (QosRefusedException refused) {
            lab.same(WSAEOPNOTSUPP, refused.error(), "the refusal's code");
            caller.close();
            return false;
        }
        lab.agree(sum(live) <= 1.001, "the admitted parts to stay within the capacity", sum(live) + " of it");
        return true;
    }

    private static Pair connect(Lab lab, Tap caller, Qos required) throws Exception {
        return QosRules.connect(lab, caller, GroupQos.require(required));
    }

    @Rule("GQOS-18")
    static void whatARefusalOffersIsAdmittedNext(Lab lab) throws Exception {
        Pair first = connect(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), AdmissionRules.share(lab, 0.6));
        Tap other = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Optional<Qos> offered = Optional.empty();
        try {
            connect(lab, other, AdmissionRules.share(lab, 0.7));
        } catch (QosRefusedException refused) {
            offered = refused.available();
        }
        lab.agree(offered.isPresent(), "a refusal that offers what is left", "none");
        long rate = offered.orElseThrow().sending().tokenRateOctetsPerSecond();
        long left = AdmissionRules.share(lab, 0.401).sending().tokenRateOctetsPerSecond();
        lab.agree(rate <= left, "an offer of at most " + left, rate);
        ConnectRules.exchange(lab, connect(lab, other, offered.orElseThrow()));
        ConnectRules.exchange(lab, first);
    }

    @Rule("GQOS-19")
    static void lastMemberGivesEverythingBack(Lab lab) throws Exception {
        Qos most = AdmissionRules.share(lab, 0.6);
        for (int i = 0; i < ROUNDS; i++) {
            Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
            Tap member = lab.socket(GroupRequest.join(creator.groupId()));
            Pair first = i == 0 ? connect(lab, creator, most) : admitted(lab, creator, most);
            Pair second = lab.connect(member, lab.farListener());
            end(i % 2 == 0 ? second : first);
            refused(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), most, "while one member is left, the same again");
            end(i % 2 == 0 ? first : second);
        }
        ConnectRules.exchange(lab, admitted(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), most));
    }

    private static void end(Pair pair) throws Exception {
        pair.caller().close();
        pair.callee().close();
    }

    /** Connects a group with a contract, as soon as there is room for it. */
    static Pair admitted(Lab lab, Tap caller, Qos required) throws Exception {
        Tap listener = lab.farListener();
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(required));
        return AdmissionRules.admittedAfterRelease(lab, caller, request, listener);
    }

    /** The connect is refused for its group quality of service. */
    static void refused(Lab lab, Tap caller, Qos required, String what) throws Exception {
        ConnectRequest request = ConnectRequest.to(lab.farListener().sockName())
                .groupQos(GroupQos.require(required))
                .limit(lab.limits().waitFor());
        lab.refused(what, () -> caller.connect(request), WSAEOPNOTSUPP);
    }

    @Rule("GQOS-22")
    static void memberThatNeedsTooMuchFailsAlone(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Qos contract = AdmissionRules.share(lab, 0.4);
        Pair first = connect(lab, creator, contract);
        failsAlone(lab, first, AdmissionRules.share(lab, 0.6));
        QosRules.inForce(lab, contract, creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "the group's contract");
        Tap sized = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        Qos own = AdmissionRules.share(lab, 0.3);
        ConnectRequest request = ConnectRequest.to(listener.sockName()).qos(own);
        Pair second = lab.connect(sized, request, listener, asked -> asked.accept());
        failsAlone(lab, second, AdmissionRules.share(lab, 0.6));
        QosRules.inForce(lab, own, sized.ioctl(Ioctls.SIO_GET_QOS, null), "the first member's part");
    }

    /** A member with a part of its own that cannot be had; the other goes on, and it can join without. */
    private static void failsAlone(Lab lab, Pair there, Qos tooMuch) throws Exception {
        Tap member = lab.socket(GroupRequest.join(there.caller().groupId()));
        Tap listener = lab.farListener();
        ConnectRequest request = ConnectRequest.to(listener.sockName())
                .qos(tooMuch)
                .limit(lab.limits().waitFor());
        lab.refused("a member that needs more than there is", () -> member.connect(request), WSAEOPNOTSUPP);
        ConnectRules.exchange(lab, there);
        ConnectRequest plain = ConnectRequest.to(listener.sockName()).qos(Qos.BEST_EFFORT);
        ConnectRules.exchange(lab, lab.connect(member, plain, listener, asked -> asked.accept()));
    }
}
