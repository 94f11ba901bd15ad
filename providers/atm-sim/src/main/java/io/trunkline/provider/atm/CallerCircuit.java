package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.spi.Group;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calling side of a circuit: it carries the members of one group to one host, or one socket in no group. The first
 * member's connect places the call, the next ones wait for it and open channels on it, the last one clears it. Its contract
 * is the group's quality of service where that asks for rates, else the sum of what the members ask for. In the kernel.
 */
final class CallerCircuit implements CallListener, CircuitEnd.Owner {
    private static final int MAX_CHANNEL = 0xFFFF;

    private final AtmHost host;
    private final AtmHost.CircuitKey key;
    private final long number;
    private final CircuitTerms terms;
    private final CircuitEnd end;
    private final List<Attempt> waiting = new ArrayList<>();
    private final Map<ChannelEnd, Attempt> opening = new LinkedHashMap<>();
    private final MemberShares shares;
    private final Renegotiation renegotiation = new Renegotiation(this);
    private Qos groupQos;
    private Attempt first;
    private Call call;
    /** The call that was placed first, while nothing has taken its place. */
    private Call placedCall;

    private TrafficContract contract;
    private int lastChannel;
    private boolean active;
    private boolean over;

    CallerCircuit(AtmHost host, AtmHost.CircuitKey key, long number) {
        this.host = host;
        this.key = key;
        this.number = number;
        this.groupQos = key.group() == null ? Qos.UNSPECIFIED : key.group().qos();
        this.terms = new CircuitTerms(host, key.peer());
        this.end = new CircuitEnd(host, this, host.settings().fragmentOctets());
        this.shares = new MemberShares(end);
    }

    AtmHost host() {
        return host;
    }

    Group group() {
        return key.group();
    }

    long number() {
        return number;
    }

    Aesa peer() {
        return key.peer();
    }

    CircuitTerms terms() {
        return terms;
    }

    CircuitEnd end() {
        return end;
    }

    Call call() {
        return call;
    }

    TrafficContract contract() {
        return contract;
    }

    boolean isActive() {
        return active && !over;
    }

    boolean isOver() {
        return over;
    }

    /** What the group has here: what was asked for, corrected to the contract in force. */
    Qos groupQos() {
        return contract == null ? groupQos : host.mapping().granted(groupQos, contract);
    }

    Qos askedGroupQos() {
        return groupQos;
    }

    void groupQos(Qos qos) {
        if (qos.equals(groupQos)) return;
        groupQos = qos;
        for (ChannelEnd channel : end.channels()) if (channel.tellGroupQos(qos)) return;
    }

    /** What a member has. */
    Qos share(ChannelEnd channel) {
        return shares.of(channel);
    }

    List<Qos> sharesWith(ChannelEnd changed, Qos qos) {
        return shares.with(changed, qos);
    }

    @Override
    public String circuitName() {
        return contract == null
                ? host.name() + "#" + number
                : host.name() + "#" + number + " vpi=" + end.vpi() + " vci=" + end.vci() + " category="
                        + contract.category() + " pcr=" + contract.forward().pcr() + " scr="
                        + contract.forward().scr() + " mbs="
                        + contract.forward().mbs();
    }

    // ---- members come

    /** A member wants to be connected. */
    void enter(Attempt attempt) {
        if (active) {
            join(attempt);
        } else if (first == null) {
            first = attempt;
            place();
        } else {
            waiting.add(attempt);
        }
    }

    private void place() {
        Qos size = CircuitTerms.size(groupQos, List.of(first.own()));
        try {
            Sums.checkShares(groupQos, List.of(), first.own());
        } catch (QosRefusedException tooMuch) {
            first.fails(tooMuch);
            next();
            return;
        }
        contract = host.contractOf(size);
        Octets request = first.request(this, Optional.empty()).encode();
        placedCall = host.signalling().setup(terms.setup(request, contract, size), this);
        call = placedCall;
    }

    /** The first has gone; the next of those who wait places the call. */
    private void next() {
        first = waiting.isEmpty() ? null : waiting.remove(0);
        if (first != null) place();
        else end(null);
    }

    private void join(Attempt attempt) {
        try {
            Sums.checkShares(groupQos, shares.with(null, null), attempt.own());
        } catch (QosRefusedException tooMuch) {
            attempt.fails(tooMuch);
            endIfEmpty();
            return;
        }
        boolean grows = !CircuitTerms.isSizedBy(groupQos) && Sums.asksForRates(attempt.own());
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
            lastChannel = lastChannel % MAX_CHANNEL + 1;
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
            attempt.fails(AtmErrors.failure(Cause.of(2, CauseValue.TEMPORARY_FAILURE)));
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
        channel.open(
                withCircuit
                        ? Octets.NONE
                        : attempt.request(this, Optional.empty()).encode());
        reshare();
    }

    /** An attempt has been given up. */
    void withdraw(Attempt attempt) {
        if (waiting.remove(attempt)) return;
        if (attempt == first && !active) call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    // ---- the call

    @Override
    public void connected(Answer answer) {
        active = true;
        contract = answer.contract();
        end.fragmentOctets(terms.fragmentOctets(contract, groupQos));
        end.attach(answer.channel().vpci(), answer.channel().vci(), contract.forward());
        Attempt placed = first;
        first = null;
        ChannelEnd channel = open(placed, true);
        Octets said = Octets.copyOf(
                join(answer.memberAnswer().toArray(), answer.userData().toArray()));
        placed.accepted(MemberAnswer.decode(said).toOptional().orElse(MemberAnswer.EMPTY), channel);
        List<Attempt> others = List.copyOf(waiting);
        waiting.clear();
        others.forEach(this::join);
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** A call whose place another has taken: its end is nobody's. */
    void replaced(Call old) {
        if (old == placedCall) placedCall = null;
    }

    /** The call that speaks for the circuit is over. */
    void ended(Call which, Cause cause, boolean byNetwork, Octets userData) {
        if (which == call) end(AtmErrors.failure(cause));
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
        if (over || (active && placedCall == null)) return;
        if (active) {
            end(AtmErrors.failure(cause));
            return;
        }
        Attempt refused = first;
        Qos size = CircuitTerms.size(groupQos, List.of(refused.own()));
        refused.fails(terms.failure(cause, size, available));
        next();
    }

    @Override
    public void modified(TrafficContract now) {
        renegotiation.modified(now);
    }

    @Override
    public void modifyRejected(Cause cause, Optional<TrafficContract> available) {
        renegotiation.rejected(cause, available);
    }

    /** For the renegotiation: this is in force now. @param newCall the call that carries it */
    void inForce(TrafficContract now, Call newCall) {
        call = newCall;
        contract = now;
        end.fragmentOctets(terms.fragmentOctets(contract, groupQos));
        reshare();
    }

    Renegotiation renegotiation() {
        return renegotiation;
    }

    /** The network has lowered the contract: all members are told. */
    void degraded(TrafficContract now) {
        inForce(now, call);
        end.traffic(now.forward());
        tell(Ready.GROUP_QOS);
    }

    /** Tells the sockets that are on it. */
    void tell(int what) {
        if (key.group() == null) {
            end.channels().forEach(channel -> host.tell(channel, Ready.QOS));
        } else {
            host.tell(key.group(), what);
        }
    }

    // ---- shares

    /** A member has another share. */
    void share(ChannelEnd channel, Qos qos) {
        shares.put(channel, qos);
        reshare();
    }

    private void reshare() {
        shares.apply(CircuitTerms.isSizedBy(groupQos));
    }

    // ---- the end

    @Override
    public void unknownChannel(Frame frame) {
        StrayFrames.answer(end, frame);
    }

    @Override
    public void channelEnded(ChannelEnd channel) {
        opening.remove(channel);
        boolean had = shares.remove(channel);
        if (over) return;
        if (had && !shares.isEmpty() && !CircuitTerms.isSizedBy(groupQos)) renegotiation.shrink();
        endIfEmpty();
    }

    private void endIfEmpty() {
        if (over || !active || !end.isEmpty() || !shares.isEmpty() || !waiting.isEmpty()) return;
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        end(null);
    }

    /** It is no more. @param why {@code null} if nobody needs it */
    private void end(Ws2Exception why) {
        if (over) return;
        over = true;
        host.forget(key, this);
        for (ChannelEnd channel : end.channels()) channel.circuitEnded(why, false);
        renegotiation.end();
        if (end.isAttached()) end.detach(end.vpi(), end.vci());
    }
}
