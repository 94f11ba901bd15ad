package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Sends a message twice a while after the circuit has shrunk. */
@Breaks("GROW-2")
public final class RepeatsMessagesAtShrinking extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public RepeatsMessagesAtShrinking() {
        super("repeats-messages-at-shrinking", Needs.ENFORCED_MESSAGES);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.REPEATS, Slipping.Occasion.SHRINKING);
    }
}
