package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

/** A listening channel and the request at the head of its queue; the others wait in the kernel. */
final class TcpListener implements Reactor.Watch {
    private final TcpSocket socket;
    private final TcpTransport transport;
    private final ServerSocketChannel server;
    private final InetFormat format;
    private final GuardedUpcalls upcalls;
    private SelectionKey key;
    private TcpRequest head;
    private boolean closed;

    TcpListener(TcpSocket socket, TcpTransport transport, ServerSocketChannel server, GuardedUpcalls upcalls) {
        this.socket = socket;
        this.transport = transport;
        this.server = server;
        this.format = socket.format();
        this.upcalls = upcalls;
    }

    void start() throws Ws2Exception {
        try {
            server.configureBlocking(false);
            key = transport.reactor().watch(server, this);
        } catch (IOException e) {
            close();
            throw TcpErrors.of(e);
        }
    }

    ServerSocketChannel server() {
        return server;
    }

    /** The address that it listens on; {@code null} once closed. */
    InetSocketAddress name() {
        try {
            return (InetSocketAddress) server.getLocalAddress();
        } catch (IOException closed) {
            return null;
        }
    }

    /** The request at the head, {@code null} and armed if none waits. */
    synchronized TcpRequest nextRequest() throws Ws2Exception {
        if (head == null && !closed) head = accepted();
        return head;
    }

    private TcpRequest accepted() throws Ws2Exception {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                IncomingCall caller = caller(channel.getRemoteAddress(), channel.getLocalAddress());
                if (format.accepts(caller.callerId())) return new TcpRequest(socket, this, channel, caller);
                // NIO's IPv6 sockets hear IPv4 as well and cannot be told not to
                reset(channel);
            }
        } catch (IOException e) {
            throw TcpErrors.of(e);
        }
        transport.reactor().arm(key, SelectionKey.OP_ACCEPT);
        return null;
    }

    /** The two addresses, for TCP carries nothing else. */
    private static IncomingCall caller(SocketAddress callerId, SocketAddress calleeId) {
        return new IncomingCall(
                callerId,
                calleeId,
                ByteBuffer.allocate(0),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                0);
    }

    /** True if a request waits; arms if none does. */
    boolean isReady() {
        try {
            return nextRequest() != null;
        } catch (Ws2Exception acceptTells) {
            return true;
        }
    }

    @Override
    public void ready(int operations) {
        upcalls.lookAgain(Ready.ACCEPT);
    }

    /** The head has been accepted or rejected. */
    synchronized void decided(TcpRequest request) {
        if (head == request) head = null;
    }

    void close() {
        TcpRequest waiting;
        synchronized (this) {
            closed = true;
            waiting = head;
        }
        if (waiting != null) waiting.reject();
        try {
            server.close();
        } catch (IOException nothingLeftToDo) {
            transport.logger().log(System.Logger.Level.DEBUG, "tcp: close", nothingLeftToDo);
        }
        transport.reactor().settle();
    }

    /** Closes a connection so that the caller sees a refusal rather than an end. */
    static void reset(SocketChannel channel) {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException goneAnyway) {
            return;
        }
    }
}
