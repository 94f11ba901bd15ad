package io.trunkline.conformance.lab;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Exception;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A call that runs in a thread of its own, so that it can be waited for with a limit and looked at while it hangs. Where the
 * provider lives by a simulated clock that clock makes the thread and measures the limit: it would stand still otherwise.
 *
 * @param <T> what it answers
 */
public final class Background<T> {
    private final String what;
    private final FutureTask<T> task;
    private final Thread thread;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    /** Empty on the system's clock. */
    private final Optional<Ws2Clock> simulated;

    private Background(String what, Callable<T> work, Optional<Ws2Clock> simulated) {
        this.what = what;
        this.task = new FutureTask<>(work);
        this.simulated = simulated;
        this.thread =
                simulated.map(clock -> clock.threads().newThread(this::run)).orElseGet(() -> new Thread(this::run));
        thread.setName("kit: " + what);
        thread.setDaemon(true);
    }

    /** Starts {@code work} in a thread that no simulated clock needs to know, and returns once it runs. */
    public static <T> Background<T> start(String what, Callable<T> work) throws InterruptedException {
        return started(new Background<>(what, work, Optional.empty()));
    }

    /**
     * Starts {@code work}, which is a call on a provider.
     *
     * @param clock the provider's; on a simulated one the work begins when the calling thread waits
     */
    public static <T> Background<T> start(String what, Callable<T> work, Ws2Clock clock) throws InterruptedException {
        boolean simulated = clock.kind() == ClockKind.VIRTUAL;
        return started(new Background<>(what, work, simulated ? Optional.of(clock) : Optional.empty()));
    }

    private static <T> Background<T> started(Background<T> background) throws InterruptedException {
        background.thread.start();
        if (background.simulated.isEmpty()) background.started.await();
        return background;
    }

    private void run() {
        started.countDown();
        task.run();
        ended.complete(true);
    }

    /**
     * What it answered.
     *
     * @throws Hang it has not come back within {@code limit}
     * @throws Exception what it threw
     */
    public T result(Duration limit) throws Exception {
        try {
            return answer(limit);
        } catch (TimeoutException e) {
            Hang hang = new Hang(what + " has not come back within " + limit.toMillis() + " ms", stack());
            hang.initCause(e);
            throw hang;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private T answer(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        if (simulated.isPresent()) {
            simulated.get().await(ended, limit);
            return task.get();
        }
        return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Exception rethrown(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        return (Exception) thrown;
    }

    /** The code with which it fails within {@code limit}, in words; or what it answered instead of failing. */
    public String failure(Duration limit) throws Exception {
        try {
            return "an answer: " + result(limit);
        } catch (Ws2Exception e) {
            return e.error().name();
        }
    }

    /** True if it is still running after {@code quiet}. */
    public boolean stillRunsAfter(Duration quiet) throws InterruptedException {
        try {
            answer(quiet);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** True if it has come back. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Interrupts its thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Where its thread stands now, one frame per line. */
    public String stack() {
        return thread.getName() + "\n"
                + Arrays.stream(thread.getStackTrace())
                        .map(frame -> "    at " + frame)
                        .collect(Collectors.joining("\n"));
    }
}
