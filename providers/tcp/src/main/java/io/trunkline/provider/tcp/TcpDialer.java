package io.trunkline.provider.tcp;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** A socket before it is connected: it binds, listens, connects in either form, and again after a failure. */
final class TcpDialer {
    private static final long NANOS_LESS_THAN_A_MILLI = 999_999;

    private final TcpTransport transport;
    private final TcpSocket socket;
    private final LocalEnd end;
    private final GuardedUpcalls upcalls;
    private TcpAttempt attempt;
    private boolean established;
    private boolean givenUp;

    TcpDialer(TcpTransport transport, TcpSocket socket, LocalEnd end, GuardedUpcalls upcalls) {
        this.transport = transport;
        this.socket = socket;
        this.end = end;
        this.upcalls = upcalls;
    }

    synchronized void bind(InetSocketAddress address) throws Ws2Exception {
        end.bind(address);
    }

    synchronized InetSocketAddress bound() {
        return end.bound();
    }

    /** The channel as it is now, open; for options. */
    synchronized SocketChannel channel() throws Ws2Exception {
        return end.channel();
    }

    synchronized ServerSocketChannel listen(int backlog) throws Ws2Exception {
        return end.listen(backlog);
    }

    synchronized void giveAddressBack() {
        end.giveAddressBack();
    }

    // ---- the blocking form

    Connected connectBlocking(TcpDestination to, long limitNanos) throws Ws2Exception {
        SocketChannel channel = forBlocking(to);
        try {
            if (limitNanos <= 0) channel.connect(to.address());
            else channel.socket().connect(to.address(), millis(limitNanos));
        } catch (IOException | RuntimeException e) {
            to.release();
            throw failed(e, to);
        }
        socket.connected(new TcpConnection(transport, channel, upcalls));
        return to.connected();
    }

    private synchronized SocketChannel forBlocking(TcpDestination to) throws Ws2Exception {
        try {
            givenUp = false;
            return end.channel();
        } catch (Ws2Exception e) {
            to.release();
            throw e;
        }
    }

    private static int millis(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos + NANOS_LESS_THAN_A_MILLI));
    }

    private synchronized Ws2Exception failed(Exception e, TcpDestination to) {
        boolean closed = e instanceof ClosedChannelException
                || e instanceof SocketException
                        && String.valueOf(e.getMessage()).contains("losed");
        if (!closed) return TcpErrors.of(e, to.address());
        if (upcalls.isClosed()) return TcpErrors.closed();
        return givenUp
                ? TcpAttempt.givenUp()
                : new Ws2Exception(
                        WsaError.WSAEINTR, "the thread was interrupted while it connected; the socket can try again");
    }

    // ---- the event-driven form

    void start(TcpDestination to) throws Ws2Exception {
        TcpAttempt next;
        synchronized (this) {
            try {
                next = new TcpAttempt(transport.reactor(), to, end.channel(), upcalls);
            } catch (Ws2Exception e) {
                to.release();
                throw e;
            }
            attempt = next;
        }
        next.start();
        if (hasOutcome()) upcalls.lookAgain(Ready.CONNECT);
    }

    private synchronized TcpAttempt attempt() {
        return attempt;
    }

    /** True if the connect that was started has an outcome; arms if not. */
    boolean hasOutcome() {
        try {
            return attempt() != null && result() != null;
        } catch (Ws2Exception failure) {
            return true;
        }
    }

    /** The outcome of the connect that was started, {@code null} if there is none yet. */
    Connected result() throws Ws2Exception {
        TcpAttempt current = attempt();
        if (current == null) return null;
        try {
            if (!current.isConnected()) return null;
        } catch (Ws2Exception e) {
            current.destination().release();
            throw e;
        }
        if (establishes()) socket.connected(new TcpConnection(transport, current.key(), upcalls));
        return current.destination().connected();
    }

    private synchronized boolean establishes() {
        if (established) return false;
        established = true;
        return true;
    }

    /** Gives up the connect that is under way, in either form. */
    void cancel() {
        TcpAttempt current;
        synchronized (this) {
            givenUp = true;
            current = attempt;
            if (current == null && !established) end.close();
        }
        if (current == null) return;
        current.cancel();
        try {
            result();
        } catch (Ws2Exception asWasAskedFor) {
            return;
        }
    }

    /** The socket is closed, and was never connected. */
    void close() {
        cancel();
        synchronized (this) {
            end.close();
        }
    }
}
