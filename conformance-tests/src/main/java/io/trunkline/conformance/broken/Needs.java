package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import java.util.function.Predicate;

/** What several defects need of the provider below, to show. */
final class Needs {
    /** Only a contract that is enforced is refused, or changes a circuit. */
    static final Requirements ENFORCED = Requirements.require(Capability.GROUP_QOS, Capability.QosLevel.ENFORCED);

    /** Only a stream has octets that can go missing one by one. */
    static final Requirements STREAM = that("a byte stream", entry -> !entry.isMessageOriented());

    static final Requirements ENFORCED_STREAM = ENFORCED.and(STREAM);

    static final Requirements ENFORCED_MESSAGES = ENFORCED.and(that("messages", ProtocolInfo::isMessageOriented));

    /** The caller's group travels. */
    static final Requirements GROUP_REFERENCE =
            that("carriesGroupReference", entry -> entry.figures().carriesGroupReference());

    static final Requirements PRIORITY = Requirements.require(Capability.PRIORITY, Capability.Priority.RECORDED);

    static final Requirements SCHEDULED = Requirements.require(Capability.PRIORITY, Capability.Priority.SCHEDULED);

    static final Requirements SHARED_CIRCUIT =
            Requirements.require(Capability.GROUP_TRANSPORT, Capability.GroupTransport.SHARED);

    private Needs() {}

    /** An entry with this property, which {@code text} names in explanations. */
    static Requirements that(String text, Predicate<ProtocolInfo> property) {
        return Requirements.none().andRequire(new Requirements.Requirement(text, property));
    }
}
