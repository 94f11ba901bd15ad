package io.trunkline.runtime.catalog;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs code that is not ours on a thread of its own and gives up on it after a limit, so that nobody who hangs stops the
 * library. A thread that was given up on is interrupted and left behind as a daemon.
 */
public final class Watchdog {
    private final Duration limit;

    /** A watchdog that waits this long. */
    public Watchdog(Duration limit) {
        this.limit = limit;
    }

    /** As {@link #call(String, Callable, Consumer)}, for a result that needs no care when it comes too late. */
    public <T> T call(String name, Callable<T> task) throws Ws2Exception, ExecutionException {
        return call(name, task, late -> {});
    }

    /**
     * Runs {@code task}.
     *
     * @param name who and what for, becomes the thread's name behind {@code trunkline-}
     * @param late takes a result that comes after everybody has gone
     * @throws ExecutionException the task has failed with the cause
     * @throws Ws2Exception {@code WSAETIMEDOUT} it has not come back in time; {@code WSAEINTR} the caller was interrupted
     */
    public <T> T call(String name, Callable<T> task, Consumer<T> late) throws Ws2Exception, ExecutionException {
        AtomicBoolean decided = new AtomicBoolean();
        FutureTask<T> result = new FutureTask<>(() -> {
            T value = task.call();
            if (!decided.compareAndSet(false, true)) late.accept(value);
            return value;
        });
        Thread thread = new Thread(result, "trunkline-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            T value = await(result, decided);
            awaitEnd(thread);
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(thread, e, WsaError.WSAEINTR, "the calling thread was interrupted");
        } catch (TimeoutException e) {
            throw givenUp(thread, e, WsaError.WSAETIMEDOUT, "no answer within " + words(limit) + place(thread));
        }
    }

    /** The task is done; who counts threads after a close must not meet its last microseconds. */
    private void awaitEnd(Thread thread) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T await(FutureTask<T> result, AtomicBoolean decided)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException e) {
            // whoever sets the flag first decides who takes care of the result
            if (decided.compareAndSet(false, true)) throw e;
            T justInTime = result.get();
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            return justInTime;
        }
    }

    private static Ws2Exception givenUp(Thread thread, Exception cause, WsaError error, String detail) {
        thread.interrupt();
        return new Ws2Exception(error, detail, FailureContext.NONE, cause);
    }

    /** Where the thread hangs, so that the provider's author finds it. */
    private static String place(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> ", it hangs in " + frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
