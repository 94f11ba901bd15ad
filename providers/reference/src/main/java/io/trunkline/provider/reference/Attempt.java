package io.trunkline.provider.reference;

import io.trunkline.api.Connected;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupKind;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.HostClaim;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.LocalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A connect, from its start to its outcome: admission, then the request travels, waits, and its answer travels back. Under
 * the network's lock.
 */
final class Attempt {
    private final ReferenceSocket caller;
    private final Network network;
    private final GroupMember member;
    private final LocalAddress to;
    private final List<String> ignored = new ArrayList<>();
    private ConnectCall call;
    private HostClaim claim;
    private End end;
    private IncomingCall facts;
    private ReferenceRequest request;
    private End answering;
    private boolean over;

    Attempt(ReferenceSocket caller, LocalAddress to) {
        this.caller = caller;
        this.to = to;
        network = caller.network();
        member = caller.member();
    }

    /**
     * Starts it.
     *
     * @throws Ws2Exception {@code WSAEINVAL} the group is constrained to another host; {@code WSAEFAULT} too much data;
     *     {@code WSAENOPROTOOPT} group quality of service by another than the creator, where that is not to be ignored
     */
    void start(ConnectCall asked, long nowNanos) throws Ws2Exception {
        call = asked;
        IncomingCall.checkRoom(call.callerData(), ReferenceCatalog.USER_DATA_OCTETS);
        Optional<Qos> ofGroup = call.groupQosOf(member, caller.strictGroups(), ignored);
        claim = member == null ? null : member.claim(to);
        bind();
        Qos own = call.qos().map(qos -> qos.over(caller.ownQos())).orElse(caller.ownQos());
        try {
            admit(own, ofGroup, nowNanos);
        } catch (QosRefusedException refused) {
            finish();
            caller.connectFailed(refused);
            return;
        }
        caller.ownQos(own);
        facts = facts(call, own);
        travel(nowNanos, this::arrives);
    }

    private void bind() throws Ws2Exception {
        try {
            caller.bindIfNeeded();
        } catch (Ws2Exception noPort) {
            finish();
            throw noPort;
        }
    }

    private void admit(Qos own, Optional<Qos> ofGroup, long nowNanos) throws Ws2Exception {
        Group group = member == null ? null : member.group();
        Qos before = group == null ? null : group.qos();
        if (ofGroup.isPresent()) {
            GroupContract.change(network, member, ofGroup.get().over(before));
        }
        Circuit circuit = network.link(caller.address().host(), to.host())
                .circuit(caller.address().host(), group);
        end = new End(circuit, circuit.callerLane(), caller.isMessageOriented(), member, this::changed);
        try {
            circuit.enter(end, own, nowNanos);
        } catch (QosRefusedException refused) {
            end = null;
            if (ofGroup.isPresent()) GroupContract.change(network, member, before);
            throw refused;
        }
    }

    /** The end has changed: before it is connected that can only be its failure. */
    private void changed(int what) {
        if (!over && end.failure() != null) fails(end.failure());
        else caller.changed(what);
    }

    private IncomingCall facts(ConnectCall call, Qos own) {
        Optional<Group> group = Optional.ofNullable(member).map(GroupMember::group);
        return new IncomingCall(
                caller.address(),
                to,
                call.callerData(),
                Optional.of(own).filter(qos -> !qos.asksForNothing()).map(Qos::mirrored),
                group.map(Group::qos).filter(qos -> !qos.asksForNothing()).map(Qos::mirrored),
                member == null ? OptionalInt.empty() : OptionalInt.of(member.priority()),
                group.map(Group::reference),
                ReferenceCatalog.USER_DATA_OCTETS);
    }

    private void travel(long nowNanos, Agenda.Event event) {
        network.plan(nowNanos + network.plan().delayNanos(), event);
    }

    // ---- at the called host

    private void arrives(long nowNanos) {
        if (over) return;
        ReferenceSocket listener = network.ports().owner(to);
        if (listener == null || !listener.listensFor(caller)) {
            refuse(network.knows(to.host()) ? ReferenceCause.NOBODY_LISTENS : ReferenceCause.NO_SUCH_HOST, nowNanos);
        } else if (listener.isBusy()) {
            refuse(ReferenceCause.BUSY, nowNanos);
        } else {
            request = new ReferenceRequest(listener, this, facts);
            listener.requested(request);
        }
    }

    void refuse(ReferenceCause cause, long nowNanos) {
        travel(nowNanos, at -> fails(cause.failure()));
    }

    /** The kind of the caller's group. */
    GroupKind groupKind() {
        return end.circuit.group().kind();
    }

    Circuit circuit() {
        return end.circuit;
    }

    /** The request has been accepted. */
    void accept(End callee, Decision decision, long nowNanos) {
        answering = callee;
        callee.connectedTo(end);
        end.connectedTo(callee);
        end.circuit.connected(end, callee, nowNanos);
        travel(nowNanos, at -> answered(decision, at));
    }

    // ---- back at the caller

    private void answered(Decision decision, long nowNanos) {
        if (over) return;
        Optional<Qos> changed;
        try {
            changed = call.answered(member, end.circuit.askedGroupQos(), decision.groupQos(), ignored);
        } catch (QosRefusedException less) {
            fails(less);
            travel(nowNanos, at -> answering.fails(ReferenceCause.RESET.failure(), at));
            return;
        }
        over = true;
        if (claim != null) claim.confirm();
        decision.qos()
                .map(qos -> qos.mirrored().over(caller.ownQos()))
                .ifPresent(qos -> renegotiate(() -> end.circuit.change(end, end, qos, nowNanos)));
        changed.ifPresent(qos -> renegotiate(() -> end.circuit.change(qos, nowNanos)));
        end.circuit.tell(end, nowNanos);
        Optional<Qos> own = Optional.of(end.circuit.qos(end)).filter(qos -> !qos.asksForNothing());
        Optional<Qos> ofGroup = member == null
                ? Optional.empty()
                : Optional.of(end.circuit.groupQos()).filter(qos -> !qos.asksForNothing());
        caller.connected(end, to, new Connected(decision.calleeData(), own, ofGroup, ignored));
    }

    /** A change by the called side; where it cannot be had, what was admitted stays. */
    private interface Change {
        void run() throws QosRefusedException;
    }

    private void renegotiate(Change change) {
        try {
            change.run();
        } catch (QosRefusedException refused) {
            ignored.add("the other side's change of the quality of service: " + refused.detail());
        }
    }

    /** The network or the other side has said no, or the link was cut. */
    void fails(Ws2Exception why) {
        if (over) return;
        finish();
        caller.connectFailed(why);
    }

    /** The caller has given up; the request, or who has accepted it, hears of that. */
    void cancel(long nowNanos) {
        if (over) return;
        finish();
        travel(nowNanos, at -> {
            if (request != null) request.withdraw();
            if (answering != null) answering.fails(ReferenceCause.RESET.failure(), at);
        });
    }

    private void finish() {
        over = true;
        if (claim != null) claim.release();
        if (end != null) end.leave(network.nowNanos());
    }
}
