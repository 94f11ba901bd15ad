package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.call.IncomingSetup;
import io.trunkline.provider.atm.call.UserSide;
import io.trunkline.provider.atm.call.UserSideListener;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.traffic.Encapsulation;
import io.trunkline.provider.atm.traffic.LinkRate;
import io.trunkline.provider.atm.traffic.QosMapping;
import io.trunkline.provider.atm.traffic.SpecificQos;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupRegistry;
import io.trunkline.spi.GroupTable;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.LocalPorts;
import io.trunkline.spi.ProviderSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A host of the network: its interface, its groups, its services and its circuits. In the kernel. */
final class AtmHost implements UserSideListener {
    /** What our frames add to a fragment behind LLC and SNAP, the most of both kinds. */
    static final int SHIM_OCTETS = 12;

    /** What SSCOP, credits and probes need besides the application's cells, in each direction. */
    static final int CONTROL_CELLS_PER_SECOND = 32;

    /**
     * What a circuit is for.
     *
     * @param of the group, or the socket in none
     * @param group the same, {@code null} for a socket in none
     * @param peer the called host
     */
    record CircuitKey(Object of, Group group, Aesa peer) {}

    final GroupTable groups;
    final Map<GroupMember, AtmSocket> members = new LinkedHashMap<>();
    private final AtmNetwork network;
    private final String name;
    private final Aesa address;
    private final HostPort port;
    private final AtmSettings settings;
    private final QosMapping mapping;
    private final LocalPorts<ProviderSocket> services = new LocalPorts<>();
    private final Map<CircuitKey, CallerCircuit> calling = new LinkedHashMap<>();
    final LeafChannels leaves = new LeafChannels(this);
    private final List<CalledCircuit> called = new ArrayList<>();
    private UserSide signalling;
    private long circuits;

    AtmHost(AtmNetwork network, String name, Aesa address, HostPort port, AtmSettings settings) {
        this.network = network;
        this.name = name;
        this.address = address;
        this.port = port;
        this.settings = settings;
        this.groups = new GroupTable(
                GroupRegistry.inProcess(
                        network.simulation().events().random("groups:" + name).next()),
                new AtmAddressFormat());
        int largest = settings.fragmentOctets() + SHIM_OCTETS + Encapsulation.LLC_SNAP_OCTETS;
        this.mapping = new QosMapping(
                new Encapsulation(SHIM_OCTETS, settings.fragmentOctets(), largest, CONTROL_CELLS_PER_SECOND),
                new LinkRate(port.link().rate().cellsPerSecond()));
    }

    void signalling(UserSide userSide) {
        signalling = userSide;
    }

    AtmNetwork network() {
        return network;
    }

    EventScheduler events() {
        return network.simulation().events();
    }

    String name() {
        return name;
    }

    Aesa address() {
        return address;
    }

    HostPort port() {
        return port;
    }

    UserSide signalling() {
        return signalling;
    }

    AtmSettings settings() {
        return settings;
    }

    QosMapping mapping() {
        return mapping;
    }

    /** The elements that an application gives itself, which win. @throws IllegalArgumentException they make no sense */
    private static SpecificQos specific(Qos qos) {
        Decoded<SpecificQos> decoded = SpecificQos.decode(qos.providerSpecific());
        if (decoded instanceof Decoded.Value<SpecificQos> value) return value.value();
        throw new IllegalArgumentException(decoded.toString());
    }

    /** What the application's own elements add to a set-up. */
    List<Element> specificElements(Qos qos) {
        return specific(qos).forCall(false).elements();
    }

    /** The contract that a quality of service asks for. */
    TrafficContract contractOf(Qos qos) {
        return specific(qos).applyTo(mapping.contractOf(qos));
    }

    /** @throws Ws2Exception {@code WSAEINVAL} the provider-specific part makes no sense */
    static void check(Qos qos) throws Ws2Exception {
        Decoded<SpecificQos> decoded = SpecificQos.decode(qos.providerSpecific());
        if (decoded instanceof Decoded.Malformed<SpecificQos> bad) {
            throw new Ws2Exception(
                    WsaError.WSA_QOS_BAD_OBJECT, "the provider-specific quality of service: " + bad.what());
        }
    }

    // ---- services

    AtmSocketAddress claim(int service, ProviderSocket owner) throws Ws2Exception {
        return new AtmSocketAddress(
                name, services.claim(new LocalAddress(name, service), owner).port());
    }

    /** @param held {@code null} if there is none */
    void release(AtmSocketAddress held, ProviderSocket owner) {
        if (held != null) services.release(new LocalAddress(name, held.service()), owner);
    }

    /** Brings a request to who listens. @return why nobody takes it, {@code null} if somebody does */
    CauseValue offer(AtmRequest request) {
        return owner(request.service()) instanceof AtmSocket listener
                ? listener.offer(request)
                : CauseValue.INCOMPATIBLE_DESTINATION;
    }

    private ProviderSocket owner(int service) {
        return services.owner(new LocalAddress(name, service));
    }

    // ---- circuits

    /** The circuit that carries a group, or a socket in none, to a host; a new one if there is none. */
    CallerCircuit circuit(Object of, Group group, Aesa peer) {
        CircuitKey key = new CircuitKey(of, group, peer);
        return calling.computeIfAbsent(key, none -> new CallerCircuit(this, none, nextCircuit()));
    }

    /** A number for a circuit that this host calls. */
    long nextCircuit() {
        return ++circuits;
    }

    void forget(CircuitKey key, CallerCircuit circuit) {
        calling.remove(key, circuit);
    }

    void forget(CalledCircuit circuit) {
        called.remove(circuit);
    }

    List<CallerCircuit> circuitsOf(Group group) {
        return calling.values().stream()
                .filter(circuit -> circuit.group() == group)
                .toList();
    }

    List<CallerCircuit> callingCircuits() {
        return new ArrayList<>(calling.values());
    }

    List<CalledCircuit> calledCircuits() {
        return new ArrayList<>(called);
    }

    @Override
    public CallListener incoming(IncomingSetup setup, Call call) {
        byte[] octets = CallerCircuit.join(
                setup.memberRequest().toArray(), setup.userData().toArray());
        Decoded<MemberRequest> decoded = MemberRequest.decode(Octets.copyOf(octets));
        if (!(decoded instanceof Decoded.Value<MemberRequest> value)) {
            call.reject(CauseValue.INCOMPATIBLE_DESTINATION, Octets.NONE);
            return Nobody.NOBODY;
        }
        MemberRequest request = value.value();
        if (setup.multipoint()) return LeafRequest.offer(owner(request.calledService()), setup, request, call);
        if (request.replaces().isPresent()) return replacing(setup, request, call);
        CalledCircuit circuit = new CalledCircuit(this, setup, request, call);
        called.add(circuit);
        circuit.offer();
        return circuit.listener();
    }

    private CallListener replacing(IncomingSetup setup, MemberRequest request, Call call) {
        String caller = network.nameOf(setup.calling());
        for (CalledCircuit circuit : called) {
            boolean same = circuit.caller().equals(caller)
                    && circuit.number() == request.replaces().get();
            if (same) return circuit.replacedBy(setup, call);
        }
        call.reject(CauseValue.INVALID_CALL_REFERENCE, Octets.NONE);
        return Nobody.NOBODY;
    }

    // ---- telling sockets

    void tell(Group group, int what) {
        for (GroupMember member : group.members()) {
            AtmSocket socket = members.get(member);
            if (socket != null) socket.changed(what);
        }
    }

    void tell(ChannelEnd channel, int what) {
        channel.tell(what);
    }

    /** What is there though nobody needs it, one line each. */
    List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        calling.values().stream()
                .filter(circuit -> circuit.end().isEmpty())
                .forEach(circuit -> lines.add("circuit " + circuit.circuitName() + " without members"));
        called.forEach(circuit -> lines.add("called circuit " + circuit.circuitName()));
        lines.addAll(leaves.leftovers());
        return lines;
    }
}
