package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Lets a piece of a stream overtake another when the circuit has shrunk, as links of unequal delay would. */
@Breaks(
        value = "GROW-1",
        also = {"GROW-4"})
public final class SwapsPiecesAtShrinking extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public SwapsPiecesAtShrinking() {
        super("swaps-pieces-at-shrinking", Needs.ENFORCED_STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.SWAPS, Slipping.Occasion.SHRINKING);
    }
}
