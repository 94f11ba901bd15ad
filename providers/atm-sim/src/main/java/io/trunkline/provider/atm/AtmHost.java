package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.CalledCircuit;
import io.trunkline.circuit.socket.CallerCircuit;
import io.trunkline.circuit.socket.CircuitHost;
import io.trunkline.circuit.socket.HostSettings;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
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
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Element;
import java.util.List;
import java.util.Optional;

/** A host of the network and its interface. In the kernel. */
final class AtmHost extends CircuitHost implements UserSideListener {
    /** What our frames add to a fragment behind LLC and SNAP, the most of both kinds. */
    static final int SHIM_OCTETS = 12;

    /** What SSCOP, credits and probes need besides the application's cells, in each direction. */
    static final int CONTROL_CELLS_PER_SECOND = 32;

    /** However short fragments are, requests of members and lists of what is missing (STAT) have some 300 octets. */
    private static final int LEAST_UNIT_OCTETS = 512;

    private final AtmNetwork network;
    private final AtmAddress address;
    private final HostPort port;
    private final LinkRate linkRate;
    private AtmHostSettings configured;
    private QosMapping mapping;
    final LeafChannels leaves = new LeafChannels(this);
    private UserSide signalling;

    AtmHost(AtmNetwork network, String name, AtmAddress address, HostPort port, AtmHostSettings settings) {
        super(network, name, new AtmAddressFormat(), settings.channels());
        this.network = network;
        this.address = address;
        this.port = port;
        this.linkRate = new LinkRate(port.link().rate().cellsPerSecond());
        take(settings);
    }

    private void take(AtmHostSettings settings) {
        configured = settings;
        int fragment = settings.channels().fragmentOctets();
        int largest = Math.max(fragment + SHIM_OCTETS + Encapsulation.LLC_SNAP_OCTETS, LEAST_UNIT_OCTETS);
        mapping = new QosMapping(new Encapsulation(SHIM_OCTETS, fragment, largest, CONTROL_CELLS_PER_SECOND), linkRate);
    }

    @Override
    protected AtmHostSettings configured() {
        return configured;
    }

    @Override
    protected void configure(HostSettings wanted) {
        take((AtmHostSettings) wanted);
    }

    @Override
    public AtmNetwork network() {
        return network;
    }

    void signalling(UserSide userSide) {
        signalling = userSide;
    }

    AtmAddress address() {
        return address;
    }

    HostPort port() {
        return port;
    }

    UserSide signalling() {
        return signalling;
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

    @Override
    protected void check(Qos qos) throws Ws2Exception {
        Decoded<SpecificQos> decoded = SpecificQos.decode(qos.providerSpecific());
        if (decoded instanceof Decoded.Malformed<SpecificQos> bad) {
            throw new Ws2Exception(
                    WsaError.WSA_QOS_BAD_OBJECT, "the provider-specific quality of service: " + bad.what());
        }
    }

    // ---- circuits

    @Override
    protected CallerCircuit newCircuit(CircuitKey key, long number) {
        return new AtmCallerCircuit(this, key, number);
    }

    @Override
    public CallListener incoming(IncomingSetup setup, Call call) {
        Decoded<MemberRequest> decoded =
                MemberRequest.decode(CircuitTerms.join(setup.memberRequest(), setup.userData()));
        if (!(decoded instanceof Decoded.Value<MemberRequest> value)) {
            call.reject(CauseValue.INCOMPATIBLE_DESTINATION, Octets.NONE);
            return Nobody.NOBODY;
        }
        MemberRequest request = value.value();
        if (setup.multipoint()) return LeafRequest.offer(owner(request.calledService()), setup, request, call);
        if (request.replaces().isPresent()) return replacing(setup, request, call);
        AtmCalledCircuit circuit = new AtmCalledCircuit(this, setup, request, call);
        enter(circuit);
        return circuit.listener();
    }

    private CallListener replacing(IncomingSetup setup, MemberRequest request, Call call) {
        Optional<CalledCircuit> replaced =
                called(network.nameOf(setup.calling()), request.replaces().orElseThrow());
        if (replaced.orElse(null) instanceof AtmCalledCircuit circuit) return circuit.replacedBy(setup, call);
        call.reject(CauseValue.INVALID_CALL_REFERENCE, Octets.NONE);
        return Nobody.NOBODY;
    }

    @Override
    public List<String> leftovers() {
        List<String> lines = super.leftovers();
        lines.addAll(leaves.leftovers());
        return lines;
    }
}
