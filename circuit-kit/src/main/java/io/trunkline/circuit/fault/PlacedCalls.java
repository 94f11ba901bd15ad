package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;
import io.trunkline.simulation.EventScheduler;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The calls of a network, numbered from 1 in the order of placing, as faults find them. In the kernel.
 *
 * @param <C> a cause as the network's messages carry it
 */
public abstract class PlacedCalls<C> {
    private final EventScheduler scheduler;
    private final CallFaults<C> faults;
    private final Map<Integer, Runnable> whenPlaced = new TreeMap<>();
    private int placed;

    /**
     * None has been placed.
     *
     * @param byNetwork a cause whose location is the network
     * @param busy what a user who is busy answers
     */
    protected PlacedCalls(EventScheduler scheduler, Function<CauseValue, C> byNetwork, C busy) {
        this.scheduler = scheduler;
        this.faults = new CallFaults<>(byNetwork, busy);
    }

    /** What goes wrong with calls. */
    public final CallFaults<C> faults() {
        return faults;
    }

    /** How many calls have been placed. */
    public final int placed() {
        return placed;
    }

    /** Something that happens once the call of this number has been placed. */
    public final void whenPlaced(int number, Runnable event) {
        whenPlaced.put(number, event);
    }

    /** The number of a call that is placed now; {@link #hasPlaced} follows. */
    protected final int place() {
        return ++placed;
    }

    /** The call with the last number is on its way. */
    protected final void hasPlaced() {
        Runnable awaited = whenPlaced.remove(placed);
        if (awaited != null) scheduler.after(0, awaited);
    }

    /**
     * The network clears a call.
     *
     * @return false if there is none
     */
    public abstract boolean release(int number, CauseValue cause);
}
