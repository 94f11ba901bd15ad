package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Lets a message overtake another of the same member when the circuit has shrunk. */
@Breaks(
        value = "GROW-2",
        also = {"GROW-4"})
public final class SwapsMessagesAtShrinking extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public SwapsMessagesAtShrinking() {
        super("swaps-messages-at-shrinking", Needs.ENFORCED_MESSAGES);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.SWAPS, Slipping.Occasion.SHRINKING);
    }
}
