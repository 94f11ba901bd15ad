package io.trunkline.provider.tcp;

import io.trunkline.api.Registration;
import io.trunkline.spi.Ready;
import io.trunkline.spi.TimeSource;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.concurrent.TimeUnit;

/**
 * A close that waits until the other side's transport has everything: the kernel's SO_LINGER, on a thread of its own,
 * because closing such a channel blocks.
 */
final class TcpLinger {
    private static final int MAX_SECONDS = 65_535;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TcpConnection connection;
    private final long limitNanos;
    private boolean begun;
    private volatile boolean over;
    private volatile boolean everythingSent;
    private Registration limit;

    TcpLinger(TcpConnection connection, long limitNanos) {
        this.connection = connection;
        this.limitNanos = limitNanos;
    }

    void start() {
        TimeSource time = connection.transport().time();
        limit = time.schedule(time.deadlineIn(limitNanos), this::isOverNow);
        try {
            connection.endSending();
            connection.mode().want();
            if (connection.becomesEventDriven()) {
                everybodyIsOut();
            } else {
                connection.wakeReader();
            }
        } catch (IOException connectionIsGone) {
            isOverNow();
        }
    }

    /** Nobody is inside the kernel any more, and the channel is event-driven. */
    void everybodyIsOut() {
        if (!begins()) return;
        connection.discardUnread();
        connection.leaveReactor(
                () -> connection.transport().thread("linger", this::close).start());
    }

    private synchronized boolean begins() {
        if (begun) return false;
        begun = true;
        return true;
    }

    /** True once the channel is this object's to close. */
    synchronized boolean hasBegun() {
        return begun;
    }

    /** The kernel's limit for one of at least 1 ns: whole seconds, no shorter than asked for if it can be that long. */
    static int kernelSeconds(long limitNanos) {
        return (int) Math.min(MAX_SECONDS, 1 + (limitNanos - 1) / NANOS_PER_SECOND);
    }

    private void close() {
        int seconds = kernelSeconds(limitNanos);
        long waitedForNanos = Math.min(limitNanos, seconds * NANOS_PER_SECOND);
        long start = System.nanoTime();
        try {
            connection.channel().setOption(StandardSocketOptions.SO_LINGER, seconds);
            connection.channel().close();
            everythingSent = System.nanoTime() - start < waitedForNanos;
        } catch (IOException connectionIsGone) {
            everythingSent = false;
        }
        limit.close();
        isOverNow();
    }

    private void isOverNow() {
        over = true;
        connection.upcalls().lookAgain(Ready.LINGERED);
    }

    boolean isOver() {
        return over;
    }

    boolean everythingSent() {
        return everythingSent;
    }
}
