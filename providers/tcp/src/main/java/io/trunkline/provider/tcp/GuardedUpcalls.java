package io.trunkline.provider.tcp;

import io.trunkline.spi.Upcalls;

/** A socket's upcalls, which end with the socket. */
final class GuardedUpcalls {
    private final Upcalls target;
    private volatile boolean closed;

    GuardedUpcalls(Upcalls target) {
        this.target = target;
    }

    /** Says "look again", with no lock held, unless the socket has been closed. */
    void lookAgain(int what) {
        if (!closed) target.lookAgain(what);
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
