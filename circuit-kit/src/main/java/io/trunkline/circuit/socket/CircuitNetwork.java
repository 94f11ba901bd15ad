package io.trunkline.circuit.socket;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.ServiceAddress;
import io.trunkline.simulation.Simulation;
import io.trunkline.spi.NameSpaceProvider;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A network that is running, as its sockets see it. */
public abstract class CircuitNetwork {
    private final Progress progress = new Progress();
    private final List<CircuitTransport> transports = new ArrayList<>();
    private long sockets;

    /** For providers. */
    protected CircuitNetwork() {}

    /** What moves it. */
    public abstract Simulation simulation();

    /** The name of the provider, which its configuration keys begin with. */
    public abstract String provider();

    /** An address of a host of this network. @param host its name */
    public abstract SocketAddress address(String host, int service);

    /** The same with the host by its name, where the network has one for it. */
    public abstract SocketAddress canonical(SocketAddress address);

    /** The host part of an address of this network, canonical or not. */
    public final String hostOf(SocketAddress address) {
        return ((ServiceAddress) address).host();
    }

    /** The service part of an address of this network. */
    public final int serviceOf(SocketAddress address) {
        return ((ServiceAddress) address).service();
    }

    /** The most octets that may travel with a connect, its answer and a disconnect. */
    public abstract int userDataOctets();

    /** In the kernel: a library stands on one of its hosts. */
    final void add(CircuitTransport transport) {
        transports.add(transport);
    }

    /** In the kernel: it has left. */
    final void remove(CircuitTransport transport) {
        transports.remove(transport);
    }

    /** In the kernel: the open sockets of all libraries, one line each. */
    protected final List<String> socketsInUse() {
        return transports.stream()
                .flatMap(transport -> transport.openSockets().stream())
                .toList();
    }

    /** What its plan calls services by; empty if it has no names. */
    public Optional<NameSpaceProvider> nameSpace() {
        return Optional.empty();
    }

    /** A library has ended; the last one ends the network. */
    public abstract void leave();

    /** What the hosts have sent so far. In the kernel. */
    public final Progress progress() {
        return progress;
    }

    final long nextSocket() {
        return ++sockets;
    }

    /** Does something to the network. */
    public final <T> T call(Simulation.Step<T> step) throws Ws2Exception {
        return simulation().call(step);
    }

    /** Does something that cannot fail. */
    public final void act(Runnable act) {
        simulation().act(act);
    }

    /** Asks the network something. */
    public final <T> T ask(Supplier<T> question) {
        return simulation().ask(question);
    }
}
