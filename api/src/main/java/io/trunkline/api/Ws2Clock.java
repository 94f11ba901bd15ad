package io.trunkline.api;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The clock of a library's providers: the system's monotonic clock on real ones, the simulation's on simulated ones.
 * Whoever paces media or measures delay uses it, so that the same program runs on both.
 */
public interface Ws2Clock {
    /** Nanoseconds since an arbitrary instant, never going back. */
    long nanos();

    /** Which clock it is. */
    ClockKind kind();

    /**
     * Waits until the clock has reached {@code nanos}; returns at once if it has.
     *
     * @throws InterruptedException if the thread is interrupted; its interrupt status is cleared
     */
    void sleepUntil(long nanos) throws InterruptedException;

    /** Waits this long. */
    default void sleep(Duration duration) throws InterruptedException {
        sleepUntil(nanos() + duration.toNanos());
    }

    /** Hands {@code task} to {@code executor} when the clock reaches {@code nanos}; closing the result calls it off. */
    Registration schedule(long nanos, Executor executor, Runnable task);
}
