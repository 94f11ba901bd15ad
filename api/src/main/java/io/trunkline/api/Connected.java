package io.trunkline.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A connect that succeeded.
 *
 * @param calleeData what the accepting side sent with its answer; read only, empty if nothing
 * @param grantedQos the socket's quality of service, where there is any
 * @param grantedGroupQos the group's quality of service, where there is any
 * @param ignored what the standard had the provider ignore, in words; empty as a rule
 */
public record Connected(
        ByteBuffer calleeData, Optional<Qos> grantedQos, Optional<Qos> grantedGroupQos, List<String> ignored) {
    /** Copies the list. */
    public Connected {
        ignored = List.copyOf(ignored);
    }
}
