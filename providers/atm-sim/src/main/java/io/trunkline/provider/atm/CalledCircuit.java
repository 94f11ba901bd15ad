package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.call.IncomingSetup;
import io.trunkline.provider.atm.call.SetupRequest;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Ready;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The called side of a circuit. The first member's request comes with the call and waits, alerting, at its listener; those
 * that join come in the begin of their channels. In the kernel.
 */
final class CalledCircuit implements CallListener, CircuitEnd.Owner {
    private static final int FIRST_CHANNEL = 1;
    private static final long MOVE_PICOS = EventScheduler.PICOS_PER_SECOND / 2;

    private final AtmHost host;
    private final String caller;
    private final MemberRequest request;
    private final CircuitEnd end;
    private final Map<ChannelEnd, AtmRequest> waiting = new LinkedHashMap<>();
    private Call call;
    private ConnectionIdentifier connection;
    private TrafficContract contract;
    private Optional<Qos> groupQos;
    private AtmRequest first;
    private boolean accepted;
    private boolean normally;
    private boolean over;

    CalledCircuit(AtmHost host, IncomingSetup setup, MemberRequest request, Call call) {
        this.host = host;
        this.caller = host.network().nameOf(setup.calling());
        this.request = request;
        this.call = call;
        this.connection = setup.channel();
        this.contract = setup.contract();
        this.groupQos = request.membership().flatMap(MemberRequest.Membership::qos);
        this.end = new CircuitEnd(host, this, host.settings().fragmentOctets());
    }

    String caller() {
        return caller;
    }

    long number() {
        return request.circuit();
    }

    CircuitEnd end() {
        return end;
    }

    /** What the calling group has, seen from here. */
    Optional<Qos> groupQos() {
        return groupQos.map(asked -> host.mapping().granted(asked, contract).mirrored());
    }

    /** The calling group asks for something else now; seen from there. */
    void groupQos(Qos theirs) {
        groupQos = Optional.of(theirs);
        for (ChannelEnd channel : end.channels()) host.tell(channel, Ready.GROUP_QOS);
    }

    @Override
    public String circuitName() {
        return caller + "#" + request.circuit() + " at " + host.name() + " vpi=" + end.vpi() + " vci=" + end.vci()
                + " category=" + contract.category() + " pcr="
                + contract.backward().pcr() + " scr="
                + contract.backward().scr() + " mbs=" + contract.backward().mbs();
    }

    // ---- the first member

    /** The call has come. */
    void offer() {
        first = new AtmRequest(host, this, null, request);
        CauseValue refusal = host.offer(first);
        if (refusal == null) {
            call.alert();
        } else {
            first = null;
            call.reject(refusal, Octets.NONE);
            end(null);
        }
    }

    /** Takes the call. */
    ChannelEnd accept(GroupMember member, MemberAnswer answer) throws Ws2Exception {
        if (over) throw AtmErrors.failure(Cause.of(0, CauseValue.NORMAL_CALL_CLEARING));
        first = null;
        accepted = true;
        end.attach(connection.vpci(), connection.vci(), contract.backward());
        ChannelEnd channel = new ChannelEnd(end, FIRST_CHANNEL, request.messages(), member, host.settings());
        channel.awaitBegin();
        end.enter(channel);
        Octets said = answer.encode();
        int cut = Math.min(said.size(), SetupRequest.MAX_MEMBER_REQUEST_OCTETS);
        call.accept(said.slice(cut, said.size()), said.slice(0, cut));
        return channel;
    }

    /** Does not. */
    void reject(CauseValue cause) {
        if (over || accepted) return;
        first = null;
        call.reject(cause, Octets.NONE);
        end(null);
    }

    // ---- members that join

    @Override
    public void unknownChannel(Frame frame) {
        if (!(StrayFrames.pdu(frame) instanceof SscopPdu.Bgn begin)) {
            StrayFrames.answer(end, frame);
            return;
        }
        if (!(MemberRequest.decode(begin.userToUser()) instanceof Decoded.Value<MemberRequest> value)) {
            StrayFrames.answer(end, frame);
            return;
        }
        MemberRequest joins = value.value();
        ChannelEnd channel = new ChannelEnd(end, frame.channel(), joins.messages(), null, host.settings());
        channel.owner(new Joining(channel, joins));
        end.enter(channel);
        channel.received(frame);
    }

    /** A channel whose begin has come and that nobody has taken. */
    private final class Joining implements ChannelEnd.Owner {
        private final ChannelEnd channel;
        private final MemberRequest joins;

        Joining(ChannelEnd channel, MemberRequest joins) {
            this.channel = channel;
            this.joins = joins;
        }

        @Override
        public void opened(Octets said) {
            AtmRequest waits = new AtmRequest(host, CalledCircuit.this, channel, joins);
            CauseValue refusal = host.offer(waits);
            if (refusal == null) waiting.put(channel, waits);
            else channel.refuse(refusal);
        }

        @Override
        public void failed(Ws2Exception why) {
            withdraw(channel);
        }

        @Override
        public void changed(int what) {}
    }

    private void withdraw(ChannelEnd channel) {
        AtmRequest waits = waiting.remove(channel);
        if (waits != null) waits.withdraw();
    }

    /** A joining member's request has been answered. */
    void answered(ChannelEnd channel) {
        waiting.remove(channel);
    }

    // ---- the call

    @Override
    public void connected(Answer answer) {}

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
        normally = cause.value() == CauseValue.NORMAL_CALL_CLEARING.code();
        end(AtmErrors.failure(cause));
    }

    @Override
    public void modified(TrafficContract now) {
        contract = now;
        end.traffic(now.backward());
        for (ChannelEnd channel : end.channels()) host.tell(channel, Ready.GROUP_QOS);
    }

    /** Another call takes the place of this circuit's. */
    CallListener replacedBy(IncomingSetup setup, Call newCall) {
        ConnectionIdentifier oldConnection = connection;
        call = newCall;
        connection = setup.channel();
        contract = setup.contract();
        newCall.accept(Octets.NONE, MemberAnswer.EMPTY.encode());
        return new Successor(newCall, oldConnection);
    }

    /** Listens to the new call; the old one's end is nobody's from now on. */
    private final class Successor implements CallListener {
        private final Call mine;
        private final ConnectionIdentifier oldConnection;

        Successor(Call mine, ConnectionIdentifier oldConnection) {
            this.mine = mine;
            this.oldConnection = oldConnection;
        }

        @Override
        public void connected(Answer answer) {
            end.moveTo(connection.vpci(), connection.vci(), contract.backward());
            end.events().after(MOVE_PICOS, () -> end.detach(oldConnection.vpci(), oldConnection.vci()));
            for (ChannelEnd channel : end.channels()) host.tell(channel, Ready.GROUP_QOS);
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
            if (call == mine) CalledCircuit.this.ended(cause, byNetwork, userData, available);
        }

        @Override
        public void modified(TrafficContract now) {
            CalledCircuit.this.modified(now);
        }
    }

    /** Who listens to the first call; once that has been replaced its end means nothing. */
    CallListener listener() {
        Call placed = call;
        return new CallListener() {
            @Override
            public void connected(Answer answer) {}

            @Override
            public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
                if (call == placed) CalledCircuit.this.ended(cause, byNetwork, userData, available);
            }

            @Override
            public void modified(TrafficContract now) {
                CalledCircuit.this.modified(now);
            }
        };
    }

    @Override
    public void channelEnded(ChannelEnd channel) {
        withdraw(channel);
    }

    private void end(Ws2Exception why) {
        if (over) return;
        over = true;
        host.forget(this);
        if (first != null) first.withdraw();
        for (ChannelEnd channel : end.channels()) channel.circuitEnded(why, normally);
        if (end.isAttached()) end.detach(end.vpi(), end.vci());
    }
}
