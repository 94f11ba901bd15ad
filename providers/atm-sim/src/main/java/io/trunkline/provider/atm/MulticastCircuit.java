package io.trunkline.provider.atm;

import io.trunkline.api.Connected;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.Sums;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.call.SetupRequest;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The root's side of a point-to-multipoint call, from its first join to its last leaf's end. In the kernel. */
final class MulticastCircuit implements CallListener {
    /** How long the last cells may be under way before the circuit is released behind them. */
    private static final long DRAIN_PICOS = 250 * EventScheduler.PICOS_PER_MILLI;

    private final MulticastRoot root;
    private final AtmHost host;
    private final Qos asked;
    private final MulticastSender sender;
    private final long number;
    /** Leaves that have joined or are joining, by the number of their party. */
    private final Map<Integer, LeafSession> leaves = new LinkedHashMap<>();

    private TrafficContract contract;
    private Call call;
    private boolean active;
    private boolean over;

    /** @param asked of the first join; its receiving direction carries nothing */
    MulticastCircuit(MulticastRoot root, Qos asked) {
        this.root = root;
        this.host = root.host();
        this.asked = asked;
        this.number = host.nextCircuit();
        this.sender = new MulticastSender(host, () -> root.changed(Ready.SEND));
        TrafficContract both = host.contractOf(asked);
        this.contract = both.withTraffic(both.forward(), CellTraffic.NONE);
    }

    boolean isOver() {
        return over;
    }

    /** True if a leaf is there, so that somebody gets what is sent. */
    boolean carries() {
        return active && !over;
    }

    String name() {
        return name(host.name() + "#" + number, sender.vpi(), sender.vci(), contract);
    }

    /** As root and leaves call it. @param circuit the root and its number of it */
    static String name(String circuit, int vpi, int vci, TrafficContract contract) {
        return circuit + " multipoint vpi=" + vpi + " vci=" + vci + " serviceCategory=" + contract.category() + " pcr="
                + contract.forward().pcr() + " scr=" + contract.forward().scr() + " mbs="
                + contract.forward().mbs();
    }

    /** What became of its cells on all branches. */
    Map<String, String> figures() {
        return sender.figures();
    }

    /** What is in force. */
    Qos qos() {
        return host.mapping().granted(asked, contract);
    }

    // ---- leaves come

    /** Calls a leaf: the first by the call itself, which starts only here, the others as parties. */
    void invite(LeafSession leaf, Octets callerData) {
        Octets request = request(leaf, callerData);
        int cut = Math.min(request.size(), SetupRequest.MAX_MEMBER_REQUEST_OCTETS);
        Octets head = request.slice(0, cut);
        Octets rest = request.slice(cut, request.size());
        if (call == null) {
            leaves.put(0, leaf);
            call = host.signalling().setup(setup(leaf, head, rest), this);
        } else {
            leaf.endpoint(call.addParty(host.network().addressOf(leaf.leaf().host()), head, rest));
            leaves.put(leaf.endpoint(), leaf);
        }
    }

    private SetupRequest setup(LeafSession leaf, Octets head, Octets rest) {
        return new SetupRequest(
                host.network().addressOf(leaf.leaf().host()),
                host.address(),
                contract,
                true,
                head,
                rest,
                host.specificElements(asked));
    }

    private Octets request(LeafSession leaf, Octets callerData) {
        return new MemberRequest(
                        true,
                        OptionalInt.empty(),
                        Optional.empty(),
                        number,
                        leaf.leaf().service(),
                        host.network().serviceOf(root.address()),
                        Optional.of(asked).filter(qos -> !qos.asksForNothing()),
                        Optional.empty(),
                        callerData)
                .encode();
    }

    @Override
    public void connected(Answer answer) {
        if (over) return;
        active = true;
        contract = answer.contract();
        sender.attach(answer.channel().vpci(), answer.channel().vci(), contract, asked.sending());
        joined(0, CircuitTerms.join(answer.memberAnswer(), answer.userData()));
    }

    @Override
    public void partyAdded(int endpoint, Octets userData) {
        joined(endpoint, userData);
    }

    private void joined(int endpoint, Octets said) {
        LeafSession leaf = leaves.get(endpoint);
        if (leaf == null) return;
        MemberAnswer answer = MemberAnswer.decode(said).toOptional().orElse(MemberAnswer.EMPTY);
        Optional<Qos> granted = Optional.of(qos()).filter(qos -> !asked.asksForNothing());
        root.joined(
                leaf,
                new Connected(ByteBuffer.wrap(answer.calleeData().toArray()), granted, Optional.empty(), List.of()));
    }

    @Override
    public void partyRejected(int endpoint, Cause cause) {
        LeafSession leaf = leaves.remove(endpoint);
        if (leaf != null) root.failed(leaf, failure(cause, Optional.empty()));
    }

    private Ws2Exception failure(Cause cause, Optional<TrafficContract> available) {
        if (!AtmErrors.isOfContract(cause) || !Sums.decides(asked)) return AtmErrors.failure(cause);
        Qos offer = available
                .filter(left -> isUsable(left.forward()))
                .map(left -> host.mapping().granted(asked, left))
                .orElse(null);
        return AtmErrors.refusal(cause, offer);
    }

    /** The way back, on which nothing goes, does not count. */
    private boolean isUsable(CellTraffic forward) {
        return host.mapping().isUsable(asked, contract.withTraffic(forward, forward));
    }

    // ---- leaves go

    @Override
    public void partyDropped(int endpoint, Cause cause) {
        LeafSession leaf = leaves.remove(endpoint);
        if (leaf != null) ends(leaf, cause, Optional.empty());
    }

    private void ends(LeafSession leaf, Cause cause, Optional<TrafficContract> available) {
        if (root.isJoining(leaf)) root.failed(leaf, failure(cause, available));
        else leaf.ends(cause);
    }

    /** A leaf is not wanted any more. */
    void drop(LeafSession leaf) {
        if (over || leaves.get(leaf.endpoint()) != leaf) return;
        leaves.remove(leaf.endpoint());
        if (leaves.isEmpty()) release(CauseValue.NORMAL_CALL_CLEARING);
        else call.dropParty(leaf.endpoint(), CauseValue.NORMAL_CALL_CLEARING);
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
        if (over) return;
        end();
        List<LeafSession> had = List.copyOf(leaves.values());
        leaves.clear();
        // the network clears it in order where the last leaf went at one side and the others at the other
        boolean inOrder = !byNetwork || cause.value() == CauseValue.NORMAL_CALL_CLEARING.code();
        for (LeafSession leaf : had) {
            if (inOrder && active && leaf.endpoint() > 0 && root.isJoining(leaf)) root.again(leaf, asked);
            else ends(leaf, cause, available);
        }
        root.changed(Ready.SEND);
    }

    @Override
    public void imposed(TrafficContract now) {
        contract = now;
        sender.traffic(now.forward());
        root.changed(Ready.QOS);
    }

    /** The root has been closed; unless abortively, what was taken is sent first. */
    void close(boolean abortive) {
        if (over) return;
        if (abortive || !active) {
            release(abortive ? CauseValue.NORMAL_UNSPECIFIED : CauseValue.NORMAL_CALL_CLEARING);
            return;
        }
        sender.finish(new byte[0]);
        sender.whenSent(() -> host.events().after(DRAIN_PICOS, () -> release(CauseValue.NORMAL_CALL_CLEARING)));
    }

    private void release(CauseValue cause) {
        if (over) return;
        call.release(cause, Octets.NONE);
        end();
    }

    private void end() {
        over = true;
        sender.detach();
    }

    // ---- data

    int sendRoom() {
        return active ? sender.sendRoom() : 0;
    }

    int queuedOctets() {
        return sender.queuedOctets();
    }

    int send(ByteBuffer data) throws Ws2Exception {
        return sender.send(data);
    }

    /** Nothing more will be sent. */
    void finish(byte[] farewell) {
        sender.finish(farewell);
    }
}
