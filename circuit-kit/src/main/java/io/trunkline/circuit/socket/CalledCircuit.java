package io.trunkline.circuit.socket;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Ready;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The called side of a circuit. The first member's request comes with the call and waits, alerting, at its listener; those
 * that join come in the begin of their channels. In the kernel.
 */
public abstract class CalledCircuit implements CircuitEnd.Owner {
    private static final int FIRST_CHANNEL = 1;
    /** Rates that differ by less than one part of so many differ by rounding. */
    private static final int ROUNDED = 1_000;

    private final CircuitHost host;
    private final String caller;
    private final MemberRequest request;
    private final CircuitEnd end;
    private final Map<ChannelEnd, WaitingRequest> waiting = new LinkedHashMap<>();
    private final MemberShares shares;
    private boolean ofGroup;
    /** What the calling group asks for, or the calling socket that is in none; seen from there. */
    private Optional<Qos> asked;

    /** Whose it is, who joins first will say. */
    private boolean ofNobodyYet;

    private WaitingRequest first;
    private boolean accepted;
    private boolean over;
    /** What the members have been told of last. */
    private Optional<Qos> told = Optional.empty();

    /** A circuit whose call has come. @param caller the calling host by name */
    protected CalledCircuit(CircuitHost host, String caller, MemberRequest request, FrameFormat format) {
        this.host = host;
        this.caller = caller;
        this.request = request;
        isOf(request);
        this.end = new CircuitEnd(host.events(), format, this, host.settings().fragmentOctets());
        this.shares = new MemberShares(end);
    }

    private void isOf(MemberRequest member) {
        ofGroup = member.membership().isPresent();
        asked = ofGroup ? member.membership().flatMap(MemberRequest.Membership::qos) : member.qos();
    }

    // ---- what a network does

    /** The request waits for somebody to take it. */
    protected abstract void alert();

    /**
     * Takes the call: its line is there, and the answer goes to the caller.
     *
     * @return what of the answer is to be said on the circuit, because the network does not carry it
     */
    protected abstract Octets take(Octets memberAnswer);

    /** Does not. */
    protected abstract void refuse(CauseValue cause);

    /** What the contract in force makes of a quality of service, seen from the caller. */
    protected abstract Qos granted(Qos asked);

    /** What members ask for has changed, or one has come or gone. */
    protected void resized() {}

    /** It is over: its line ends. */
    protected abstract void released();

    // ---- what it is

    /** Whose it is. */
    public final CircuitHost host() {
        return host;
    }

    /** The calling host. */
    public final String caller() {
        return caller;
    }

    /** The caller's number of it. */
    public final long number() {
        return request.circuit();
    }

    /** Its end at this side. */
    public final CircuitEnd end() {
        return end;
    }

    /** True for a circuit of a group, false for that of a socket in none. */
    protected final boolean isOfGroup() {
        return ofGroup;
    }

    /** What the calling group has, or the calling socket that is in none; seen from here. */
    Optional<Qos> inForce() {
        return asked.map(theirs -> granted(theirs).mirrored());
    }

    /** What the calling group has, seen from here. */
    Optional<Qos> groupQos() {
        return isOfGroup() ? inForce() : Optional.empty();
    }

    /** What the calling group asks for, seen from there. */
    protected final Optional<Qos> askedGroupQos() {
        return isOfGroup() ? asked : Optional.empty();
    }

    /** What the calling side sizes the circuit by, as far as it has said; seen from there. */
    protected final Qos size() {
        Qos said = asked.orElse(Qos.UNSPECIFIED);
        if (!isOfGroup()) return said;
        List<Qos> ofMembers =
                accepted ? shares.with(null, null) : request.qos().stream().toList();
        return Sums.size(said, ofMembers);
    }

    /** The calling group, or the calling socket that is in none, asks for something else now; seen from there. */
    void asksFor(Qos theirs) {
        asked = Optional.of(theirs);
        changed();
    }

    /** A member asks for this; seen from the caller. */
    void share(ChannelEnd channel, Qos theirs) {
        shares.put(channel, theirs);
        resized();
    }

    /** What is in force may have changed: if so, those who have it are told. */
    protected void changed() {
        Optional<Qos> inForce = inForce();
        if (isAsTold(inForce)) return;
        told = inForce;
        for (ChannelEnd channel : end.channels()) {
            if (!isOfGroup()) channel.tell(Ready.QOS);
            else if (channel.membership() != null) channel.tell(Ready.GROUP_QOS);
        }
    }

    @Override
    public final String circuitName() {
        return facts().entrySet().stream()
                .map(fact -> " " + fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("", caller + "#" + request.circuit() + " at " + host.name(), ""));
    }

    /**
     * True if nobody needs to be told again. The network's contract comes first, rounded to cells or channels, and then what
     * the caller asks for: they are one change.
     */
    private boolean isAsTold(Optional<Qos> inForce) {
        if (inForce.isEmpty() || told.isEmpty()) return inForce.equals(told);
        Qos now = inForce.get();
        Qos before = told.get();
        return isNear(now.sending(), before.sending()) && isNear(now.receiving(), before.receiving());
    }

    private static boolean isNear(FlowSpec one, FlowSpec other) {
        long rate = one.tokenRateOctetsPerSecond();
        long difference = Math.abs(rate - other.tokenRateOctetsPerSecond());
        // at the other's rate it might be above its own peak, which no flow spec is
        return difference <= rate / ROUNDED && one.withTokenRate(0).equals(other.withTokenRate(0));
    }

    // ---- the first member

    /** The call has come. */
    public void offer() {
        first = new WaitingRequest(host, this, null, request);
        CauseValue refusal = host.offer(first);
        if (refusal == null) alert();
        else reject(refusal);
    }

    /** The call has come without a member: it is taken, and all members join. */
    protected final void offerBare() {
        accepted = true;
        ofNobodyYet = true;
        take(Octets.NONE);
    }

    /** Somebody has taken the call. */
    protected final boolean isAccepted() {
        return accepted;
    }

    /** It is no more. */
    protected final boolean isOver() {
        return over;
    }

    /** Takes the call. */
    ChannelEnd accept(GroupMember member, MemberAnswer answer) throws Ws2Exception {
        if (over) throw CircuitErrors.failure(CauseValue.NORMAL_CALL_CLEARING, Side.PEER);
        first = null;
        accepted = true;
        ChannelEnd channel = new ChannelEnd(end, FIRST_CHANNEL, request.messages(), member, host.settings());
        channel.peersWindow(request.window());
        end.enter(channel);
        share(channel, request.qos().orElse(Qos.UNSPECIFIED));
        channel.awaitBegin(take(answer.encode()));
        told = inForce();
        return channel;
    }

    /** Does not. */
    void reject(CauseValue cause) {
        if (over || accepted) return;
        first = null;
        refuse(cause);
        end(null, false);
    }

    // ---- members that join

    @Override
    public final void unknownChannel(Frame frame) {
        if (!(StrayFrames.pdu(frame) instanceof SscopPdu.Bgn begin)) {
            StrayFrames.answer(end, frame);
            return;
        }
        if (!(MemberRequest.decode(begin.userToUser()) instanceof Decoded.Value<MemberRequest> value)) {
            StrayFrames.answer(end, frame);
            return;
        }
        MemberRequest joins = value.value();
        if (ofNobodyYet) adopt(joins);
        ChannelEnd channel = new ChannelEnd(end, frame.channel(), joins.messages(), null, host.settings());
        channel.owner(new Joining(channel, joins));
        channel.peersWindow(joins.window());
        end.enter(channel);
        share(channel, joins.qos().orElse(Qos.UNSPECIFIED));
        channel.begin(frame);
    }

    /** Nobody is there yet who would have to be told. */
    private void adopt(MemberRequest member) {
        ofNobodyYet = false;
        isOf(member);
        told = inForce();
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
            WaitingRequest waits = new WaitingRequest(host, CalledCircuit.this, channel, joins);
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
        WaitingRequest waits = waiting.remove(channel);
        if (waits != null) waits.withdraw();
    }

    /** A joining member's request has been answered. */
    void answered(ChannelEnd channel) {
        waiting.remove(channel);
    }

    // ---- the end

    @Override
    public final void channelEnded(ChannelEnd channel) {
        withdraw(channel);
        if (shares.remove(channel) && !over) resized();
    }

    /** It is no more. @param normally the side that called has cleared it because nobody needed it */
    protected final void end(Ws2Exception why, boolean normally) {
        if (over) return;
        over = true;
        host.forget(this);
        if (first != null) first.withdraw();
        for (ChannelEnd channel : end.channels()) channel.circuitEnded(why, normally);
        released();
        end.close();
    }
}
