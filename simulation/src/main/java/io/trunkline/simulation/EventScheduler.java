package io.trunkline.simulation;

/**
 * What a simulated part sees of the kernel. It is used by events, and by whoever is inside {@link Simulation#call}: always
 * one thread at a time, so that a part needs no lock of its own.
 */
public interface EventScheduler {
    /** Picoseconds in a second. */
    long PICOS_PER_SECOND = 1_000_000_000_000L;
    /** Picoseconds in a millisecond. */
    long PICOS_PER_MILLI = 1_000_000_000L;
    /** Picoseconds in a microsecond. */
    long PICOS_PER_MICRO = 1_000_000L;
    /** Picoseconds in a nanosecond. */
    long PICOS_PER_NANO = 1_000L;
    /** An instant that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** A planned event. */
    interface Planned {
        /** Calls it off; does nothing if it has happened. */
        void cancel();

        /** True until it happens or is called off. */
        boolean isPending();
    }

    /** Now, in picoseconds since the simulation began. */
    long nowPicos();

    /**
     * Plans an event; events of one instant happen in the order in which they were planned.
     *
     * @param atPicos when, not before now
     */
    Planned at(long atPicos, Runnable event);

    /** Plans an event this long from now. */
    default Planned after(long delayPicos, Runnable event) {
        return at(nowPicos() + delayPicos, event);
    }

    /**
     * Plans an event that never moves the clock alone: keep-alive and idle timers. It happens only if something else makes
     * the clock pass its instant.
     */
    Planned background(long atPicos, Runnable event);

    /**
     * Random numbers of one part: the same for the same seed and name, whatever other parts draw.
     *
     * @param part a name that is unique in the network, for example {@code link:alice-s1:loss}
     */
    SeededRandom random(String part);

    /** The record of the run. */
    Trace trace();

    /** To be run once nobody is inside the kernel: upcalls to sockets, and nothing else. */
    void afterwards(Runnable upcall);
}
