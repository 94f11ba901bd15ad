package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.Group;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The calling side of a circuit: it carries the members of one group to one host, or one socket in no group. The first
 * member's connect places the call, the next ones wait for it and open channels on it, the last one clears it. It is sized by
 * the group's quality of service where that asks for rates or has a provider-specific part, else by the sum of what the members ask for. What a network makes
 * of that is for its own kind of circuit to say. In the kernel.
 */
public abstract class CallerCircuit implements CircuitEnd.Owner {
    private final CircuitHost host;
    private final CircuitHost.CircuitKey key;
    private final long number;
    private final FrameFormat format;
    private final CircuitEnd end;
    private final List<Attempt> waiting = new ArrayList<>();
    private final Map<ChannelEnd, Attempt> opening = new LinkedHashMap<>();
    private final MemberShares shares;
    private final Renegotiation renegotiation = new Renegotiation(this);
    private Qos groupQos;
    /** What the group had when its members were told last. */
    private Qos told = Qos.UNSPECIFIED;

    private Attempt first;
    private int lastChannel;
    private boolean active;
    private boolean over;

    /** A circuit that has not been placed. */
    protected CallerCircuit(CircuitHost host, CircuitHost.CircuitKey key, long number, FrameFormat format) {
        this.host = host;
        this.key = key;
        this.number = number;
        this.format = format;
        this.groupQos = key.group() == null ? Qos.UNSPECIFIED : key.group().qos();
        this.end = new CircuitEnd(host.events(), format, this, host.settings().fragmentOctets());
        this.shares = new MemberShares(end);
    }

    // ---- what a network does

    /** Places the call; {@link #placed} or {@link #notPlaced} follows. @param size what it is to carry */
    protected abstract void place(Qos size, Octets memberRequest);

    /** The first member has given up before there was an answer; {@link #notPlaced} follows. */
    protected abstract void giveUp();

    /** Nobody needs it any more: it is cleared. */
    protected abstract void clear();

    /** Makes a circuit that is up carry something else. @param outcome told {@code null} once it is in force, else why not */
    protected abstract void change(Qos size, Consumer<Ws2Exception> outcome);

    /** What is in force, or the group's quality of service, has changed: fragments are sized anew. */
    protected abstract void refit();

    /** What the contract in force, or the one that is asked for, makes of a quality of service. */
    protected abstract Qos granted(Qos asked);

    /** The rate at which a member is served that was promised one, both in octets of the application per second. */
    protected long shareOctetsPerSecond(long promised) {
        return promised;
    }

    /** It is over: its line ends. */
    protected abstract void released();

    // ---- what it is

    /** Whose it is. */
    public CircuitHost host() {
        return host;
    }

    /** The group that it carries, {@code null} for a socket in none. */
    public final Group group() {
        return key.group();
    }

    /** The caller's number of it. */
    public final long number() {
        return number;
    }

    /** The called host. */
    public final String peer() {
        return key.peer();
    }

    /** Its end at this side. */
    public final CircuitEnd end() {
        return end;
    }

    /** It is up. */
    public final boolean isActive() {
        return active && !over;
    }

    /** It is no more. */
    public final boolean isOver() {
        return over;
    }

    /** What the group has here: what was asked for, corrected to the contract in force. */
    public final Qos groupQos() {
        return granted(groupQos);
    }

    /** What the group asks for here. */
    public final Qos askedGroupQos() {
        return groupQos;
    }

    void groupQos(Qos qos) {
        if (qos.equals(groupQos)) return;
        groupQos = qos;
        for (ChannelEnd channel : end.channels()) if (channel.tellGroupQos(qos)) return;
    }

    /** The channel is a member's that is there, or about to be. */
    boolean has(ChannelEnd channel) {
        return shares.has(channel);
    }

    /** What a member asks for. */
    Qos share(ChannelEnd channel) {
        return shares.of(channel);
    }

    /** What a member has: the contract is that of the only one, if it is in no group. */
    Qos shareInForce(ChannelEnd channel) {
        return key.group() == null ? granted(share(channel)) : share(channel);
    }

    List<Qos> sharesWith(ChannelEnd changed, Qos qos) {
        return shares.with(changed, qos);
    }

    private static boolean isSizedBy(Qos groupQos) {
        return Sums.decides(groupQos);
    }

    /** What the circuit is sized by. */
    final Qos size(Qos ofGroup, List<Qos> ofMembers) {
        boolean isOfSocket = key.group() == null && ofMembers.size() == 1;
        return isOfSocket ? ofMembers.get(0) : Sums.size(ofGroup, ofMembers);
    }

    @Override
    public final String circuitName() {
        return facts().entrySet().stream()
                .map(fact -> " " + fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("", host.name() + "#" + number, ""));
    }

    // ---- members come

    /** A member wants to be connected. */
    void enter(Attempt attempt) {
        if (active) {
            join(attempt);
        } else if (first == null) {
            first = attempt;
            placeFor(attempt);
        } else {
            waiting.add(attempt);
        }
    }

    private void placeFor(Attempt attempt) {
        try {
            Sums.checkShares(groupQos, List.of(), attempt.own());
        } catch (QosRefusedException tooMuch) {
            notPlaced(tooMuch);
            return;
        }
        place(firstSize(), attempt.request(this).encode());
    }

    /** What the circuit that is being placed is sized by. */
    protected final Qos firstSize() {
        return size(groupQos, List.of(first.own()));
    }

    /** The call has failed; the next of those who wait places it anew. */
    protected final void notPlaced(Ws2Exception why) {
        Attempt refused = first;
        refused.fails(why);
        if (over) return;
        first = waiting.isEmpty() ? null : waiting.remove(0);
        if (first != null) placeFor(first);
        else end(null);
    }

    /** The other side has accepted, and the line is there. @param memberAnswer empty if it comes on the circuit */
    protected final void placed(Optional<Octets> memberAnswer) {
        active = true;
        refit();
        told = groupQos();
        Attempt placed = first;
        first = null;
        ChannelEnd channel = open(placed, true);
        memberAnswer.ifPresent(
                said -> placed.accepted(MemberAnswer.decode(said).toOptional().orElse(MemberAnswer.EMPTY), channel));
        List<Attempt> others = List.copyOf(waiting);
        waiting.clear();
        others.forEach(this::join);
    }

    /** The circuit is there, but the first member's request did not go along with the call: it joins as the others do. */
    protected final void placedBare() {
        active = true;
        refit();
        told = groupQos();
        List<Attempt> all = new ArrayList<>();
        all.add(first);
        all.addAll(waiting);
        first = null;
        waiting.clear();
        all.forEach(this::join);
    }

    private void join(Attempt attempt) {
        try {
            Sums.checkShares(groupQos, shares.with(null, null), attempt.own());
        } catch (QosRefusedException tooMuch) {
            attempt.fails(tooMuch);
            endIfEmpty();
            return;
        }
        boolean grows = !isSizedBy(groupQos) && Sums.decides(attempt.own());
        if (!grows) {
            open(attempt, false);
            return;
        }
        ChannelEnd channel = channel(attempt);
        shares.put(channel, Qos.UNSPECIFIED);
        renegotiation.ask(new Renegotiation.Wish(groupQos, channel, attempt.own()), refused -> {
            if (refused == null) {
                begin(channel, attempt, false);
            } else {
                shares.remove(channel);
                attempt.fails(refused);
                endIfEmpty();
            }
        });
    }

    private ChannelEnd channel(Attempt attempt) {
        do {
            lastChannel = lastChannel % format.maxChannel() + 1;
        } while (end.channel(lastChannel) != null);
        return new ChannelEnd(end, lastChannel, attempt.isMessageOriented(), attempt.member(), host.settings());
    }

    /** @param withCircuit its request went along with the call */
    private ChannelEnd open(Attempt attempt, boolean withCircuit) {
        ChannelEnd channel = channel(attempt);
        shares.put(channel, attempt.own());
        begin(channel, attempt, withCircuit);
        return channel;
    }

    private void begin(ChannelEnd channel, Attempt attempt, boolean withCircuit) {
        if (over) {
            attempt.fails(CircuitErrors.failure(CauseValue.TEMPORARY_FAILURE, Side.NETWORK));
            return;
        }
        if (attempt.isOver()) { // given up while the network was asked
            channelEnded(channel);
            return;
        }
        shares.put(channel, attempt.own());
        channel.owner(attempt);
        attempt.channel(channel);
        end.enter(channel);
        if (!withCircuit) opening.put(channel, attempt);
        channel.open(withCircuit ? Octets.NONE : attempt.request(this).encode());
        reshare();
    }

    /** An attempt has been given up. */
    void withdraw(Attempt attempt) {
        if (waiting.remove(attempt)) return;
        if (attempt == first && !active) giveUp();
    }

    /** What is said with a circuit that takes the place of this one. */
    protected final Octets replacementRequest() {
        return new MemberRequest(
                        false,
                        OptionalInt.empty(),
                        Optional.of(number),
                        number,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Octets.NONE)
                .encode();
    }

    // ---- while it lasts

    Renegotiation renegotiation() {
        return renegotiation;
    }

    /** What is asked for is in force now. */
    void inForce() {
        refit();
        reshare();
        told = groupQos();
    }

    /** The network has changed the contract by itself: if that makes a difference to the group, all members are told. */
    protected final void changed() {
        Qos before = told;
        inForce();
        if (!isSizedBy(groupQos) || !told.equals(before)) tell(Ready.GROUP_QOS);
    }

    /** Tells the sockets that are on it. */
    private void tell(int what) {
        if (key.group() == null) end.channels().forEach(channel -> channel.tell(Ready.QOS));
        else host.tell(key.group(), what);
    }

    /** A member has another share. */
    void share(ChannelEnd channel, Qos qos) {
        shares.put(channel, qos);
        reshare();
    }

    private void reshare() {
        shares.apply(isSizedBy(groupQos), this::shareOctetsPerSecond);
    }

    // ---- the end

    @Override
    public final void unknownChannel(Frame frame) {
        StrayFrames.answer(end, frame);
    }

    @Override
    public final void channelEnded(ChannelEnd channel) {
        opening.remove(channel);
        boolean had = shares.remove(channel);
        if (over) return;
        if (had && !shares.isEmpty() && !isSizedBy(groupQos)) renegotiation.shrink();
        endIfEmpty();
    }

    private void endIfEmpty() {
        if (over || !active || !end.isEmpty() || !shares.isEmpty() || !waiting.isEmpty()) return;
        clear();
        end(null);
    }

    /** It is no more. @param why {@code null} if nobody needs it */
    protected final void end(Ws2Exception why) {
        if (over) return;
        over = true;
        host.forget(key, this);
        for (ChannelEnd channel : end.channels()) channel.circuitEnded(why, false);
        renegotiation.end(why);
        released();
        end.close();
    }
}
