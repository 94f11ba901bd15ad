package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Requirements;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Records priorities and serves everybody in turn. */
@Breaks(
        value = "PRIO-9",
        also = {"PRIO-10"})
public final class IgnoresPriority extends BrokenProvider {
    static final Requirements SCHEDULED = Requirements.require(Capability.PRIORITY, Capability.Priority.SCHEDULED);

    /** For the service loader. */
    public IgnoresPriority() {
        super("ignores-priority");
    }

    @Override
    public Requirements needs() {
        return SCHEDULED;
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new PriorityTwister(transport, next, priority -> 0);
    }
}
