package io.trunkline.provider.tcp;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions that nobody announces. */
final class Until {
    static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Until() {}

    /** Returns when the condition holds; fails when it does not within the limit. */
    static void holds(String condition, Callable<Boolean> holds) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!call(holds)) {
            if (System.nanoTime() > deadline) throw new AssertionError("never: " + condition);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean call(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
