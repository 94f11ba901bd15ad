package io.trunkline.provider.telephony;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.protocol.OctetReader;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.bap.BapType;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.ppp.PppFrame;
import io.trunkline.provider.telephony.ppp.PppProtocol;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.UserUser;
import io.trunkline.simulation.capture.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two on the network of telephony, and what crosses alice's accesses. */
final class TwoHosts extends CircuitHosts {
    /** @param settings keys below {@code providers.telephony-sim} with their values, for example {@code seed = 7} */
    TwoHosts(String... settings) throws Ws2Exception {
        super("telephony-sim", settings);
    }

    /** Each with settings of its own. */
    TwoHosts(List<String> ofAlice, List<String> ofBob) throws Ws2Exception {
        super("telephony-sim", ofAlice, ofBob);
    }

    /** The two on a network of the test's own. @param lines of its file */
    static TwoHosts on(String... lines) throws Exception {
        return on(List.of(lines));
    }

    /** The same with settings of the provider. */
    static TwoHosts on(List<String> lines, String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(network(lines));
        return new TwoHosts(all.toArray(String[]::new));
    }

    /** Channels of a host that calls hold. */
    int heldChannels(String host) {
        return network().counters().entrySet().stream()
                .filter(counter -> counter.getKey().matches("access\\." + host + "(/\\d+)?\\.channels\\.held"))
                .mapToInt(counter -> counter.getValue().intValue())
                .sum();
    }

    /** The longest frame that a host sends on its B channels from now on, in a map that is kept up. */
    static Map<String, Integer> watchLongest(TelephonyNetwork network) {
        Map<String, Integer> longest = new TreeMap<>();
        network.act(() -> network.exchange()
                .accesses()
                .forEach(access -> access.tap((channel, way, at, octets) -> {
                    if (channel > 0 && way == Direction.FROM_USER)
                        longest.merge(access.host(), octets.length, Math::max);
                })));
        return longest;
    }

    /** Packets of bandwidth allocation that cross alice's accesses from now on, by type, in a map that is kept up. */
    SortedMap<BapType, Integer> countBandwidthAllocation() {
        SortedMap<BapType, Integer> packets = Collections.synchronizedSortedMap(new TreeMap<>());
        TelephonyNetwork network = (TelephonyNetwork) network();
        network.simulation()
                .act(() -> network.exchange()
                        .subscriber("alice")
                        .accesses()
                        .forEach(access -> access.tap((channel, direction, atPicos, octets) ->
                                bandwidthAllocation(octets).ifPresent(type -> packets.merge(type, 1, Integer::sum)))));
        return packets;
    }

    /** What alice's calls are for, from now on, in a list that is kept up. */
    List<CallLabel.Kind> watchLabels() {
        List<CallLabel.Kind> kinds = Collections.synchronizedList(new ArrayList<>());
        TelephonyNetwork network = (TelephonyNetwork) network();
        network.simulation()
                .act(() -> network.exchange()
                        .subscriber("alice")
                        .accesses()
                        .forEach(access -> access.tap((channel, direction, atPicos, octets) -> {
                            if (channel == 0 && direction == Direction.FROM_USER)
                                label(octets).ifPresent(kinds::add);
                        })));
        return kinds;
    }

    private static Optional<CallLabel.Kind> label(byte[] frame) {
        return LapdFrame.decode(new OctetReader(frame, 0, frame.length))
                .toOptional()
                .flatMap(lapd -> Message.decode(lapd.information().reader()).toOptional())
                .filter(message ->
                        message.type().filter(type -> type == MessageType.SETUP).isPresent())
                .flatMap(message -> message.find(ElementType.USER_USER, UserUser.class))
                .flatMap(user -> CallLabel.decode(user.data()).toOptional())
                .map(CallLabel::kind);
    }

    private static Optional<BapType> bandwidthAllocation(byte[] frame) {
        return PppFrame.decode(frame)
                .toOptional()
                .filter(ppp -> ppp.protocol() == PppProtocol.BANDWIDTH_ALLOCATION.number())
                .flatMap(ppp -> BapPacket.decode(new OctetReader(ppp.octets(), ppp.from(), ppp.octets().length))
                        .toOptional())
                .map(BapPacket::type);
    }
}
