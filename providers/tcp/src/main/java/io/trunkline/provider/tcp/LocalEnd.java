package io.trunkline.provider.tcp;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.GroupMember;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A socket that is neither connected nor listens: a channel that holds its local address. NIO closes a channel whose
 * connect has failed, so the next one is made with the same options and the same address. Used under the socket's lock.
 */
final class LocalEnd {
    private final TcpTransport transport;
    private final InetFormat format;
    private final TcpOptions options;
    private final GroupMember member;
    private SocketChannel channel;
    /** What the socket is bound to, {@code null} if it is not. */
    private InetSocketAddress bound;

    private boolean keepsOthersOff;

    LocalEnd(TcpTransport transport, InetFormat format, TcpOptions options, GroupMember member) throws Ws2Exception {
        this.transport = transport;
        this.format = format;
        this.options = options;
        this.member = member;
        this.channel = opened();
    }

    private SocketChannel opened() throws Ws2Exception {
        try {
            SocketChannel fresh = SocketChannel.open(format.channelFamily());
            try {
                options.applyTo(fresh);
            } catch (Ws2Exception e) {
                fresh.close();
                throw e;
            }
            transport.mark(fresh, member);
            return fresh;
        } catch (IOException e) {
            throw TcpErrors.of(e);
        } catch (UnsupportedOperationException e) {
            throw new Ws2Exception(
                    WsaError.WSAEAFNOSUPPORT, "this host does not have " + format.name(), FailureContext.NONE, e);
        }
    }

    /** The channel, made anew if NIO has closed the last one. */
    SocketChannel channel() throws Ws2Exception {
        if (!channel.isOpen()) {
            channel = opened();
            if (bound != null) place(bound);
        }
        return channel;
    }

    InetSocketAddress bound() {
        return bound;
    }

    void bind(InetSocketAddress wanted) throws Ws2Exception {
        keepsOthersOff = !options.reusesAddress();
        if (keepsOthersOff) transport.boundAddresses().check(wanted);
        channel();
        bound = place(wanted);
        if (keepsOthersOff) transport.boundAddresses().add(bound);
    }

    /** Lets others have the address again. */
    void giveAddressBack() {
        if (bound != null && keepsOthersOff) transport.boundAddresses().remove(bound);
    }

    /** SO_REUSEADDR: a connection of an earlier listener in TIME_WAIT does not hold the port, and {@link #listen} can join it. */
    private InetSocketAddress place(InetSocketAddress wanted) throws Ws2Exception {
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(wanted);
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw TcpErrors.of(e, wanted);
        }
    }

    /**
     * Opens the listening socket beside the bound one, which holds the port until then and lets nobody in.
     *
     * @param backlog clipped already
     */
    ServerSocketChannel listen(int backlog) throws Ws2Exception {
        try {
            return listener(backlog);
        } catch (IOException systemDoesNotShareThePort) {
            // Not Linux: give the port up first, for an instant. If it is in use indeed, this says so.
            close();
            try {
                return listener(backlog);
            } catch (IOException e) {
                throw TcpErrors.of(e, bound);
            }
        }
    }

    private ServerSocketChannel listener(int backlog) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(format.channelFamily());
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            int octets = options.receiveBufferOctets();
            if (octets > 0) server.setOption(StandardSocketOptions.SO_RCVBUF, octets);
            return server.bind(bound, backlog);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Gives the channel back; what it was bound to stays known. */
    void close() {
        try {
            channel.close();
        } catch (IOException nothingLeftToDo) {
            transport.logger().log(System.Logger.Level.DEBUG, "tcp: close", nothingLeftToDo);
        }
    }
}
