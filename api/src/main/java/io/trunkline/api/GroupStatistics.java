package io.trunkline.api;

import java.util.List;
import java.util.Optional;

/**
 * A group as it is now.
 *
 * @param id the group
 * @param kind its kind
 * @param provider catalog id of the provider that owns it
 * @param constrainedTo the host that a constrained group is bound to, in text form; empty if none yet
 * @param requestedQos what the group asks for
 * @param grantedQos the least that its circuits were granted, where there is any
 * @param members its members
 */
public record GroupStatistics(
        GroupId id,
        GroupKind kind,
        String provider,
        String constrainedTo,
        Qos requestedQos,
        Optional<Qos> grantedQos,
        List<SocketStatistics> members) {
    /** Copies the list. */
    public GroupStatistics {
        members = List.copyOf(members);
    }
}
