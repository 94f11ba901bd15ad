package io.trunkline.provider.loopback;

import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAENOTSOCK;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.Connected;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OctetQueue;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A socket. The network's monitor guards everything; whom a change concerns is told after it has been released. */
final class LoopbackSocket implements ProviderSocket {
    /** What may travel with a connect, and with its answer. */
    private static final int CONNECT_DATA_OCTETS = 512;

    final LoopbackTransport transport;
    final Queue<LoopbackRequest> requests = new ConcurrentLinkedQueue<>(); // while it listens
    volatile LocalAddress address;
    volatile LoopbackSocket peer;
    volatile Connected connected; // the outcome of connect, if it is good
    volatile Ws2Exception failure; // the outcome of connect if it is not, later the end of the connection
    private final Upcalls upcalls;
    private final OctetQueue arrived;
    private volatile LoopbackRequest calling;
    private volatile int backlog;
    private volatile boolean ended; // the other side has shut down
    private volatile boolean closed;

    LoopbackSocket(LoopbackTransport transport, Upcalls upcalls, LocalAddress address, LoopbackSocket peer) {
        this.transport = transport;
        this.upcalls = upcalls;
        this.address = address;
        this.peer = peer;
        arrived = new OctetQueue(transport.context().config().get(LoopbackProvider.BUFFER));
        transport.sockets().add(this);
    }

    @Override
    public void bind(SocketAddress wanted) throws Ws2Exception {
        address = transport.network().claim((LocalAddress) wanted, this);
    }

    @Override
    public SocketAddress sockName() {
        return address;
    }

    @Override
    public SocketAddress peerName() {
        return peer == null ? null : peer.address;
    }

    @Override
    public void listen(int mostWaiting) {
        backlog = Math.max(1, mostWaiting);
    }

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        IncomingCall.checkRoom(call.callerData(), CONNECT_DATA_OCTETS);
        synchronized (transport.network()) {
            LoopbackSocket listener = transport.network().owner(call.address());
            if (address == null) bind(new LocalAddress("local", 0));
            boolean takesCalls = listener != null && listener.requests.size() < listener.backlog;
            failure = takesCalls ? null : new Ws2Exception(WSAECONNREFUSED);
            calling = new LoopbackRequest(listener, this, IncomingCall.plain(address, call, CONNECT_DATA_OCTETS));
            if (takesCalls) listener.requests.add(calling);
        }
        if (calling.listener() != null) calling.listener().tell(Ready.ACCEPT);
        tell(Ready.CONNECT);
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        if (failure != null) throw failure;
        return connected;
    }

    @Override
    public void cancelConnect() {
        if (calling != null && failure == null) calling.listener().requests.remove(calling);
    }

    @Override
    public IncomingConnection nextRequest() {
        return requests.peek();
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        int taken;
        synchronized (transport.network()) {
            check(flags);
            if (peer.closed) throw new Ws2Exception(WSAECONNRESET, "the other side has closed");
            if (peer.arrived.room() == 0 && data.hasRemaining()) return WOULD_BLOCK;
            taken = peer.arrived.put(data);
        }
        peer.tell(Ready.RECEIVE);
        return taken;
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        int given;
        synchronized (transport.network()) {
            check(flags);
            if (arrived.isEmpty() && !ended && !peer.closed) return WOULD_BLOCK;
            given = arrived.take(data);
        }
        peer.tell(Ready.SEND);
        return given;
    }

    private void check(int flags) throws Ws2Exception {
        if (closed) throw new Ws2Exception(WSAENOTSOCK);
        if (failure != null) throw failure;
        if (flags != 0) throw new Ws2Exception(WSAEOPNOTSUPP, "loopback knows no flags, but got " + flags);
    }

    @Override
    public void shutdown(Shutdown how) {
        if (how.endsSending()) peer.ended = true;
        peer.tell(Ready.RECEIVE | Ready.ENDED);
    }

    @Override
    public void close(CloseMode mode) {
        synchronized (transport.network()) {
            closed = true;
            transport.network().release(address, this);
            cancelConnect();
            if (peer != null && mode == CloseMode.ABORTIVE) peer.failure = new Ws2Exception(WSAECONNRESET);
        }
        transport.sockets().remove(this);
        List.copyOf(requests).forEach(LoopbackRequest::reject);
        if (peer != null) peer.tell(Ready.RECEIVE | Ready.SEND | Ready.ENDED);
    }

    @Override
    public int readiness() {
        synchronized (transport.network()) {
            boolean over = peer != null && (failure != null || ((ended || peer.closed) && arrived.isEmpty()));
            return (requests.isEmpty() ? 0 : Ready.ACCEPT)
                    | (connected == null && failure == null ? 0 : Ready.CONNECT)
                    | (over ? Ready.ENDED : 0)
                    | (over || !arrived.isEmpty() ? Ready.RECEIVE : 0)
                    | (peer != null && (failure != null || peer.closed || peer.arrived.room() > 0) ? Ready.SEND : 0);
        }
    }

    /** Never with the lock held. */
    void tell(int what) {
        if (!closed) upcalls.lookAgain(what);
    }
}
