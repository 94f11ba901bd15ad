package io.trunkline.simulation;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test moves it; waiting threads wait for that. */
final class ManualTime implements Clockwork {
    private final Simulation simulation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private volatile boolean closed;

    ManualTime(Simulation simulation) {
        this.simulation = simulation;
    }

    void advance(long picos) {
        long until = simulation.nowPicos() + picos;
        boolean more = true;
        while (more) {
            simulation.lock.lock();
            try {
                more = simulation.runSome(until, () -> true);
                if (!more) simulation.moveTo(until);
            } finally {
                simulation.lock.unlock();
            }
            moved();
        }
    }

    private void moved() {
        lock.lock();
        try {
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanos() {
        return simulation.nowPicos() / EventScheduler.PICOS_PER_NANO;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.VIRTUAL;
    }

    @Override
    public Registration schedule(long atNanos, Runnable task) {
        return simulation.schedule(atNanos, task);
    }

    @Override
    public Signal newSignal() {
        return new Signal() {
            @Override
            protected void wake(Thread thread) {
                moved();
            }
        };
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // it may return for no reason: whoever waits looks again
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!until.isRaised() && nanos() < deadlineNanos && !closed) something.await();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void enter() {}

    @Override
    public void catchUp() {
        simulation.runUntil(simulation.nowPicos());
    }

    @Override
    public void nextAt(long picos) {}

    @Override
    public String actorName() {
        return "thread";
    }

    @Override
    public void close() {
        closed = true;
        moved();
    }
}
