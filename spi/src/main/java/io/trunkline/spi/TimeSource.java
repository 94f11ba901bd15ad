package io.trunkline.spi;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Nanos;
import io.trunkline.api.Registration;

/**
 * A provider's clock and the only way in which the library waits for it: limits, timers and waiting threads use nothing
 * else, so that a simulation can move its own time.
 */
public interface TimeSource {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** Nanoseconds since an arbitrary instant, never going back; the difference to any deadline fits a {@code long}. */
    long nanos();

    /** Which clock it is. */
    ClockKind kind();

    /** Runs {@code task} on a thread of the provider when the clock reaches {@code atNanos}; it must not block. */
    Registration schedule(long atNanos, Runnable task);

    /** A new flag to wait for. */
    Signal newSignal();

    /**
     * Lends the calling thread to the provider until {@code until} is raised, the deadline is reached, or earlier: tcp may
     * run its selector in it, a simulation moves its clock. May return for no reason.
     *
     * @throws InterruptedException the thread was interrupted; its interrupt status is cleared
     */
    void drive(Signal until, long deadlineNanos) throws InterruptedException;

    /**
     * Waits until {@code signal} is raised or the deadline is reached.
     *
     * @return true if it was raised
     */
    default boolean await(Signal signal, long deadlineNanos) throws InterruptedException {
        while (!signal.isRaised()) {
            if (deadlineNanos != NEVER && nanos() >= deadlineNanos) return false;
            drive(signal, deadlineNanos);
        }
        return true;
    }

    /**
     * Wraps a task that another thread is about to run, so that a simulation counts it from now until it ends. Whoever has
     * wrapped it hands it on at once; if it cannot be run after all, {@link #withdraw} says so.
     */
    default Runnable actor(Runnable task) {
        return task;
    }

    /** Takes back what {@link #actor} has made: it will never run. Does nothing once it runs. */
    default void withdraw(Runnable actor) {}

    /**
     * The calling thread will not wait here for a while, so a simulation goes on without it; its next wait counts it again.
     */
    default void leave() {}

    /** The deadline {@code limitNanos} from now; {@link #NEVER} for 0 or less, and for more than {@link Nanos} can tell. */
    default long deadlineIn(long limitNanos) {
        return limitNanos <= 0 ? NEVER : Nanos.after(nanos(), limitNanos);
    }
}
