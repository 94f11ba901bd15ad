package io.trunkline.spi;

import java.util.concurrent.locks.LockSupport;

/**
 * A flag that one thread at a time waits for. Raising it is cheap, allocates nothing and may be done by any thread, inside
 * upcalls too. A {@link TimeSource} makes it; a simulation overrides {@link #wake} to put the waiting actor back in line.
 */
public class Signal {
    private volatile boolean raised;
    private volatile Thread waiting;

    /** A flag that is not raised. */
    public Signal() {}

    /** True if it has been raised and not been cleared since. */
    public final boolean isRaised() {
        return raised;
    }

    /** Raises it and wakes the thread that waits. */
    public final void raise() {
        raised = true;
        wake(waiting);
    }

    /** Lowers it. Clear before you look at the state that it tells of, never after. */
    public final void clear() {
        raised = false;
    }

    /** Records who waits; {@code null} for nobody. For time sources. */
    protected final void waitingThread(Thread thread) {
        waiting = thread;
    }

    /** Wakes the thread that waits; {@code null} if none does. */
    protected void wake(Thread thread) {
        if (thread != null) LockSupport.unpark(thread);
    }
}
