package io.trunkline.provider.trace;

import io.trunkline.api.Connected;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.OctetQueue;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import io.trunkline.spi.VectoredTransfer;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A base provider whose sockets send to themselves. Port 13 is taken by somebody. */
final class EchoTransport implements Transport {
    private final TimeSource time = new SystemTimeSource(Thread::new);

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) {
        return new EchoSocket(upcalls);
    }

    @Override
    public void close() {}

    static final class EchoSocket implements ProviderSocket, DisconnectData, VectoredTransfer {
        private final Upcalls upcalls;
        private final OctetQueue octets = new OctetQueue(1000);
        private SocketAddress address;

        EchoSocket(Upcalls upcalls) {
            this.upcalls = upcalls;
        }

        @Override
        public void bind(SocketAddress wanted) throws Ws2Exception {
            if (wanted.toString().endsWith(":13")) throw new Ws2Exception(WsaError.WSAEADDRINUSE, "13 is taken");
            address = wanted;
        }

        @Override
        public SocketAddress sockName() {
            return address;
        }

        @Override
        public SocketAddress peerName() {
            return address;
        }

        @Override
        public void listen(int backlog) {}

        @Override
        public void connect(ConnectCall call) {
            upcalls.lookAgain(Ready.CONNECT | Ready.SEND);
        }

        @Override
        public Connected connectResult() {
            return null;
        }

        @Override
        public void cancelConnect() {}

        @Override
        public IncomingConnection nextRequest() throws Ws2Exception {
            ConnectCall call = new ConnectCall(
                    address, ByteBuffer.allocate(5), java.util.Optional.empty(), java.util.Optional.empty());
            IncomingCall facts = IncomingCall.plain(address, call, 10);
            return new IncomingConnection() {
                @Override
                public IncomingCall request() {
                    return facts;
                }

                @Override
                public ProviderSocket accept(io.trunkline.api.Decision decision, Upcalls accepted) {
                    return new EchoSocket(accepted);
                }

                @Override
                public void reject() {}
            };
        }

        @Override
        public int send(ByteBuffer data, int flags) {
            return octets.put(data);
        }

        @Override
        public int receive(ByteBuffer data, int flags) {
            return octets.isEmpty() ? WOULD_BLOCK : octets.take(data);
        }

        @Override
        public long send(ByteBuffer[] data, int offset, int length, int flags) {
            throw new AssertionError("this goes round a layer");
        }

        @Override
        public long receive(ByteBuffer[] data, int offset, int length, int flags) {
            throw new AssertionError("this goes round a layer");
        }

        @Override
        public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
            throw new Ws2Exception(WsaError.WSAENOTCONN);
        }

        @Override
        public ByteBuffer disconnectData() {
            return ByteBuffer.allocate(0);
        }

        @Override
        public void shutdown(Shutdown how) {}

        @Override
        public void close(CloseMode mode) {}

        @Override
        public int readiness() {
            return Ready.SEND | (octets.isEmpty() ? 0 : Ready.RECEIVE);
        }
    }
}
