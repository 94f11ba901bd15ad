package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.socket.CallerCircuit;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The calling side of a circuit that is one virtual connection with a traffic contract. In the kernel. */
final class AtmCallerCircuit extends CallerCircuit implements CallListener {
    private final AtmHost host;
    private final CircuitTerms terms;
    private final AtmLine line;
    private final ContractChange change = new ContractChange(this);
    private Call call;
    /** The call that was placed first, while nothing has taken its place. */
    private Call placedCall;

    /** The connection of the call that speaks for the circuit. */
    private ConnectionIdentifier channel;
    /** That of the call which was placed first. */
    private ConnectionIdentifier placedChannel;

    private TrafficContract contract;

    AtmCallerCircuit(AtmHost host, AtmHost.CircuitKey key, long number) {
        super(host, key, number, FrameFormat.LLC_SNAP);
        this.host = host;
        this.terms = new CircuitTerms(host, host.network().addressOf(key.peer()));
        this.line = new AtmLine(host.port(), end());
    }

    // ---- for the change of its contract

    @Override
    public AtmHost host() {
        return host;
    }

    CircuitTerms terms() {
        return terms;
    }

    AtmLine line() {
        return line;
    }

    Call call() {
        return call;
    }

    TrafficContract contract() {
        return contract;
    }

    ConnectionIdentifier channel() {
        return channel;
    }

    /** This is in force now. @param newCall the call that carries it @param itsChannel its connection */
    void inForce(TrafficContract now, Call newCall, ConnectionIdentifier itsChannel) {
        call = newCall;
        channel = itsChannel;
        contract = now;
    }

    Octets replacement() {
        return replacementRequest();
    }

    /** A call whose place another has taken: its end is nobody's. */
    void replaced(Call old) {
        if (old == placedCall) placedCall = null;
    }

    // ---- what the network does

    @Override
    protected void place(Qos size, Octets memberRequest) {
        contract = host.contractOf(size);
        placedCall = host.signalling().setup(terms.setup(memberRequest, contract, size), this);
        call = placedCall;
    }

    @Override
    protected void giveUp() {
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    @Override
    protected void clear() {
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    @Override
    protected void change(Qos size, Consumer<Ws2Exception> outcome) {
        change.begin(size, outcome);
    }

    @Override
    protected void refit() {
        end().fragmentOctets(terms.fragmentOctets(contract, askedGroupQos()));
    }

    @Override
    protected Qos granted(Qos asked) {
        return contract == null ? asked : host.mapping().granted(asked, contract);
    }

    @Override
    protected void released() {
        line.close();
    }

    @Override
    public Map<String, String> facts() {
        return contract == null ? Map.of() : CircuitTerms.facts(line, contract.category(), contract.forward());
    }

    // ---- the call

    @Override
    public void connected(Answer answer) {
        contract = answer.contract();
        channel = answer.channel();
        placedChannel = channel;
        line.attach(answer.channel().vpci(), answer.channel().vci(), contract.forward());
        placed(Optional.of(CircuitTerms.join(answer.memberAnswer(), answer.userData())));
    }

    /** A call that speaks for the circuit is over, or one whose place another has taken. */
    void ended(Call which, ConnectionIdentifier itsChannel, Cause cause) {
        if (which == call) end(AtmErrors.failure(cause));
        else line.detach(itsChannel.vpci(), itsChannel.vci());
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
        if (isOver()) return;
        if (isActive() && placedCall == null) line.detach(placedChannel.vpci(), placedChannel.vci());
        else if (isActive()) end(AtmErrors.failure(cause));
        else notPlaced(terms.failure(cause, firstSize(), available));
    }

    @Override
    public void modified(TrafficContract now) {
        change.modified(now);
    }

    @Override
    public void imposed(TrafficContract now) {
        imposed(placedCall, now);
    }

    /** The network has put another contract in force; on a call whose place another has taken it means nothing. */
    void imposed(Call which, TrafficContract now) {
        if (which != call) return;
        contract = now;
        line.traffic(change.allowed(now.forward()));
        changed();
    }

    @Override
    public void modifyRejected(Cause cause, Optional<TrafficContract> available) {
        change.rejected(cause, available);
    }
}
