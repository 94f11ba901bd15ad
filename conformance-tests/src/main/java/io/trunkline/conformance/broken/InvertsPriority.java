package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Serves the highest number first. */
@Breaks(
        value = "PRIO-9",
        also = {"PRIO-*", "GRP-28", "GRP-30", "GROW-4"})
public final class InvertsPriority extends BrokenProvider {
    /** For the service loader. */
    public InvertsPriority() {
        super("inverts-priority", Needs.SCHEDULED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new PriorityTwister(transport, next, priority -> Integer.MAX_VALUE - priority);
    }
}
