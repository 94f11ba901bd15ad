package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Serve non-blocking calls while another thread is blocked in the kernel, which keeps the channel in blocking mode: a
 * thread per direction makes the blocking call on their behalf, with a small buffer between. They are made when needed and
 * end when the blocked call has come out and what they held is gone.
 *
 * <p>The lock is the connection's {@link TransferMode}, so that a pump enters the kernel and the channel changes its mode
 * in an agreed order.
 */
final class Pumps {
    /** The channel has become event-driven: use it. */
    static final int EVENT_DRIVEN = Integer.MIN_VALUE;

    private static final int OCTETS = 32 * 1024;
    private static final long NANOS_LESS_THAN_A_MILLI = 999_999;

    private final TcpConnection connection;
    private final TransferMode mode;

    private ByteBuffer filling;
    private ByteBuffer draining;
    private boolean sending;
    private Ws2Exception sendFailure;
    private Runnable afterwards;
    private Thread sender;

    private boolean asked;
    private boolean receiving;
    private Thread receiver;

    Pumps(TcpConnection connection) {
        this.connection = connection;
        this.mode = connection.mode();
    }

    /** True if neither thread will enter the kernel again. */
    private boolean isOver() {
        return mode.isEventDriven() || !connection.channel().isOpen();
    }

    /** Waits for a change; the lock is held. */
    private void awaitChange() {
        awaitChange(0);
    }

    /** As that, and not longer than a number of nanoseconds; 0 is no limit. */
    private void awaitChange(long limitNanos) {
        try {
            mode.wait(TimeUnit.NANOSECONDS.toMillis(limitNanos + NANOS_LESS_THAN_A_MILLI));
        } catch (InterruptedException strangerAtWork) {
            return; // both loops look at the state again
        }
    }

    // ---- send

    /**
     * Takes what fits.
     *
     * @return octets, {@code WOULD_BLOCK} or {@link #EVENT_DRIVEN}
     */
    int send(ByteBuffer data) throws Ws2Exception {
        synchronized (mode) {
            if (mode.isEventDriven()) return EVENT_DRIVEN;
            if (sendFailure != null) throw sendFailure;
            if (!hasRoom()) return WOULD_BLOCK;
            if (filling == null) {
                filling = ByteBuffer.allocate(OCTETS);
                draining = ByteBuffer.allocate(OCTETS);
            }
            int octets = Math.min(filling.remaining(), data.remaining());
            filling.put(filling.position(), data, data.position(), octets).position(filling.position() + octets);
            data.position(data.position() + octets);
            if (octets > 0) startSending();
            return octets;
        }
    }

    private void startSending() {
        if (!sending) {
            sending = true;
            mode.enterPump(TransferMode.WRITER);
        }
        if (sender == null) {
            sender = connection.transport().thread("send", this::sendLoop);
            sender.start();
        }
        mode.notifyAll();
    }

    /** True if a send would take something or fail. */
    boolean hasRoom() {
        synchronized (mode) {
            if (sendFailure != null) return true;
            return sending ? filling.hasRemaining() : !mode.isInside(TransferMode.WRITER);
        }
    }

    /**
     * Runs {@code last} when everything that was taken has been sent.
     *
     * @return false if it has been already, and nothing was done
     */
    boolean afterwards(Runnable last) {
        synchronized (mode) {
            if (!sending) return false;
            afterwards = last;
            return true;
        }
    }

    /** Waits until everything that was taken has been sent, or has failed. */
    void awaitSent(long deadlineNanos) {
        synchronized (mode) {
            long left = deadlineNanos - System.nanoTime();
            while (sending && left > 0) {
                awaitChange(left);
                left = deadlineNanos - System.nanoTime();
            }
        }
    }

    private void sendLoop() {
        while (nextChunk()) {
            Ws2Exception failure = null;
            try {
                while (draining.hasRemaining()) connection.channel().write(draining);
            } catch (IOException e) {
                failure = connection.failed(e);
            }
            chunkIsGone(failure);
        }
    }

    private boolean nextChunk() {
        synchronized (mode) {
            while (filling.position() == 0 && !isOver()) awaitChange();
            if (filling.position() == 0) {
                sender = null;
                return false;
            }
            ByteBuffer full = filling.flip();
            filling = draining;
            draining = full;
            return true;
        }
    }

    private void chunkIsGone(Ws2Exception failure) {
        Runnable last = null;
        boolean allGone;
        synchronized (mode) {
            draining.clear();
            if (failure != null) {
                sendFailure = failure;
                filling.clear();
            }
            allGone = filling.position() == 0;
            if (allGone) {
                sending = false;
                mode.leave(TransferMode.WRITER);
                mode.notifyAll();
                last = afterwards;
                afterwards = null;
            }
        }
        if (last != null) last.run();
        if (allGone) connection.cameOut();
        else connection.upcalls().lookAgain(Ready.SEND);
    }

    // ---- receive

    /**
     * Asks for data; an upcall follows.
     *
     * @return false if the channel has become event-driven meanwhile: use it
     */
    boolean ask() {
        synchronized (mode) {
            if (mode.isEventDriven()) return false;
            // another thread's receive: what it leaves behind is looked at when it comes out
            if (asked || !receiving && mode.isInside(TransferMode.READER)) return true;
            asked = true;
            if (receiver == null) {
                receiver = connection.transport().thread("receive", this::receiveLoop);
                receiver.start();
            }
            mode.notifyAll();
            return true;
        }
    }

    private void receiveLoop() {
        while (nextRead()) {
            ByteBuffer room = ByteBuffer.allocate(OCTETS);
            int octets = 0;
            Ws2Exception failure = null;
            try {
                octets = connection.channel().read(room);
                if (octets < 0) connection.endOfStream();
            } catch (Ws2Exception e) {
                failure = e;
            } catch (IOException e) {
                failure = connection.failed(e);
            }
            keep(room, octets, failure);
        }
    }

    private boolean nextRead() {
        synchronized (mode) {
            while (!asked && !isOver()) awaitChange();
            if (isOver()) {
                receiver = null;
                return false;
            }
            receiving = true;
            mode.enterPump(TransferMode.READER);
            return true;
        }
    }

    private void keep(ByteBuffer room, int octets, Ws2Exception failure) {
        synchronized (mode) {
            asked = false;
        }
        synchronized (connection.inbound()) {
            if (octets > 0) connection.inbound().append(room);
            if (failure != null) connection.inbound().fail(failure);
        }
        synchronized (mode) {
            receiving = false;
            mode.leave(TransferMode.READER);
        }
        connection.cameOut();
    }
}
