package io.trunkline.simulation;

import io.trunkline.simulation.network.Fault;
import java.util.List;
import java.util.SortedMap;

/**
 * A simulated network that is running: what whoever rehearses on it can see and do, whichever provider simulates it. Safe
 * from any thread.
 */
public interface SimulatedNetwork {
    /** The name that libraries meet under. */
    String name();

    /** Its clock, seed and trace. */
    Simulation simulation();

    /**
     * Makes a fault happen, at its time or when its occasion comes.
     *
     * @throws IllegalArgumentException it names a part that the network does not have, or a verb that it does not know;
     *     the message lists what there is
     */
    void inject(Fault fault);

    /** Counters by name, for example {@code link.alice-s1.forward.cells}; in the order of their names. */
    SortedMap<String, Long> counters();

    /** Circuits, identifiers and timers that are there though no socket needs them, one line each; empty if all is well. */
    List<String> leftovers();

    /** The sockets that are open, one line each: host, number, entry and address. */
    List<String> openSockets();

    /** The exact commands that show the captures of this run. */
    List<String> captureCommands();
}
