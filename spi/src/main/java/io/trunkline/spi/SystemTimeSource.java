package io.trunkline.spi;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The system's monotonic clock; waiting threads park. Its only thread starts with the first timer. */
public class SystemTimeSource implements TimeSource, AutoCloseable {
    private static final long ORIGIN = System.nanoTime();

    private final ThreadFactory threads;
    private ScheduledThreadPoolExecutor timers;
    private boolean closed;

    /** A clock whose timer thread comes from {@code threads}. */
    public SystemTimeSource(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public long nanos() {
        return System.nanoTime() - ORIGIN;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.REAL;
    }

    @Override
    public Registration schedule(long atNanos, Runnable task) {
        Future<?> timer = timers().schedule(task, Math.max(0, atNanos) - nanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    private synchronized ScheduledThreadPoolExecutor timers() {
        if (closed) throw new IllegalStateException("the clock has been closed");
        if (timers == null) {
            timers = new ScheduledThreadPoolExecutor(1, threads);
            timers.setRemoveOnCancelPolicy(true);
        }
        return timers;
    }

    @Override
    public Signal newSignal() {
        return new Signal();
    }

    @Override
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        until.waitingThread(Thread.currentThread());
        try {
            if (until.isRaised()) return;
            if (deadlineNanos == NEVER) {
                LockSupport.park(until);
            } else {
                LockSupport.parkNanos(until, deadlineNanos - nanos());
            }
            if (Thread.interrupted()) throw new InterruptedException();
        } finally {
            until.waitingThread(null);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timers != null) timers.shutdownNow();
    }
}
