package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that only the test moves, and that knows how many threads wait in it. */
final class HandTime implements TimeSource {
    private static final long PATIENCE_MILLIS = 10_000;

    private final List<Runnable> tasks = new ArrayList<>();
    private long now;
    private int waiting;
    private int actors;
    private int left;

    /** Moves the clock and wakes who has waited long enough. */
    synchronized void advance(long nanos) {
        now += nanos;
        notifyAll();
    }

    /** Returns as soon as this many threads wait. */
    synchronized void awaitWaiting(int threads) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (waiting != threads) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) throw new AssertionError(waiting + " threads wait, expected " + threads);
            wait(left);
        }
    }

    synchronized void runTasks() {
        tasks.forEach(Runnable::run);
        tasks.clear();
    }

    /** How many tasks are counted now. */
    synchronized int actors() {
        return actors;
    }

    /** How many threads have left. */
    synchronized int left() {
        return left;
    }

    private synchronized void count(int more) {
        actors += more;
    }

    @Override
    public Runnable actor(Runnable task) {
        count(1);
        return () -> {
            task.run();
            count(-1);
        };
    }

    @Override
    public void withdraw(Runnable actor) {
        count(-1);
    }

    @Override
    public synchronized void leave() {
        left++;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.VIRTUAL;
    }

    @Override
    public synchronized Registration schedule(long atNanos, Runnable task) {
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public Signal newSignal() {
        return new Flag();
    }

    @Override
    public synchronized void drive(Signal until, long deadlineNanos) throws InterruptedException {
        waiting++;
        notifyAll();
        try {
            while (!until.isRaised() && now < deadlineNanos) wait();
        } finally {
            waiting--;
            notifyAll();
        }
    }

    private final class Flag extends Signal {
        @Override
        protected void wake(Thread thread) {
            synchronized (HandTime.this) {
                HandTime.this.notifyAll();
            }
        }
    }
}
