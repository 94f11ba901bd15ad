package io.trunkline.cli.conference;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Ws2Clock;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a conference. The provider's clock knows each from its start until it ends, and whoever waits for one
 * waits on that clock: a simulated one goes on meanwhile. Safe from any thread.
 */
final class Crew implements AutoCloseable {
    private final Ws2Clock clock;
    private final ThreadFactory threads;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private final ExecutorService callbacks;
    private final ExecutorService digests;

    Crew(Ws2Clock clock) {
        this.clock = clock;
        this.threads = clock.threads(clock.kind() == ClockKind.VIRTUAL ? LightThreads.factory() : Thread::new);
        this.callbacks = Executors.newCachedThreadPool(task -> named(new Thread(task)));
        // what comes after the end is computed by who brings it
        this.digests = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> named(new Thread(task)),
                (task, ended) -> task.run());
    }

    private Thread named(Thread thread) {
        thread.setName("trunkline-conference-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a thread. */
    <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = named(threads.newThread(() -> perform(work, done)));
        working.add(thread);
        thread.start();
        return done;
    }

    private <T> void perform(Callable<T> work, CompletableFuture<T> done) {
        try {
            done.complete(work.call());
        } catch (Exception | Error e) {
            done.completeExceptionally(e); // whoever waits for it throws it
        } finally {
            working.remove(Thread.currentThread());
        }
    }

    /** Waits for what was started. */
    <T> T join(CompletableFuture<T> work) throws IOException, InterruptedException {
        try {
            return clock.await(work, null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) throw failure;
            if (e.getCause() instanceof InterruptedException interrupt) throw interrupt;
            throw new IllegalStateException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("a wait without a limit has timed out", e);
        }
    }

    /** Waits until all have ended, or the first has failed, and throws that failure. */
    void joinAll(Iterable<? extends CompletableFuture<?>> all) throws IOException, InterruptedException {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger();
        for (CompletableFuture<?> ignored : all) left.incrementAndGet();
        for (CompletableFuture<?> each : all) {
            var unused = each.whenComplete((value, failure) -> {
                if (failure != null) ended.completeExceptionally(failure);
                else if (left.decrementAndGet() == 0) ended.complete(null);
            });
        }
        join(ended);
    }

    /** For the library's callbacks. */
    Executor callbacks() {
        return callbacks;
    }

    /**
     * A digest for a stream. On a simulated clock, where one thread at a time has the turn, one thread beside them computes
     * all digests; elsewhere every thread computes its own, at the same time as the others.
     */
    PayloadDigest newDigest() {
        return new PayloadDigest(clock.kind() == ClockKind.VIRTUAL ? digests : Runnable::run);
    }

    /** Interrupts all that still work. */
    @Override
    public void close() {
        callbacks.shutdownNow();
        digests.shutdown();
        working.forEach(Thread::interrupt);
    }
}
