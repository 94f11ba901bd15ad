package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAENOTCONN;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** GQOS: admission against the declared capacity. */
public final class AdmissionRules {
    private static final int BURST_OCTETS = 2_000;
    private static final long ENDLESS_OCTETS_PER_SECOND = 4_000_000_000L;
    private static final int RELEASE_RESTS = 200;

    private AdmissionRules() {}

    /** A symmetric guaranteed contract over a part of the capacity. */
    static Qos share(Lab lab, double part) throws Exception {
        return contract((long) (capacity(lab) * part));
    }

    /** Packet sizes are named, so that a provider need not reckon with the overhead of the smallest. */
    private static Qos contract(long octetsPerSecond) {
        FlowSpec flow = FlowSpec.guaranteed(octetsPerSecond, BURST_OCTETS);
        return Qos.symmetric(flow.withSizes(Load.PIECE_OCTETS, Load.PIECE_OCTETS));
    }

    /** What the entry declares; where it does not know, what a refusal of far too much offers. */
    static long capacity(Lab lab) throws Exception {
        OptionalLong declared = lab.entry().figures().capacityOctetsPerSecond();
        return declared.isPresent() ? declared.getAsLong() : lab.capacity(() -> offered(lab));
    }

    private static long offered(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        Qos endless = contract(ENDLESS_OCTETS_PER_SECOND);
        ConnectRequest tooMuch = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(endless));
        Qos offer = refusal(lab, caller, tooMuch)
                .orElseThrow(
                        () -> new Inconclusive(
                                "the entry declares no capacityOctetsPerSecond, and a refusal offers nothing to measure against"));
        caller.close();
        listener.close();
        return Math.min(
                offer.sending().tokenRateOctetsPerSecond(), offer.receiving().tokenRateOctetsPerSecond());
    }

    @Rule("GQOS-12")
    static void moreThanTheCapacityIsRefused(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        ConnectRequest tooMuch = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(share(lab, 3.0)));
        Optional<Qos> available = refusal(lab, caller, tooMuch);
        lab.agree(available.isPresent(), "QosRefusedException.available() to name what would be admitted", "nothing");
        lab.refused("peerName() after it", caller::peerName, WSAENOTCONN);
        ConnectRequest less =
                ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(available.orElseThrow()));
        ConnectRules.exchange(lab, lab.connect(caller, less, listener, asked -> asked.accept()));
    }

    private static Optional<Qos> refusal(Lab lab, Tap caller, ConnectRequest tooMuch) throws Ws2Exception {
        try {
            caller.connect(tooMuch.limit(lab.limits().waitFor()));
        } catch (QosRefusedException e) {
            lab.same(WSAEOPNOTSUPP, e.error(), "the refusal's code");
            return e.available();
        }
        lab.agree(false, "a QosRefusedException", "a connection");
        return Optional.empty();
    }

    @Rule("GQOS-13")
    static void admittedSumStaysWithinTheCapacity(Lab lab) throws Exception {
        GroupQos most = GroupQos.require(share(lab, 0.55));
        Tap one = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair first = QosRules.connect(lab, one, most);
        Tap other = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        ConnectRequest again = ConnectRequest.to(listener.sockName()).groupQos(most);
        lab.refused(
                "a second group of 55 % of the capacity",
                () -> other.connect(again.limit(lab.limits().waitFor())), WSAEOPNOTSUPP);
        first.caller().close();
        first.callee().close();
        ConnectRules.exchange(lab, admittedAfterRelease(lab, other, again, listener));
    }

    /** Connects as soon as what others have given up is free. */
    static Pair admittedAfterRelease(Lab lab, Tap caller, ConnectRequest request, Tap listener) throws Exception {
        Duration limit = lab.limits().waitFor();
        Background<Tap> callee = lab.meanwhile("accept", () -> listener.accept("callee", limit));
        String seen = "";
        for (int i = 0; i < RELEASE_RESTS; i++) {
            try {
                Connected connected = caller.connect(request.limit(limit));
                return new Pair(caller, callee.result(limit), listener, connected);
            } catch (QosRefusedException e) {
                seen = e.getMessage();
                lab.rest();
            }
        }
        lab.agree(false, "the part of a group that has ended to be free again", seen);
        throw new IllegalStateException();
    }

    @Rule("GQOS-14")
    static void grantIsAnswered(Lab lab) throws Exception {
        Qos asked = share(lab, 0.3);
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair pair = QosRules.connect(lab, caller, GroupQos.require(asked));
        Optional<Qos> granted = pair.connected().grantedGroupQos();
        lab.agree(granted.isPresent(), "Connected.grantedGroupQos()", "nothing");
        long rate = granted.orElseThrow().sending().tokenRateOctetsPerSecond();
        long wanted = asked.sending().tokenRateOctetsPerSecond();
        lab.agree(rate >= wanted, "a granted rate of at least " + wanted, rate);
    }

    @Rule("GQOS-15")
    static void refusedChangeLeavesTheOldOne(Lab lab) throws Exception {
        Qos modest = share(lab, 0.3);
        Qos tooMuch = share(lab, 3.0);
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair pair = QosRules.connect(lab, caller, GroupQos.require(modest));
        lab.refused("too much", () -> caller.ioctl(Ioctls.SIO_SET_GROUP_QOS, tooMuch), WSAEOPNOTSUPP);
        QosRules.inForce(lab, modest, caller.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force");
        ConnectRules.exchange(lab, pair);
    }

    @Rule("GQOS-16")
    static void preferredBeyondTheCapacityConnects(Lab lab) throws Exception {
        Qos tooMuch = share(lab, 3.0);
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair pair = QosRules.connect(lab, caller, GroupQos.prefer(tooMuch));
        long rate = pair.connected()
                .grantedGroupQos()
                .map(qos -> qos.sending().tokenRateOctetsPerSecond())
                .orElse(0L);
        boolean said = !pair.connected().ignored().isEmpty()
                || rate < tooMuch.sending().tokenRateOctetsPerSecond()
                || rate == FlowSpec.NOT_SPECIFIED;
        lab.agree(said, "Connected to say what is missing", pair.connected());
        ConnectRules.exchange(lab, pair);
    }
}
