package io.trunkline.conformance.lab;

import io.trunkline.api.Ws2Exception;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A call that runs in a thread of its own, so that it can be waited for with a limit and looked at while it hangs.
 *
 * @param <T> what it answers
 */
public final class Background<T> {
    private final String what;
    private final FutureTask<T> task;
    private final Thread thread;
    private final CountDownLatch started = new CountDownLatch(1);

    private Background(String what, Callable<T> work) {
        this.what = what;
        this.task = new FutureTask<>(work);
        this.thread = new Thread(this::run, "kit: " + what);
        thread.setDaemon(true);
    }

    /** Starts {@code work}, and returns once its thread runs. */
    public static <T> Background<T> start(String what, Callable<T> work) throws InterruptedException {
        Background<T> background = new Background<>(what, work);
        background.thread.start();
        background.started.await();
        return background;
    }

    private void run() {
        started.countDown();
        task.run();
    }

    /**
     * What it answered.
     *
     * @throws Hang it has not come back within {@code limit}
     * @throws Exception what it threw
     */
    public T result(Duration limit) throws Exception {
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            Hang hang = new Hang(what + " has not come back within " + limit.toMillis() + " ms", stack());
            hang.initCause(e);
            throw hang;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
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
            task.get(quiet.toNanos(), TimeUnit.NANOSECONDS);
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
