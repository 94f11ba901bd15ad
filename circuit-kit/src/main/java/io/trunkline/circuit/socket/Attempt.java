package io.trunkline.circuit.socket;

import io.trunkline.api.Connected;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.HostClaim;
import io.trunkline.spi.IncomingCall;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connect, from its start to its outcome. In the kernel. */
final class Attempt implements ChannelEnd.Owner {
    private final CircuitSocket caller;
    private final CircuitHost host;
    private final GroupMember member;
    private final SocketAddress to;
    private final List<String> ignored = new ArrayList<>();
    private ConnectCall call;
    private Octets callerData;
    private Qos own;
    private HostClaim claim;
    private CallerCircuit circuit;
    private ChannelEnd channel;
    private boolean over;

    Attempt(CircuitSocket caller, SocketAddress to) {
        this.caller = caller;
        this.to = to;
        this.host = caller.host();
        this.member = caller.member();
    }

    /**
     * Starts it.
     *
     * @throws Ws2Exception {@code WSAEINVAL} the group is constrained to another host; {@code WSAEFAULT} too much data;
     *     {@code WSAENOPROTOOPT} group quality of service by another than the creator, where that is not to be ignored
     */
    void start(ConnectCall asked) throws Ws2Exception {
        call = asked;
        IncomingCall.checkRoom(call.callerData(), host.network().userDataOctets());
        Optional<Qos> ofGroup = call.groupQosOf(member, caller.strictGroups(), ignored);
        callerData = WaitingRequest.octets(call.callerData());
        own = call.qos().map(qos -> qos.over(caller.ownQos())).orElse(caller.ownQos());
        host.check(own);
        if (ofGroup.isPresent()) host.check(ofGroup.get());
        claim = member == null ? null : member.claim(to);
        try {
            caller.bindIfNeeded();
            if (ofGroup.isPresent()) {
                changeGroup(ofGroup.get());
            } else {
                enter();
            }
        } catch (Ws2Exception refused) {
            finish();
            throw refused;
        }
    }

    /** First the circuits that the group has, then the one to the new host. */
    private void changeGroup(Qos wanted) throws Ws2Exception {
        Qos before = member.group().qos();
        GroupContract.change(host, member, wanted.over(before), refused -> {
            if (over) return;
            if (refused != null) {
                fails(refused);
                return;
            }
            revertTo = before;
            enter();
            if (circuit.isActive()) revertTo = null;
        });
    }

    /** What the group asked for before, if this connect fails over what it asks for now. */
    private Qos revertTo;

    private void enter() {
        Object of = member == null ? caller : member.group();
        circuit = host.circuit(
                of, member == null ? null : member.group(), host.network().hostOf(to));
        circuit.enter(this);
    }

    Qos own() {
        return own;
    }

    /** It has succeeded, failed or been given up. */
    boolean isOver() {
        return over;
    }

    GroupMember member() {
        return member;
    }

    boolean isMessageOriented() {
        return caller.isMessageOriented();
    }

    /** What the called side hears. */
    MemberRequest request(CallerCircuit on) {
        Optional<Group> group = Optional.ofNullable(member).map(GroupMember::group);
        return new MemberRequest(
                isMessageOriented(),
                host.settings().toldWindow(isMessageOriented()),
                Optional.empty(),
                on.number(),
                host.network().serviceOf(to),
                host.network().serviceOf(caller.address()),
                Optional.of(own).filter(qos -> !qos.asksForNothing()),
                group.map(in -> new MemberRequest.Membership(
                        in.reference(),
                        in.kind(),
                        member.priority(),
                        Optional.of(in.qos()).filter(qos -> !qos.asksForNothing()))),
                callerData);
    }

    // ---- outcomes

    void channel(ChannelEnd newChannel) {
        channel = newChannel;
    }

    /** The other side has accepted a channel that joined. */
    @Override
    public void opened(Octets answer) {
        if (over) return; // of a first member: accepted already
        accepted(MemberAnswer.decode(answer).toOptional().orElse(MemberAnswer.EMPTY), channel);
    }

    void accepted(MemberAnswer answer, ChannelEnd on) {
        if (over) return;
        Optional<Qos> ofGroup;
        try {
            ofGroup = call.answered(member, circuit.askedGroupQos(), answer.groupQos(), ignored);
        } catch (QosRefusedException less) {
            fails(less);
            on.close(true);
            return;
        }
        over = true;
        if (claim != null) claim.confirm();
        caller.ownQos(own);
        on.owner(caller);
        on.peersWindow(answer.window());
        caller.answers(on, circuit, to);
        Optional<Qos> changed = answer.qos().map(qos -> qos.mirrored().over(own));
        renegotiate(ofGroup, changed, () -> caller.connected(outcome(answer)));
    }

    /** What the called side makes of the qualities of service; where it cannot be had, what was admitted stays. */
    private void renegotiate(Optional<Qos> ofGroup, Optional<Qos> changed, Runnable then) {
        if (ofGroup.isEmpty() && changed.isEmpty()) {
            then.run();
            return;
        }
        Qos group = ofGroup.orElse(circuit.askedGroupQos());
        Qos mine = changed.orElse(own);
        circuit.renegotiation().ask(new Renegotiation.Wish(group, channel, mine), refused -> {
            if (refused != null) {
                ignored.add("the other side's change of the quality of service: " + refused.detail());
            } else {
                caller.ownQos(mine);
            }
            then.run();
        });
    }

    private Connected outcome(MemberAnswer answer) {
        Optional<Qos> granted = Optional.of(caller.qos().own()).filter(qos -> !qos.asksForNothing());
        Optional<Qos> ofGroup = member == null
                ? Optional.empty()
                : Optional.of(circuit.groupQos()).filter(qos -> !qos.asksForNothing());
        return new Connected(ByteBuffer.wrap(answer.calleeData().toArray()), granted, ofGroup, ignored);
    }

    @Override
    public void failed(Ws2Exception why) {
        fails(why);
    }

    @Override
    public void changed(int what) {
        if (over) caller.changed(what);
    }

    /** The network or the other side has said no. */
    void fails(Ws2Exception why) {
        if (over) return;
        finish();
        caller.connectFailed(why);
    }

    /** The caller has given up. */
    void cancel() {
        if (over) return;
        finish();
        if (channel != null) channel.close(true);
        else if (circuit != null) circuit.withdraw(this);
    }

    private void finish() {
        over = true;
        if (claim != null) claim.release();
        if (revertTo != null) GroupContract.revert(member, revertTo);
    }
}
