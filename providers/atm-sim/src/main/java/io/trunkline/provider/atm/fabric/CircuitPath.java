package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.call.PathControl.Path;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A circuit, or one branch of it. */
final class CircuitPath implements Path {
    final Circuit circuit;
    final Node called;
    /** From the caller to the called host; empty once released. */
    final List<Hop> hops;

    private final Paths paths;
    private final ConnectionIdentifier callerEnd;
    private final ConnectionIdentifier calledEnd;
    boolean isOpen;
    boolean isLost;

    CircuitPath(Paths paths, Circuit circuit, Node called, List<Hop> hops) {
        this.paths = paths;
        this.circuit = circuit;
        this.called = called;
        this.hops = hops;
        this.callerEnd = ConnectionIdentifier.exclusive(0, hops.get(0).vci);
        this.calledEnd = ConnectionIdentifier.exclusive(0, hops.get(hops.size() - 1).vci);
    }

    @Override
    public String calledHost() {
        return called.name;
    }

    @Override
    public ConnectionIdentifier callerEnd() {
        return callerEnd;
    }

    @Override
    public ConnectionIdentifier calledEnd() {
        return calledEnd;
    }

    @Override
    public TrafficContract contract() {
        return circuit.contract;
    }

    @Override
    public Answer modify(TrafficContract wanted) {
        Optional<Answer.Refused> refused = circuit.modify(wanted, paths.settled());
        if (refused.isPresent()) return refused.get();
        links().forEach(paths.sharing()::roomCame);
        return new Answer.Reserved(this);
    }

    @Override
    public Answer addParty(AtmAddress leaf) {
        return paths.addParty(circuit, leaf);
    }

    @Override
    public void open() {
        if (isOpen || hops.isEmpty()) return;
        paths.settled();
        isOpen = true;
        circuit.open(hops);
    }

    @Override
    public void release() {
        if (hops.isEmpty()) return;
        paths.settled();
        paths.release(this);
    }

    @Override
    public long signallingDelayPicos() {
        long picos = 0;
        for (Hop hop : hops) picos += hop.upstream.isHost() || hop.downstream().isHost() ? 0 : hop.link.delayPicos();
        return picos;
    }

    /** The links that it crosses, in a set of its own. */
    Set<Link> links() {
        Set<Link> links = new LinkedHashSet<>();
        for (Hop hop : hops) links.add(hop.link);
        return links;
    }

    boolean uses(Link link) {
        for (Hop hop : hops) if (hop.link == link) return true;
        return false;
    }

    @Override
    public String toString() {
        return "path from " + circuit.caller.name + " " + callerEnd.vpci() + "/" + callerEnd.vci() + " to "
                + called.name + " " + calledEnd.vpci() + "/" + calledEnd.vci();
    }
}
