package io.trunkline.runtime;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.TimeSource;

/** How the transfers of one direction wait: not at all, with a limit, or in the provider. */
final class TransferMode {
    /** The deadline of a call that may not wait. */
    static final long NO_WAIT = Long.MIN_VALUE;

    private final SocketCore core;
    private final BlockingTransfer blocking;

    private volatile long limitNanos;
    /** What a call goes straight to: {@code null} on a non-blocking socket, with a limit, or if there is no such thing. */
    private volatile BlockingTransfer straight;

    TransferMode(SocketCore core) {
        this.core = core;
        this.blocking = core.provider().extension(BlockingTransfer.class);
        this.straight = blocking;
    }

    /** The longest wait of a blocking call, 0 for no limit. Takes effect with the next call. */
    void limit(long nanos) {
        limitNanos = nanos;
        changed();
    }

    /** Decides again, because the socket's mode or the limit has changed. */
    void changed() {
        straight = core.isNonBlocking() || limitNanos != 0 ? null : blocking;
    }

    /** Where a call with this deadline goes straight to, or {@code null}. */
    BlockingTransfer straight(long deadline) {
        return deadline == TimeSource.NEVER ? straight : null;
    }

    /** The deadline of a call that begins now. */
    long deadline() {
        if (core.isNonBlocking()) return NO_WAIT;
        long limit = limitNanos;
        return limit == 0 ? TimeSource.NEVER : core.time.deadlineIn(limit);
    }

    /** Takes the turn; false if it is not free and the call may not wait. */
    static boolean take(Turn turn, long deadline) throws Ws2Exception {
        if (deadline == NO_WAIT) return turn.takeNow();
        turn.take(deadline);
        return true;
    }
}
