package io.trunkline.runtime;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Signal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is in one direction of a socket. Taking a free turn costs one lock; waiting for it goes through the
 * provider's time source, as every wait does, so it can be interrupted, limited and ended by close, and a simulation sees
 * it. A caller who may not wait and finds the turn taken is told to come back, and the socket is looked at again once it
 * is free.
 */
final class Turn {
    private final SocketCore core;
    private final int readyBit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Signal> waiting = new ConcurrentLinkedQueue<>();
    /** Set while somebody waits or was sent away; read once per turn. */
    private volatile boolean wanted;

    /** @param readyBit what to announce when somebody was sent away */
    Turn(SocketCore core, int readyBit) {
        this.core = core;
        this.readyBit = readyBit;
    }

    /** Takes the turn if it is free. If not, the socket is announced as ready once it is. */
    boolean takeNow() {
        if (lock.tryLock()) return true;
        wanted = true;
        return lock.tryLock(); // it may have been passed before it was seen that somebody wants it
    }

    /** True if this thread has the turn already: it calls from inside an operation, for example a condition function. */
    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }

    /** Takes the turn, waiting for it. */
    void take(long deadlineNanos) throws Ws2Exception {
        if (!lock.tryLock()) takeLater(deadlineNanos);
    }

    private void takeLater(long deadlineNanos) throws Ws2Exception {
        Signal mine = core.newSignal();
        waiting.add(mine);
        try {
            while (true) {
                mine.clear();
                wanted = true;
                if (lock.tryLock()) return;
                core.checkOpen();
                if (!core.await(mine, deadlineNanos)) {
                    throw new Ws2Exception(WsaError.WSAETIMEDOUT, "another thread was busy with the socket for longer");
                }
            }
        } finally {
            waiting.remove(mine);
            if (!lock.isHeldByCurrentThread()) wakeNext();
            else if (!waiting.isEmpty()) wanted = true; // a turn passed meanwhile may have cleared it
        }
    }

    /** Gives the turn to who wants it. */
    void pass() {
        lock.unlock();
        if (wanted) passOn();
    }

    private void passOn() {
        wanted = false;
        core.lookAgain(readyBit); // for those who were sent away
        wakeNext();
    }

    private void wakeNext() {
        Signal next = waiting.peek();
        if (next != null) next.raise();
    }

    /** Wakes everybody who waits, so that they see that the socket has been closed. */
    void wakeAll() {
        waiting.forEach(Signal::raise);
    }
}
