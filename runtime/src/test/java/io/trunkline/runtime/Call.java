package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** A call in a thread of its own, which a test waits for no longer than ten seconds. */
final class Call<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Call(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "call");
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Call<T> start(Callable<T> call) {
        return new Call<>(call);
    }

    void interrupt() {
        thread.interrupt();
    }

    T result() throws Exception {
        return task.get(10, TimeUnit.SECONDS);
    }

    /** The failure that the call ends with. */
    Ws2Exception failure() {
        Exception e = assertThrows(java.util.concurrent.ExecutionException.class, this::result);
        return (Ws2Exception) e.getCause();
    }

    boolean hasEnded() {
        return task.isDone();
    }

    void isStillRunning() {
        assertFalse(task.isDone());
    }

    /** The call must fail with this code. Returns the failure. */
    static Ws2Exception fails(WsaError code, Executable call) {
        Ws2Exception e = assertThrows(Ws2Exception.class, call);
        assertEquals(code, e.error(), e.getMessage());
        return e;
    }
}
