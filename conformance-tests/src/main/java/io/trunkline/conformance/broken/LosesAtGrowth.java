package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Swallows an octet of a member a while after its group's contract has grown. */
@Breaks(
        value = "GROW-1",
        also = {"GROW-4", "GROW-7"})
public final class LosesAtGrowth extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public LosesAtGrowth() {
        super("loses-at-growth", Needs.ENFORCED_STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.LOSES, Slipping.Occasion.GROWTH);
    }
}
