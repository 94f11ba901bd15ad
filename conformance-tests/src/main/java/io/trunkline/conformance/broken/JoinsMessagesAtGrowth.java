package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Makes one of two messages a while after the circuit has grown. */
@Breaks(
        value = "GROW-2",
        also = {"GROW-4", "GROW-7"})
public final class JoinsMessagesAtGrowth extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public JoinsMessagesAtGrowth() {
        super("joins-messages-at-growth", Needs.ENFORCED_MESSAGES);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.JOINS, Slipping.Occasion.GROWTH);
    }
}
