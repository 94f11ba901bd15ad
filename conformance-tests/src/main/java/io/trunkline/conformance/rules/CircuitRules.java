package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAENETDOWN;
import static io.trunkline.api.WsaError.WSAENETRESET;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.ProviderTestBed;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;

/** CIRC: the one circuit that carries a group's members. */
public final class CircuitRules {
    private static final long MOST_ROOM_OCTETS = 32L << 20;
    private static final WsaError[] LOST = {WSAECONNRESET, WSAECONNABORTED, WSAENETRESET, WSAENETDOWN};

    private CircuitRules() {}

    /** What statistics call the circuit. */
    static String circuit(Tap socket) throws Exception {
        return socket.socket().statistics().circuit();
    }

    private static Pair member(Lab lab, GroupId group, Tap listener) throws Exception {
        return lab.connect(lab.socket(GroupRequest.join(group)), listener);
    }

    @Rule("CIRC-1")
    static void membersRideOnOneCircuit(Lab lab) throws Exception {
        Tap listener = lab.farListener();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair first = lab.connect(creator, listener);
        Pair second = member(lab, creator.groupId(), listener);
        Pair third = member(lab, creator.groupId(), lab.farListener());
        String name = circuit(creator);
        lab.agree(!name.isEmpty(), "statistics().circuit() of a connected member", "nothing");
        lab.same(name, circuit(second.caller()), "the circuit of a second member");
        lab.same(name, circuit(third.caller()), "the circuit of a member that called another port");
        Pair stranger = lab.connect(lab.socket(GroupRequest.NEW_UNCONSTRAINED), listener);
        Pair alone = lab.connect(lab.socket(), listener);
        lab.agree(!name.equals(circuit(stranger.caller())), "another circuit for another group", name);
        lab.agree(!name.equals(circuit(alone.caller())), "another circuit for a socket in no group", name);
        for (Pair pair : new Pair[] {first, second, third, stranger, alone}) ConnectRules.exchange(lab, pair);
    }

    @Rule("CIRC-2")
    static void circuitOutlivesWhoeverPlacedIt(Lab lab) throws Exception {
        Tap listener = lab.farListener();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair first = lab.connect(creator, listener);
        Pair second = member(lab, creator.groupId(), listener);
        String name = circuit(second.caller());
        Pair third = member(lab, creator.groupId(), listener);
        first.caller().close();
        first.callee().close();
        ConnectRules.exchange(lab, second);
        third.callee().abort();
        third.caller().abort();
        ConnectRules.exchange(lab, second);
        lab.same(name, circuit(second.caller()), "the circuit of who is left");
        Pair late = member(lab, second.caller().groupId(), listener);
        lab.same(name, circuit(late.caller()), "the circuit of who joins later");
        ConnectRules.exchange(lab, late);
    }

    @Rule("CIRC-3")
    static void stoppedReaderDelaysNobodyElse(Lab lab) throws Exception {
        Tap listener = lab.farListener();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair stopped = lab.connect(creator, listener);
        Pair other = member(lab, creator.groupId(), listener);
        creator.blocking(false);
        Flow flow = new Flow(lab, creator, stopped.callee(), 3);
        flow.fill(MOST_ROOM_OCTETS);
        for (int i = 0; i < 4; i++) {
            lab.within("an exchange beside a stopped reader", () -> {
                ConnectRules.exchange(lab, other);
                return true;
            });
            flow.fill(MOST_ROOM_OCTETS);
        }
        flow.receiveAll(50_000);
    }

    @Rule("CIRC-4")
    static void lossOfACircuitEndsItsMembersOnly(Lab lab) throws Exception {
        Tap listener = lab.farListener();
        ProviderTestBed bed = lab.testBed(); // which is there once a library is on the network
        Qos contract = AdmissionRules.share(lab, 0.5);
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, contract);
        GroupId group = creator.groupId();
        Pair first = member(lab, group, listener);
        Pair second = member(lab, group, listener);
        lab.script().add("// the network loses the circuit");
        bed.loseCircuits(first.caller().sockName(), first.caller().peerName());
        for (Tap end : new Tap[] {first.caller(), second.caller(), first.callee(), second.callee()}) {
            lab.within("the end at " + end, () -> {
                lab.refused("receive", () -> end.receive(1), LOST);
                return true;
            });
        }
        lab.same(group, creator.groupId(), "the group of a member that was not connected");
        Pair again = member(lab, group, listener);
        ConnectRules.exchange(lab, again);
        QosRules.inForce(lab, contract, creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what the new circuit has");
        Tap other = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        LedgerRules.refused(lab, other, AdmissionRules.share(lab, 0.6), "what the group's contract leaves no room for");
    }
}
