package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupRegistry;
import io.trunkline.spi.GroupTable;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.LocalPorts;
import io.trunkline.spi.ProviderSocket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host of a network: its groups, its services and its circuits. In the kernel. */
public abstract class CircuitHost {
    /**
     * What a circuit is for.
     *
     * @param of the group, or the socket in none
     * @param group the same, {@code null} for a socket in none
     * @param peer the called host by name
     */
    public record CircuitKey(Object of, Group group, String peer) {}

    private record CalledKey(String caller, long number) {
        static CalledKey of(CalledCircuit circuit) {
            return new CalledKey(circuit.caller(), circuit.number());
        }
    }

    final GroupTable groups;
    private final Map<GroupMember, CircuitSocket> members = new LinkedHashMap<>();
    private final CircuitNetwork network;
    private final String name;
    private ChannelSettings settings;
    private int libraries;
    private final LocalPorts<ProviderSocket> services = new LocalPorts<>();
    private final Map<CircuitKey, CallerCircuit> calling = new LinkedHashMap<>();
    /** Mostly one for each key. */
    private final Map<CalledKey, List<CalledCircuit>> called = new LinkedHashMap<>();

    private long circuits;

    /** A host without circuits. @param settings until a library stands on it */
    protected CircuitHost(CircuitNetwork network, String name, AddressFormat addresses, ChannelSettings settings) {
        this.network = network;
        this.name = name;
        this.settings = settings;
        this.groups = new GroupTable(
                GroupRegistry.inProcess(
                        network.simulation().events().random("groups:" + name).next()),
                addresses);
    }

    /** Its network. */
    public CircuitNetwork network() {
        return network;
    }

    /** The network's events. */
    public final EventScheduler events() {
        return network.simulation().events();
    }

    /** Its name. */
    public final String name() {
        return name;
    }

    /** What is configured for connections by who stands on it. */
    public final ChannelSettings settings() {
        return settings;
    }

    /**
     * A library stands on it from now on. All libraries of a host share its circuits, so that one configuration holds for them; others
     * of the network may have another.
     *
     * @param configured what the library's configuration says
     * @throws Ws2Exception {@code WSASYSNOTREADY} other libraries stand on it, with another configuration
     */
    final void enter(HostSettings configured) throws Ws2Exception {
        if (libraries > 0 && !configured.equals(configured())) {
            throw new Ws2Exception(
                    WsaError.WSASYSNOTREADY,
                    "host '" + name + "' is in use with " + configured() + ", this library wants " + configured
                            + "; configure all libraries of a host alike, or let this one stand on another");
        }
        libraries++;
        settings = configured.channels();
        configure(configured);
    }

    /** It does no more. */
    final void leave() {
        libraries--;
    }

    /** What it is configured by, and whoever stands on it. */
    protected abstract HostSettings configured();

    /** Libraries with this configuration stand on it from now on. */
    protected abstract void configure(HostSettings wanted);

    /** @throws Ws2Exception {@code WSA_QOS_BAD_OBJECT} the provider-specific part makes no sense */
    protected abstract void check(Qos qos) throws Ws2Exception;

    /** A circuit that has not been placed. */
    protected abstract CallerCircuit newCircuit(CircuitKey key, long number);

    // ---- members

    void enter(GroupMember member, CircuitSocket socket) {
        members.put(member, socket);
    }

    void leave(GroupMember member) {
        members.remove(member);
        member.leave();
    }

    /** The socket of a member, {@code null} if it has been closed. */
    CircuitSocket socket(GroupMember member) {
        return members.get(member);
    }

    // ---- services

    SocketAddress claim(int service, ProviderSocket owner) throws Ws2Exception {
        return network.address(
                name, services.claim(new LocalAddress(name, service), owner).port());
    }

    /** Gives an address back. @param held {@code null} if there is none */
    public final void release(SocketAddress held, ProviderSocket owner) {
        if (held != null) services.release(new LocalAddress(name, network.serviceOf(held)), owner);
    }

    /** Brings a request to who listens. @return why nobody takes it, {@code null} if somebody does */
    CauseValue offer(WaitingRequest request) {
        return owner(request.service()) instanceof CircuitSocket listener
                ? listener.offer(request)
                : CauseValue.INCOMPATIBLE_DESTINATION;
    }

    /** Whose service it is, {@code null} if it is nobody's. */
    protected final ProviderSocket owner(int service) {
        return services.owner(new LocalAddress(name, service));
    }

    // ---- circuits

    /** The circuit that carries a group, or a socket in none, to a host; a new one if there is none. */
    CallerCircuit circuit(Object of, Group group, String peer) {
        CircuitKey key = new CircuitKey(of, group, peer);
        CallerCircuit there = calling.get(key);
        if (there != null) return there;
        CallerCircuit circuit = newCircuit(key, nextCircuit());
        calling.put(key, circuit);
        return circuit;
    }

    /** A number for a circuit that this host calls. */
    public final long nextCircuit() {
        return ++circuits;
    }

    void forget(CircuitKey key, CallerCircuit circuit) {
        calling.remove(key, circuit);
    }

    void forget(CalledCircuit circuit) {
        called.computeIfPresent(CalledKey.of(circuit), (key, there) -> {
            there.remove(circuit);
            return there.isEmpty() ? null : there;
        });
    }

    List<CallerCircuit> circuitsOf(Group group) {
        return calling.values().stream()
                .filter(circuit -> circuit.group() == group)
                .toList();
    }

    /** The circuits that this host has called. */
    public final List<CallerCircuit> callingCircuits() {
        return new ArrayList<>(calling.values());
    }

    /** The circuits that others have called. */
    public final List<CalledCircuit> calledCircuits() {
        List<CalledCircuit> all = new ArrayList<>();
        called.values().forEach(all::addAll);
        return all;
    }

    /** A call has come: its first member's request goes to who listens. */
    protected final void enter(CalledCircuit circuit) {
        remember(circuit);
        circuit.offer();
    }

    /** The same for a call without a member. */
    protected final void enterBare(CalledCircuit circuit) {
        remember(circuit);
        circuit.offerBare();
    }

    private void remember(CalledCircuit circuit) {
        called.computeIfAbsent(CalledKey.of(circuit), none -> new ArrayList<>(1))
                .add(circuit);
    }

    /** True if somebody listens at a service. */
    protected final boolean listens(int service) {
        return owner(service) instanceof CircuitSocket listener && listener.listens();
    }

    /** The circuit that a host has called under its own number. */
    protected final Optional<CalledCircuit> called(String caller, long number) {
        return Optional.ofNullable(called.get(new CalledKey(caller, number))).map(there -> there.get(0));
    }

    // ---- telling sockets

    void tell(Group group, int what) {
        for (GroupMember member : group.members()) {
            CircuitSocket socket = members.get(member);
            if (socket != null) socket.changed(what);
        }
    }

    /** What is there though nobody needs it, one line each. */
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        calling.values().stream()
                .filter(circuit -> circuit.end().isEmpty())
                .forEach(circuit -> lines.add("circuit " + circuit.circuitName() + " without members"));
        calledCircuits().forEach(circuit -> lines.add("called circuit " + circuit.circuitName()));
        return lines;
    }
}
