package io.trunkline.provider.atm;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.socket.HostedSocket;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.GroupOptions;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * What the sockets of multipoint sessions have in common. Each of them does a part of what a socket can: a root joins leaves
 * and sends, a leaf listens, what it has accepted receives. The kernel guards all fields.
 */
abstract class MulticastSocket extends HostedSocket {
    MulticastSocket(AtmTransport transport, ProtocolInfo entry, Upcalls upcalls) {
        super(transport, entry, upcalls, " multipoint");
    }

    @Override
    public final AtmTransport transport() {
        return (AtmTransport) super.transport();
    }

    @Override
    public final AtmNetwork network() {
        return (AtmNetwork) super.network();
    }

    @Override
    public final AtmHost host() {
        return (AtmHost) super.host();
    }

    static Ws2Exception oneWay(String detail) {
        return new Ws2Exception(WsaError.WSAEOPNOTSUPP, detail);
    }

    // ---- what the kinds add

    /** {@link Ready} bits. */
    abstract int ready();

    /** The socket has been closed. */
    abstract void closed(boolean abortive);

    /** The circuit that it is on, for figures; empty if there is none. */
    String circuitName() {
        return "";
    }

    /** What the network counts of it by name; empty if there is nothing. */
    Map<String, String> networkFigures() {
        return Map.of();
    }

    /** Octets taken and not handed down. */
    int queuedOctets() {
        return 0;
    }

    /** What it has, or asks for while it has no circuit. */
    Qos qos() {
        return ownQos();
    }

    /** Asks for something else. */
    void qos(Qos wanted) throws Ws2Exception {
        throw oneWay("the first join fixes a multipoint circuit's quality of service, at the root");
    }

    // ---- readiness

    @Override
    public final int readiness() {
        return network().ask(() -> noticed() | ready());
    }

    @Override
    public SocketAddress peerName() {
        return null;
    }

    // ---- what multipoint sockets do not do

    @Override
    public void listen(int mostWaiting) throws Ws2Exception {
        throw oneWay("a root does not listen: it invites leaves by joinLeaf");
    }

    @Override
    public IncomingConnection nextRequest() throws Ws2Exception {
        return null;
    }

    @Override
    public final void connect(ConnectCall call) throws Ws2Exception {
        throw oneWay("a multipoint socket is connected by joinLeaf");
    }

    @Override
    public final Connected connectResult() throws Ws2Exception {
        return null;
    }

    @Override
    public final void cancelConnect() {}

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        throw oneWay("data goes from the root to its leaves, send it there");
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        throw oneWay("data goes from the root to its leaves, receive it there");
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {}

    // ---- the end

    @Override
    public final void close(CloseMode mode) {
        network().act(() -> {
            if (!becomesClosed()) return;
            note("close " + mode);
            host().release(address(), this);
            closed(mode == CloseMode.ABORTIVE);
            transport().remove(this);
        });
    }

    // ---- options

    @Override
    public final <T> T option(Ws2Option<T> option) throws Ws2Exception {
        GroupOptions groups = GroupOptions.of(entry());
        if (groups.covers(option)) return groups.get(option, null);
        if (option.equals(SocketOptions.SO_MAX_MSG_SIZE)) {
            return option.type().cast(host().settings().largestMessageOctets());
        }
        return super.option(option);
    }

    @Override
    public final <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        GroupOptions groups = GroupOptions.of(entry());
        if (groups.covers(option)) groups.set(option, value, null);
        else super.option(option, value);
    }

    @Override
    public final <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (code.equals(Ioctls.SIO_GET_GROUP_QOS)) return code.output().cast(Qos.ZERO);
        if (code.equals(Ioctls.SIO_GET_QOS)) {
            return code.output().cast(network().ask(() -> {
                read(Ready.QOS);
                return qos();
            }));
        }
        if (code.equals(Ioctls.SIO_SET_QOS) && input instanceof Qos wanted) {
            network().call(() -> {
                qos(wanted);
                return null;
            });
            return null;
        }
        return super.ioctl(code, input);
    }

    @Override
    public final SocketStatistics statistics(SocketStatistics counted) {
        return network()
                .ask(() -> new SocketStatistics(
                        counted.octetsSent(),
                        counted.octetsReceived(),
                        queuedOctets(),
                        GroupId.NONE,
                        0,
                        counted.waits(),
                        0,
                        0,
                        circuitName(),
                        Optional.of(qos()).filter(qos -> !qos.asksForNothing()),
                        networkFigures()));
    }
}
