package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Lets a group send twice as fast as its contract says. */
@Breaks(
        value = "GQOS-24",
        also = {"GQOS-*", "GRP-30", "SQOS-5", "CIRC-4", "GROW-*"})
public final class NeverPolices extends BrokenProvider {
    /** For the service loader. */
    public NeverPolices() {
        super("never-polices", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Scaled(transport, next, 2);
    }
}
