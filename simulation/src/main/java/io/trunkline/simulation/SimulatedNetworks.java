package io.trunkline.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks that run in this JVM, by provider and name. Safe from any thread. */
public final class SimulatedNetworks {
    private static final Map<String, SimulatedNetwork> RUNNING = new LinkedHashMap<>();

    private SimulatedNetworks() {}

    private static String key(String provider, String name) {
        return provider + '/' + name;
    }

    /** The network of this provider and name, while a library is on it. */
    public static Optional<SimulatedNetwork> find(String provider, String name) {
        synchronized (RUNNING) {
            return Optional.ofNullable(RUNNING.get(key(provider, name)));
        }
    }

    /** All that run. */
    public static List<SimulatedNetwork> all() {
        synchronized (RUNNING) {
            return new ArrayList<>(RUNNING.values());
        }
    }

    /** For providers: the network has begun. */
    public static void began(String provider, SimulatedNetwork network) {
        synchronized (RUNNING) {
            RUNNING.put(key(provider, network.name()), network);
        }
    }

    /** For providers: the network has ended. */
    public static void ended(String provider, SimulatedNetwork network) {
        synchronized (RUNNING) {
            RUNNING.remove(key(provider, network.name()), network);
        }
    }
}
