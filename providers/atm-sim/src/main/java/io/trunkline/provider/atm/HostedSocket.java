package io.trunkline.provider.atm;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;

/** What every socket has on its host: an address, notices for the library, lines in the trace. The kernel guards all fields. */
abstract class HostedSocket implements ProviderSocket {
    final AtmTransport transport;
    final AtmNetwork network;
    final ProtocolInfo entry;
    private final Upcalls upcalls;
    private final long number;
    private AtmSocketAddress address;
    private Qos ownQos = Qos.UNSPECIFIED;
    private int noticed; // QOS, GROUP_QOS and CONTROL that have not been read
    private volatile boolean closed;

    /** @param what it is, for the trace */
    HostedSocket(AtmTransport transport, ProtocolInfo entry, Upcalls upcalls, String what) {
        this.transport = transport;
        this.network = transport.network;
        this.entry = entry;
        this.upcalls = upcalls;
        this.number = network.nextSocket();
        note("open " + entry.id() + what);
    }

    /** Writes what the application does into the trace. */
    final void note(String call) {
        EventScheduler events = network.simulation().events();
        events.trace().add(events.nowPicos(), network.simulation().actorName(), name() + " " + call);
    }

    /** For people. */
    final String name() {
        return host().name() + ".socket-" + number;
    }

    final AtmHost host() {
        return transport.host;
    }

    final AtmSocketAddress address() {
        return address;
    }

    /** For a socket that another one has made: it has the other's address. */
    final void address(AtmSocketAddress another) {
        address = another;
    }

    final Qos ownQos() {
        return ownQos;
    }

    final void ownQos(Qos qos) {
        ownQos = qos;
    }

    final boolean isClosed() {
        return closed;
    }

    /** From now on nobody is told anything. @return false if it was closed already */
    final boolean becomesClosed() {
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
    final int noticed() {
        return noticed;
    }

    /** The notice has been read. */
    final void read(int what) {
        noticed &= ~what;
    }

    // ---- addresses

    @Override
    public final void bind(SocketAddress wanted) throws Ws2Exception {
        network.call(() -> {
            take(network.canonical((AtmSocketAddress) wanted));
            return null;
        });
    }

    private void take(AtmSocketAddress wanted) throws Ws2Exception {
        if (!wanted.host().equals(host().name())) {
            throw new Ws2Exception(
                    WsaError.WSAEADDRNOTAVAIL,
                    "this library stands on host " + host().name() + ", not on " + wanted.host()
                            + "; set providers.atm-sim.host to stand there");
        }
        address = host().claim(wanted.service(), this);
    }

    final void bindIfNeeded() throws Ws2Exception {
        if (address == null) take(new AtmSocketAddress(host().name(), 0));
    }

    @Override
    public final SocketAddress sockName() {
        return network.ask(() -> address);
    }

    // ---- data

    static void checkFlags(int flags, int known) throws Ws2Exception {
        if ((flags & ~known) == 0) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP, "flags 0x" + Integer.toHexString(flags & ~known) + " are not known");
    }
}
