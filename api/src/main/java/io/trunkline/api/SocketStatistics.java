package io.trunkline.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a socket has done so far.
 *
 * @param octetsSent octets that the provider has taken from the application
 * @param octetsReceived octets that the application has taken
 * @param queuedOctets octets taken but not yet served by the provider's scheduler, 0 where nothing is scheduled
 * @param groupId the group, {@link GroupId#NONE} outside one
 * @param priority the priority, 0 outside a group
 * @param waits how long pieces waited for the scheduler; empty where nothing is scheduled
 * @param shareAchieved this member's part of the octets that its group has sent, 0 to 1; 0 outside a group. Where nothing is
 *     scheduled, its part of what the group's sockets that are open in this library have sent
 * @param inversions how often a higher number was served while this member waited with a lower one
 * @param circuit the provider's name for the circuit that carries it, empty where it is not connected
 * @param grantedQos the quality of service in force, where there is any
 * @param network what the provider counts for this socket by name in the network's own terms, for example {@code cellsSent}; empty
 *     if nothing
 */
public record SocketStatistics(
        long octetsSent,
        long octetsReceived,
        long queuedOctets,
        GroupId groupId,
        int priority,
        WaitHistogram waits,
        double shareAchieved,
        long inversions,
        String circuit,
        Optional<Qos> grantedQos,
        Map<String, String> network) {
    /** Copies the map, which keeps its order. */
    public SocketStatistics {
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(waits, "waits");
        Objects.requireNonNull(circuit, "circuit");
        Objects.requireNonNull(grantedQos, "grantedQos");
        Objects.requireNonNull(network, "network");
        network = Collections.unmodifiableMap(new LinkedHashMap<>(network));
    }

    /** A socket for which the network counts nothing. */
    public SocketStatistics(
            long octetsSent,
            long octetsReceived,
            long queuedOctets,
            GroupId groupId,
            int priority,
            WaitHistogram waits,
            double shareAchieved,
            long inversions,
            String circuit,
            Optional<Qos> grantedQos) {
        this(
                octetsSent,
                octetsReceived,
                queuedOctets,
                groupId,
                priority,
                waits,
                shareAchieved,
                inversions,
                circuit,
                grantedQos,
                Map.of());
    }

    /**
     * The same socket with another {@link #network()}: what a layer does that adds to it or takes from it.
     *
     * @param network replaces what the network counted; copied in its order
     */
    public SocketStatistics withNetwork(Map<String, String> network) {
        return new SocketStatistics(
                octetsSent,
                octetsReceived,
                queuedOctets,
                groupId,
                priority,
                waits,
                shareAchieved,
                inversions,
                circuit,
                grantedQos,
                network);
    }
}
