package io.trunkline.spi;

import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A socket of a layer that forwards every operation; override only what you change. */
public class ForwardingSocket implements ProviderSocket {
    private final ForwardingTransport transport;
    private final ProviderSocket next;

    /**
     * Forwards to {@code next}.
     *
     * @param transport wraps the connections that are accepted
     */
    public ForwardingSocket(ForwardingTransport transport, ProviderSocket next) {
        this.transport = transport;
        this.next = next;
    }

    /** The socket below. */
    protected final ProviderSocket next() {
        return next;
    }

    /**
     * True if this layer neither changes nor needs to see data, so that optional interfaces of the data path may go round
     * it. False unless overridden.
     */
    protected boolean leavesDataUntouched() {
        return false;
    }

    @Override
    public void bind(SocketAddress address) throws Ws2Exception {
        next.bind(address);
    }

    @Override
    public SocketAddress sockName() {
        return next.sockName();
    }

    @Override
    public SocketAddress peerName() {
        return next.peerName();
    }

    @Override
    public void listen(int backlog) throws Ws2Exception {
        next.listen(backlog);
    }

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        next.connect(call);
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        return next.connectResult();
    }

    @Override
    public void cancelConnect() {
        next.cancelConnect();
    }

    @Override
    public IncomingConnection nextRequest() throws Ws2Exception {
        IncomingConnection request = next.nextRequest();
        return request == null ? null : new WrappedRequest(transport, request);
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        return next.send(data, flags);
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        return next.receive(data, flags);
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        next.shutdown(how);
    }

    @Override
    public void close(CloseMode mode) {
        next.close(mode);
    }

    @Override
    public int readiness() {
        return next.readiness();
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        next.option(option, value);
    }

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        return next.option(option);
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        return next.ioctl(code, input);
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        return next.statistics(counted);
    }

    @Override
    public <T> T extension(Class<T> type) {
        if (type.isInstance(this)) return type.cast(this);
        if (type == Multipoint.class) {
            Multipoint below = next.extension(Multipoint.class);
            return below == null ? null : type.cast(new WrappedMultipoint(transport, below));
        }
        return DataPath.class.isAssignableFrom(type) && !leavesDataUntouched() ? null : next.extension(type);
    }

    /** Joins whose leaf sockets are wrapped by the layer. */
    private record WrappedMultipoint(ForwardingTransport transport, Multipoint next) implements Multipoint {
        @Override
        public ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) throws Ws2Exception {
            Upcalls handedDown = transport.upcalls(leafUpcalls);
            ProviderSocket leaf = next.joinLeaf(call, flags, handedDown);
            return leaf == null ? null : transport.wrap(leaf, handedDown);
        }

        @Override
        public Connected joinResult() throws Ws2Exception {
            return next.joinResult();
        }

        @Override
        public void cancelJoin() {
            next.cancelJoin();
        }
    }

    /** A connection request whose accepted socket is wrapped by the layer. */
    private record WrappedRequest(ForwardingTransport transport, IncomingConnection next)
            implements IncomingConnection {
        @Override
        public ConnectionRequest request() {
            return next.request();
        }

        @Override
        public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
            Upcalls handedDown = transport.upcalls(upcalls);
            return transport.wrap(next.accept(decision, handedDown), handedDown);
        }

        @Override
        public void reject() {
            next.reject();
        }
    }
}
