package io.trunkline.circuit.socket;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;

/** What every socket has on its host: an address, notices for the library, lines in the trace. The kernel guards all fields. */
public abstract class HostedSocket implements ProviderSocket {
    private final CircuitTransport transport;
    private final CircuitNetwork network;
    private final ProtocolInfo entry;
    private final Upcalls upcalls;
    private final String name;
    private SocketAddress address;
    private Qos ownQos = Qos.UNSPECIFIED;
    private int noticed; // QOS, GROUP_QOS and CONTROL that have not been read
    private volatile boolean closed;

    /** @param what it is, for the trace */
    protected HostedSocket(CircuitTransport transport, ProtocolInfo entry, Upcalls upcalls, String what) {
        this.transport = transport;
        this.network = transport.network();
        this.entry = entry;
        this.upcalls = upcalls;
        this.name = transport.host().name() + ".socket-" + network.nextSocket();
        note("open " + entry.id() + what);
    }

    /** Writes what the application does into the trace. */
    public final void note(String call) {
        trace(name + " " + call);
    }

    /** The same of a transfer. @param octets how many, or why none */
    public final void note(String call, int octets) {
        trace(name + " " + call + " " + octets);
    }

    private void trace(String line) {
        EventScheduler events = network.simulation().events();
        events.trace().add(events.nowPicos(), network.simulation().actorName(), line);
    }

    /** The library that it belongs to. */
    public CircuitTransport transport() {
        return transport;
    }

    /** The network that it is on. */
    public CircuitNetwork network() {
        return network;
    }

    /** What kind it is. */
    public final ProtocolInfo entry() {
        return entry;
    }

    /** For people. */
    public final String name() {
        return name;
    }

    /** The host that its library stands on. */
    public CircuitHost host() {
        return transport.host();
    }

    /** The address that it holds, {@code null} if it holds none. In the kernel. */
    public final SocketAddress address() {
        return address;
    }

    /** For a socket that another one has made: it has the other's address. */
    public final void address(SocketAddress another) {
        address = another;
    }

    /** What it asks for itself. */
    public final Qos ownQos() {
        return ownQos;
    }

    /** Sets it. */
    public final void ownQos(Qos qos) {
        ownQos = qos;
    }

    /** It has been closed. */
    public final boolean isClosed() {
        return closed;
    }

    /** From now on nobody is told anything. @return false if it was closed already */
    public final boolean becomesClosed() {
        if (closed) return false;
        closed = true;
        return true;
    }

    // ---- readiness

    /** Something has changed. @param what {@link Ready} bits */
    public final void changed(int what) {
        noticed |= what & (Ready.QOS | Ready.GROUP_QOS | Ready.CONTROL);
        network.simulation().events().afterwards(() -> {
            if (!closed) upcalls.lookAgain(what);
        });
    }

    /** {@link Ready} bits that have not been read. */
    public final int noticed() {
        return noticed;
    }

    /** The notice has been read. */
    public final void read(int what) {
        noticed &= ~what;
    }

    // ---- addresses

    @Override
    public final void bind(SocketAddress wanted) throws Ws2Exception {
        network.call(() -> {
            take(network.canonical(wanted));
            return null;
        });
    }

    private void take(SocketAddress wanted) throws Ws2Exception {
        String there = network.hostOf(wanted);
        if (!there.equals(host().name())) {
            throw new Ws2Exception(
                    WsaError.WSAEADDRNOTAVAIL,
                    "this library stands on host " + host().name() + ", not on " + there + "; set providers."
                            + network.provider() + ".host to stand there");
        }
        address = host().claim(network.serviceOf(wanted), this);
    }

    /** Takes a free address if it has none. In the kernel. */
    public final void bindIfNeeded() throws Ws2Exception {
        if (address == null) take(network.address(host().name(), 0));
    }

    @Override
    public final SocketAddress sockName() {
        return network.ask(() -> address);
    }

    // ---- data

    /** @throws Ws2Exception {@code WSAEOPNOTSUPP} flags that are not known */
    public static void checkFlags(int flags, int known) throws Ws2Exception {
        if ((flags & ~known) == 0) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP, "flags 0x" + Integer.toHexString(flags & ~known) + " are not known");
    }
}
