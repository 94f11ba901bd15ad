package io.trunkline.provider.reference;

import io.trunkline.api.ClockKind;
import io.trunkline.spi.Signal;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test moves it; waiting threads wait for that. */
final class ManualTime extends NetworkTime {
    private final Network network;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();

    ManualTime(Network network) {
        super(network);
        this.network = network;
    }

    @Override
    public long nanos() {
        return network.nowNanos();
    }

    @Override
    public ClockKind kind() {
        return ClockKind.VIRTUAL;
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
            if (!until.isRaised() && nanos() < deadlineNanos) something.await();
        } finally {
            lock.unlock();
        }
    }

    @Override
    long clockNanos() {
        return network.nowNanos();
    }

    @Override
    void wakeAt(long atNanos) {}

    @Override
    void moved() {
        lock.lock();
        try {
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void close() {}
}
