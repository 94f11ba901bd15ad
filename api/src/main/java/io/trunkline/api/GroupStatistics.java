package io.trunkline.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A group as it is now.
 *
 * @param id the group
 * @param kind its kind
 * @param provider catalog id of the provider that owns it
 * @param constrainedTo the host that a constrained group is bound to, in text form; empty if none yet
 * @param requestedQos what the group asks for
 * @param grantedQos the least that its circuits were granted, best effort too; empty while it has no circuit, and where there is
 *     no quality of service
 * @param members its members
 * @param circuit what the provider tells of the circuit that carries the group, by name in the network's own terms, for
 *     example {@code serviceCategory}, {@code pcr} and {@code vci}; of the first circuit if there are several, empty if
 *     there is none or nothing to tell
 * @param network what the provider counts for that circuit by name, for example {@code cellsSent}; empty if nothing
 */
public record GroupStatistics(
        GroupId id,
        GroupKind kind,
        String provider,
        String constrainedTo,
        Qos requestedQos,
        Optional<Qos> grantedQos,
        List<SocketStatistics> members,
        Map<String, String> circuit,
        Map<String, String> network) {
    /** Copies the list and the maps, which keep their order. */
    public GroupStatistics {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(constrainedTo, "constrainedTo");
        Objects.requireNonNull(requestedQos, "requestedQos");
        Objects.requireNonNull(grantedQos, "grantedQos");
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(circuit, "circuit");
        Objects.requireNonNull(network, "network");
        members = List.copyOf(members);
        circuit = Collections.unmodifiableMap(new LinkedHashMap<>(circuit));
        network = Collections.unmodifiableMap(new LinkedHashMap<>(network));
    }

    /** A group of which no circuit is told. */
    public GroupStatistics(
            GroupId id,
            GroupKind kind,
            String provider,
            String constrainedTo,
            Qos requestedQos,
            Optional<Qos> grantedQos,
            List<SocketStatistics> members) {
        this(id, kind, provider, constrainedTo, requestedQos, grantedQos, members, Map.of(), Map.of());
    }

    /**
     * The same group with other {@link #members()}, such as each with what a layer counts of it.
     *
     * @param members replace those that were there; copied in their order
     */
    public GroupStatistics withMembers(List<SocketStatistics> members) {
        return new GroupStatistics(
                id, kind, provider, constrainedTo, requestedQos, grantedQos, members, circuit, network);
    }

    /**
     * The same group with another {@link #network()}; its members keep theirs.
     *
     * @param network replaces what the network counted for the circuit; copied in its order
     */
    public GroupStatistics withNetwork(Map<String, String> network) {
        return new GroupStatistics(
                id, kind, provider, constrainedTo, requestedQos, grantedQos, members, circuit, network);
    }
}
