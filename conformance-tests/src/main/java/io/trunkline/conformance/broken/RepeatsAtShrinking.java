package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Sends a piece of a stream twice a while after its group's contract has shrunk. */
@Breaks("GROW-1")
public final class RepeatsAtShrinking extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public RepeatsAtShrinking() {
        super("repeats-at-shrinking", Needs.ENFORCED_STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.REPEATS, Slipping.Occasion.SHRINKING);
    }
}
