package io.trunkline.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A connect that succeeded.
 *
 * @param calleeData what the accepting side sent with its answer; read only, empty if nothing
 * @param grantedQos the socket's quality of service, where there is any
 * @param grantedGroupQos the group's quality of service, where there is any
 * @param ignored what was asked for and ignored or not had in full, in words and each logged once; empty as a rule. That is a
 *     group on a provider without groups, a priority on one without priorities, the group's quality of service from a socket
 *     in no group or from another than the group's creator, and what a preferred quality of service of the group did not get.
 *     Where {@code groups.strict} is on, the group and its quality of service are refused instead
 */
public record Connected(
        ByteBuffer calleeData, Optional<Qos> grantedQos, Optional<Qos> grantedGroupQos, List<String> ignored) {
    /** Copies the list. */
    public Connected {
        Objects.requireNonNull(calleeData, "calleeData");
        Objects.requireNonNull(grantedQos, "grantedQos");
        Objects.requireNonNull(grantedGroupQos, "grantedGroupQos");
        Objects.requireNonNull(ignored, "ignored");
        ignored = List.copyOf(ignored);
    }
}
