package io.trunkline.provider.tcp;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupOptions;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import io.trunkline.spi.VectoredTransfer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;

/**
 * The joint: what the library calls on a socket goes to the part that the socket is made of at the time. The lock guards
 * the passage from one part to the next and is never held while anything waits.
 */
final class TcpSocket implements ProviderSocket, BlockingTransfer, VectoredTransfer, LingeringClose {
    private static final GroupOptions GROUP_OPTIONS = new GroupOptions(Set.of());

    private final TcpTransport transport;
    private final ProtocolInfo entry;
    private final GuardedUpcalls upcalls;
    private final GroupMember member;
    private final TcpOptions options;
    private final Object lock = new Object();
    /** {@code null} in an accepted socket. */
    private volatile TcpDialer dialer;

    private volatile TcpListener listener;
    private volatile TcpConnection connection;

    private TcpSocket(
            TcpTransport transport, ProtocolInfo entry, GroupMember member, Upcalls upcalls, TcpOptions options) {
        this.transport = transport;
        this.entry = entry;
        this.member = member;
        this.upcalls = new GuardedUpcalls(upcalls);
        this.options = options;
    }

    static TcpSocket unconnected(TcpTransport transport, ProtocolInfo entry, GroupMember member, Upcalls upcalls)
            throws Ws2Exception {
        TcpOptions options = new TcpOptions(transport.config().preset());
        TcpSocket socket = new TcpSocket(transport, entry, member, upcalls, options);
        LocalEnd end = new LocalEnd(transport, socket.format(), options, member);
        socket.dialer = new TcpDialer(transport, socket, end, socket.upcalls);
        return socket;
    }

    /** A connection that {@code listening} has let in: its entry and options, a group of its own. */
    static TcpSocket accepted(TcpSocket listening, TcpAccepted incoming, Upcalls upcalls) throws Ws2Exception {
        TcpTransport transport = listening.transport;
        GroupMember member = transport.enter(incoming.group(), listening.entry);
        try {
            if (member != null) member.claim(incoming.caller()).confirm();
            TcpOptions options = listening.options.inherited();
            options.applyTo(incoming.channel());
            TcpSocket socket = new TcpSocket(transport, listening.entry, member, upcalls, options);
            socket.connection = new TcpConnection(transport, incoming.channel(), socket.upcalls);
            return transport.opened(socket);
        } catch (Ws2Exception e) {
            if (member != null) member.leave();
            throw e;
        }
    }

    InetFormat format() {
        return InetFormat.of(entry.addressFamily());
    }

    // ---- addresses and connections

    @Override
    public void bind(SocketAddress address) throws Ws2Exception {
        if (!format().accepts(address)) {
            throw new Ws2Exception(WsaError.WSAEFAULT, address + ", expected an address such as " + format().example());
        }
        unconnected().bind((InetSocketAddress) address);
    }

    private TcpDialer unconnected() throws Ws2Exception {
        if (upcalls.isClosed()) throw TcpErrors.closed();
        TcpDialer current = dialer;
        if (current == null) throw new Ws2Exception(WsaError.WSAEISCONN, "the socket is connected");
        return current;
    }

    @Override
    public SocketAddress sockName() {
        TcpConnection connected = connection;
        if (connected != null) return connected.localName();
        TcpListener listening = listener;
        return listening != null ? listening.name() : dialer.bound();
    }

    @Override
    public SocketAddress peerName() {
        TcpConnection connected = connection;
        return connected == null ? null : connected.peerName();
    }

    @Override
    public void listen(int backlog) throws Ws2Exception {
        if (listener != null) return; // NIO cannot change it; the value cannot be read either
        int clipped = Math.max(1, Math.min(backlog, transport.config().backlog()));
        ServerSocketChannel server = unconnected().listen(clipped);
        TcpListener made = new TcpListener(this, transport, server, upcalls);
        made.start();
        synchronized (lock) {
            if (!upcalls.isClosed()) listener = made;
        }
        if (listener == null) {
            made.close();
            throw TcpErrors.closed();
        }
        dialer.close();
    }

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        unconnected().start(destination(call));
    }

    private TcpDestination destination(ConnectCall call) throws Ws2Exception {
        return TcpDestination.of(call, format(), member, transport.strictGroups());
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        return unconnected().result();
    }

    @Override
    public void cancelConnect() {
        TcpDialer current = dialer;
        if (current != null && connection == null) current.cancel();
    }

    @Override
    public Connected connectBlocking(ConnectCall call, long limitNanos) throws Ws2Exception {
        BlockingPath.checkNotInterrupted();
        return unconnected().connectBlocking(destination(call), limitNanos);
    }

    /** A connect has succeeded. */
    void connected(TcpConnection made) throws Ws2Exception {
        synchronized (lock) {
            if (!upcalls.isClosed()) connection = made;
        }
        if (connection != made) {
            made.reset();
            throw TcpErrors.closed();
        }
    }

    @Override
    public IncomingConnection nextRequest() throws Ws2Exception {
        TcpListener listening = listener;
        if (upcalls.isClosed()) throw TcpErrors.closed();
        if (listening == null) throw new Ws2Exception(WsaError.WSAEINVAL, "the socket does not listen");
        return listening.nextRequest();
    }

    // ---- data

    private TcpConnection connected() throws Ws2Exception {
        TcpConnection current = connection;
        if (current == null) throw new Ws2Exception(WsaError.WSAENOTCONN, "the socket is not connected");
        return current;
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        EventPath.checkFlags(flags, EventPath.SEND_FLAGS);
        return EventPath.send(connected(), data);
    }

    @Override
    public long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        EventPath.checkFlags(flags, EventPath.SEND_FLAGS);
        return EventPath.send(connected(), data, offset, length);
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        EventPath.checkFlags(flags, EventPath.RECEIVE_FLAGS);
        boolean peeks = (flags & Ws2Constants.MSG_PEEK) != 0;
        return peeks ? EventPath.peek(connected(), data) : EventPath.receive(connected(), data);
    }

    @Override
    public long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        EventPath.checkFlags(flags, EventPath.RECEIVE_FLAGS);
        boolean peeks = (flags & Ws2Constants.MSG_PEEK) != 0;
        if (!peeks) return EventPath.receive(connected(), data, offset, length);
        int at = Slices.firstRemaining(data, offset, length);
        return at == offset + length ? 0 : EventPath.peek(connected(), data[at]);
    }

    @Override
    public int sendBlocking(ByteBuffer data, int flags) throws Ws2Exception {
        return flags != 0 ? WOULD_BLOCK : BlockingPath.send(connected(), data);
    }

    @Override
    public long sendBlocking(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        return flags != 0 ? WOULD_BLOCK : BlockingPath.send(connected(), data, offset, length);
    }

    @Override
    public int receiveBlocking(ByteBuffer data, int flags) throws Ws2Exception {
        return flags != 0 ? WOULD_BLOCK : BlockingPath.receive(connected(), data);
    }

    @Override
    public long receiveBlocking(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        return flags != 0 ? WOULD_BLOCK : BlockingPath.receive(connected(), data, offset, length);
    }

    @Override
    public int readiness() {
        TcpListener listening = listener;
        if (listening != null) return listening.isReady() ? Ready.ACCEPT : 0;
        TcpDialer dialing = dialer;
        int ready = dialing != null && dialing.hasOutcome() ? Ready.CONNECT : 0;
        TcpConnection current = connection;
        return current == null ? ready : ready | current.readiness();
    }

    // ---- ends

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        connected().shutdown(how);
    }

    @Override
    public void close(CloseMode mode) {
        synchronized (lock) {
            if (upcalls.isClosed()) return;
            upcalls.close();
        }
        if (connection != null) connection.close(mode);
        else if (dialer != null) dialer.close();
        if (listener != null) listener.close();
        if (dialer != null) dialer.giveAddressBack();
        if (member != null) member.leave();
        transport.closed(this);
    }

    @Override
    public boolean startLinger(long limitNanos) {
        TcpConnection current = connection;
        if (current == null) return true;
        current.linger(limitNanos).start();
        return false;
    }

    @Override
    public boolean everythingSent() {
        TcpConnection current = connection;
        return current == null || current.linger() != null && current.linger().everythingSent();
    }

    // ---- options and what there is to know

    /** The channel that has the options now, {@code null} while none can be asked. */
    NetworkChannel channel() throws Ws2Exception {
        TcpConnection current = connection;
        if (current != null) return current.linger() == null ? current.channel() : null;
        TcpListener listening = listener;
        return listening != null ? listening.server() : unconnected().channel();
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        if (TcpOptions.covers(option)) {
            options.set(option, value, channel());
        } else if (GROUP_OPTIONS.covers(option)) {
            GROUP_OPTIONS.set(option, value, member);
            if (channel() instanceof SocketChannel marked) transport.mark(marked, member);
        } else {
            ProviderSocket.super.option(option, value);
        }
    }

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        if (TcpOptions.covers(option)) return options.get(option, channel());
        if (GROUP_OPTIONS.covers(option)) return GROUP_OPTIONS.get(option, member);
        return ProviderSocket.super.option(option);
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (code.equals(Ioctls.FIONREAD)) return code.output().cast(connected().available());
        return ProviderSocket.super.ioctl(code, input);
    }

    boolean isMemberOf(Group group) {
        return member != null && member.group() == group;
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        TcpConnection current = connection;
        boolean live = current != null && current.localName() != null;
        return new SocketStatistics(
                counted.octetsSent(),
                counted.octetsReceived(),
                counted.queuedOctets(),
                member == null ? GroupId.NONE : member.group().id(),
                member == null ? 0 : member.priority(),
                counted.waits(),
                counted.shareAchieved(),
                counted.inversions(),
                live ? TcpErrors.text(current.localName()) + " > " + TcpErrors.text(current.peerName()) : "",
                counted.grantedQos());
    }

    /** What the provider alone knows; octets are counted by the library. */
    SocketStatistics ownStatistics() {
        return statistics(
                new SocketStatistics(0, 0, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty()));
    }
}
