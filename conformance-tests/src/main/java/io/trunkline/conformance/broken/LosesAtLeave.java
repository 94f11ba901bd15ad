package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Swallows an octet of those who stay a while after a member has left. */
@Breaks("GROW-3")
public final class LosesAtLeave extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public LosesAtLeave() {
        super("loses-at-leave", Needs.ENFORCED_STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slipping(transport, next, siblings, Slipping.Slip.LOSES, Slipping.Occasion.LEAVE);
    }
}
