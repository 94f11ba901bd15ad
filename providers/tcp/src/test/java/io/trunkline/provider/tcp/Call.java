package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that another thread makes and perhaps does not come back from. */
final class Call<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Call(Callable<T> body) {
        task = new FutureTask<>(body);
        thread = new Thread(task, "call");
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Call<T> start(Callable<T> body) {
        return new Call<>(body);
    }

    /** Starts a call and returns when its thread has come to rest in the kernel. */
    static <T> Call<T> blocked(Callable<T> body) {
        Call<T> call = new Call<>(body);
        Until.holds("the call blocks in the kernel", () -> call.restsInTheKernel());
        return call;
    }

    private boolean restsInTheKernel() {
        for (int look = 0; look < 5; look++) {
            StackTraceElement[] stack = thread.getStackTrace();
            if (stack.length == 0 || !stack[0].isNativeMethod()) return false;
            if (!stack[0].getClassName().startsWith("sun.nio.ch.")) return false;
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        return true;
    }

    Thread thread() {
        return thread;
    }

    boolean isRunning() {
        return !task.isDone();
    }

    T result() throws Exception {
        try {
            return task.get(Until.LIMIT_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the call never ended: " + String.join("\n", stack()), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    private String[] stack() {
        return java.util.Arrays.stream(thread.getStackTrace())
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    /** The code that the call has failed with. */
    WsaError error() {
        return errorOf(this::result);
    }

    /** The code that a call fails with. */
    static WsaError errorOf(Callable<?> call) {
        try {
            Object result = call.call();
            throw new AssertionError("expected a failure, the answer was " + result);
        } catch (Ws2Exception e) {
            return e.error();
        } catch (Exception e) {
            throw new AssertionError("expected a Ws2Exception", e);
        }
    }
}
