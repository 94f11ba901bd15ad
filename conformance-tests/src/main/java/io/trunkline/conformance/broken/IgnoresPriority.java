package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Records priorities and serves everybody in turn. */
@Breaks(
        value = "PRIO-9",
        also = {"PRIO-10", "GRP-28", "GRP-30"})
public final class IgnoresPriority extends BrokenProvider {
    /** For the service loader. */
    public IgnoresPriority() {
        super("ignores-priority", Needs.SCHEDULED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new PriorityTwister(transport, next, priority -> 0);
    }
}
