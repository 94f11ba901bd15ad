package io.trunkline.simulation;

import io.trunkline.spi.TimeSource;
import java.util.List;

/** What moves the time of a simulation. */
interface Clockwork extends TimeSource, AutoCloseable {
    /** The calling thread is about to enter the kernel; returns once it may. Without the lock. */
    void enter();

    /** Under the lock, first of all: lets happen what is due by now. */
    void catchUp();

    /** Under the lock, last of all: the next event is due then. */
    void nextAt(long picos);

    /** The name of the calling thread in the trace. */
    String actorName();

    /** The threads that live on it, without the calling one, one line each. */
    default List<String> actors() {
        return List.of();
    }

    /** The simulation has stopped: whoever waits finds out. */
    default void stopped() {}

    @Override
    void close();
}
