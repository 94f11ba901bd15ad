package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Swallows an octet of every member a while after a change of the contract has been refused. */
@Breaks("GROW-7")
public final class LosesAtRefusal extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public LosesAtRefusal() {
        super("loses-at-refusal", Needs.ENFORCED_STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.LOSES, Slipping.Occasion.REFUSAL);
    }
}
