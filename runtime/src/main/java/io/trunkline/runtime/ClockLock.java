package io.trunkline.runtime;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that may be held while its holder waits for the network: who waits for it does so by the provider's clock, so that
 * a simulation goes on meanwhile.
 */
final class ClockLock {
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Signal> waiting = new ConcurrentLinkedQueue<>();

    ClockLock(TimeSource time) {
        this.time = time;
    }

    /** Takes the lock. @throws Ws2Exception {@code WSAEINTR} the thread was interrupted */
    void lock() throws Ws2Exception {
        if (lock.tryLock()) return;
        Signal mine = time.newSignal();
        waiting.add(mine);
        try {
            while (!lock.tryLock()) {
                time.await(mine, TimeSource.NEVER);
                mine.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ws2Exception(WsaError.WSAEINTR, "the thread was interrupted", FailureContext.NONE, e);
        } finally {
            waiting.remove(mine);
            if (!lock.isHeldByCurrentThread()) wakeNext(); // it may have been woken instead of the next
        }
    }

    /** Takes it if nobody has it. */
    boolean tryLock() {
        return lock.tryLock();
    }

    /** Gives it back. */
    void unlock() {
        lock.unlock();
        wakeNext();
    }

    private void wakeNext() {
        Signal next = waiting.peek();
        if (next != null) next.raise();
    }
}
