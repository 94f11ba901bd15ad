package io.trunkline.cli.conference;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A party's group at the end of the conference.
 *
 * @param party whose group it is
 * @param id its id
 * @param kind its kind
 * @param constrainedTo the host that it is bound to, empty if none
 * @param requested what it asked for, {@code null} for nothing
 * @param granted what it was granted, {@code null} for nothing
 * @param members statistics of each stream's socket that is still open
 * @param circuit what the provider tells of the group's circuit, empty for nothing
 * @param network what the provider counts for it, empty for nothing or if it has been released
 */
record GroupFacts(
        String party,
        GroupId id,
        GroupKind kind,
        String constrainedTo,
        Qos requested,
        Qos granted,
        Map<StreamKind, SocketStatistics> members,
        Map<String, String> circuit,
        Map<String, String> network) {
    /** The group that the connections of a party are or were in; empty if that is none. */
    static Optional<GroupFacts> of(
            Party party, GroupId id, Map<StreamKind, Connection> connections, Qos requested, Qos granted)
            throws Ws2Exception {
        if (id.isNone()) return Optional.empty();
        Optional<GroupStatistics> group = find(party.ws2(), id);
        Map<StreamKind, SocketStatistics> members = new EnumMap<>(StreamKind.class);
        for (Map.Entry<StreamKind, Connection> each : connections.entrySet()) {
            Ws2Socket socket = each.getValue().socket();
            if (socket.isOpen()) members.put(each.getKey(), socket.statistics()); // what was lost counts no more
        }
        return Optional.of(new GroupFacts(
                party.name(),
                id,
                group.map(GroupStatistics::kind).orElse(GroupKind.CONSTRAINED),
                group.map(GroupStatistics::constrainedTo).orElse(""),
                requested,
                group.flatMap(GroupStatistics::grantedQos)
                        .filter(qos -> !qos.asksForNothing())
                        .orElse(granted),
                members,
                group.map(GroupStatistics::circuit).orElse(Map.of()),
                group.map(GroupStatistics::network).orElse(Map.of())));
    }

    /** What the provider tells now of the circuit of a party's group. */
    static Map<String, String> circuit(Party party, GroupId id) {
        return find(party.ws2(), id).map(GroupStatistics::circuit).orElse(Map.of());
    }

    /** Whether a party's group has a circuit now that can have a quality of service. */
    static boolean hasCircuit(Party party, GroupId id) {
        return find(party.ws2(), id).flatMap(GroupStatistics::grantedQos).isPresent();
    }

    /** These facts, with an earlier circuit where the other side has released it meanwhile. */
    GroupFacts withCircuit(Map<String, String> earlier) {
        if (!circuit.isEmpty()) return this;
        return new GroupFacts(party, id, kind, constrainedTo, requested, granted, members, earlier, network);
    }

    private static Optional<GroupStatistics> find(Ws2 ws2, GroupId id) {
        return ws2.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
