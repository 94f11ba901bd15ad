package io.trunkline.circuit.network;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import java.util.LinkedHashMap;
import java.util.Map;

/** The networks of one provider that are running in this process: libraries that name the same one meet on it. Safe from any thread. */
public final class RunningNetworks<S, N extends SimulatedNetwork> {
    /** Starts a network. */
    public interface Starter<N> {
        /** Starts it. */
        N start() throws Ws2Exception;
    }

    private static final class Running<S, N> {
        final S settings;
        final N network;
        int libraries;

        Running(S settings, N network) {
            this.settings = settings;
            this.network = network;
        }
    }

    private final String provider;
    private final Map<String, Running<S, N>> running = new LinkedHashMap<>();

    /** None runs yet. */
    public RunningNetworks(String provider) {
        this.provider = provider;
    }

    /**
     * A library joins a network, which starts if it is the first.
     *
     * @throws Ws2Exception {@code WSASYSNOTREADY} it cannot start, or runs with other settings
     */
    public synchronized N join(String name, S settings, Starter<N> starter) throws Ws2Exception {
        Running<S, N> there = running.get(name);
        if (there == null) {
            there = new Running<>(settings, start(starter));
            running.put(name, there);
            SimulatedNetworks.began(provider, there.network);
        }
        if (!there.settings.equals(settings)) {
            throw new Ws2Exception(
                    WsaError.WSASYSNOTREADY,
                    "network '" + name + "' is in use with " + there.settings + ", this library wants " + settings
                            + "; configure providers." + provider + " alike, or give it another name");
        }
        there.libraries++;
        return there.network;
    }

    /** What a network file, a fault or a host's name says wrong shows only here; whoever configured it gets the line. */
    private N start(Starter<N> starter) throws Ws2Exception {
        try {
            return starter.start();
        } catch (IllegalArgumentException wrong) {
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, wrong.getMessage(), FailureContext.NONE, wrong);
        }
    }

    /** A library has left. @return true if it was the last: the network is to end */
    public synchronized boolean leave(String name) {
        Running<S, N> there = running.get(name);
        if (there == null || --there.libraries > 0) return false;
        running.remove(name);
        SimulatedNetworks.ended(provider, there.network);
        return true;
    }
}
