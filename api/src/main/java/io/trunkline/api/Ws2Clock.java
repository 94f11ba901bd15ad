package io.trunkline.api;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The clock of a library's providers: the system's monotonic clock on real ones, the simulation's on simulated ones.
 * Whoever paces media or measures delay uses it, so that the same program runs on both.
 *
 * <p>A simulated clock stands still until every thread that it knows waits in the library. It comes to know a thread with
 * the thread's first call, which is late for one that was started a moment ago: the clock may have moved by then. So
 * {@link #threads()} makes threads that it knows from the start, {@link #await} lets one thread wait for another in a way
 * that the clock sees, and {@link #leave()} tells it of a thread that is busy elsewhere. On a real clock all three are what
 * they are without it. Tasks that the library hands to an executor of yours are known by themselves.
 *
 * <p>After the library's close the clock still tells the time, which stands if it is simulated. What would have to wait
 * throws {@link IllegalStateException} then, and so does a wait on a simulated clock that was under way.
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

    /**
     * Waits this long; for ever if that is longer than {@link Nanos} can tell.
     *
     * @param duration zero or less for not at all
     * @throws InterruptedException as {@link #sleepUntil}
     */
    default void sleep(Duration duration) throws InterruptedException {
        sleepUntil(Nanos.after(nanos(), Nanos.of(Objects.requireNonNull(duration, "duration"))));
    }

    /**
     * Hands {@code task} to {@code executor} when the clock reaches {@code nanos}; closing the result calls it off.
     *
     * @param executor what comes back out of it, be it that it refuses the task or that it has run it at once and the task
     *     has thrown, is logged and harms nobody
     */
    Registration schedule(long nanos, Executor executor, Runnable task);

    /**
     * Makes threads that the clock counts from {@code newThread} until they end: start each at once. They are not for a
     * pool, whose idle threads wait elsewhere and would hold a simulated clock: take a pool of any threads, its tasks count
     * while they run.
     */
    default ThreadFactory threads() {
        return threads(Thread::new);
    }

    /**
     * As {@link #threads()}, of threads that {@code base} makes: with names, in a group, or virtual ones, which hand on a
     * simulated clock's turn several times as fast (from JDK 24, where a wait within {@code synchronized} holds up no other).
     */
    default ThreadFactory threads(ThreadFactory base) {
        return Objects.requireNonNull(base, "base");
    }

    /**
     * Waits for the work of another thread. On a simulated clock it is the only right way to do so: a thread that blocks in
     * {@code Future.get} or {@code join} holds the clock, and so keeps what it waits for from happening.
     *
     * @param limit longest wait, on this clock, or on the system's once the library has been closed; {@code null} for none
     * @throws ExecutionException the work has failed, with its failure as the cause
     * @throws TimeoutException the limit has passed; the work goes on
     * @throws InterruptedException if the thread is interrupted; its interrupt status is cleared
     */
    default <T> T await(CompletionStage<T> work, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        Objects.requireNonNull(work, "work");
        return limit == null
                ? work.toCompletableFuture().get()
                : work.toCompletableFuture().get(Nanos.of(limit), TimeUnit.NANOSECONDS);
    }

    /**
     * Says that the calling thread will not wait in the library for a while, so that a simulated clock goes on without it.
     * Its next call that waits counts it again.
     */
    default void leave() {}
}
