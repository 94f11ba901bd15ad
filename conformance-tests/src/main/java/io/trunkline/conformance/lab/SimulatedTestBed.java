package io.trunkline.conformance.lab;

import io.trunkline.conformance.ProviderTestBed;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.network.Fault;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hand on a simulated network: what is to happen is a fault of the kind that network files have. */
final class SimulatedTestBed implements ProviderTestBed {
    private final SimulatedNetwork network;

    private SimulatedTestBed(SimulatedNetwork network) {
        this.network = network;
    }

    /** For the network that runs, if exactly one does. */
    static Optional<ProviderTestBed> find() {
        List<SimulatedNetwork> all = SimulatedNetworks.all();
        return all.size() == 1 ? Optional.of(new SimulatedTestBed(all.get(0))) : Optional.empty();
    }

    @Override
    public void loseCircuits(SocketAddress caller, SocketAddress called) {
        long nowPicos = network.simulation().nowPicos();
        network.inject(
                new Fault(new Fault.Occasion.At(nowPicos), Fault.Verb.RELEASE, Map.of("group-of", host(caller))));
    }

    /** The host's name: what stands before the port. */
    private static String host(SocketAddress address) {
        String text = address.toString();
        int colon = text.lastIndexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}
