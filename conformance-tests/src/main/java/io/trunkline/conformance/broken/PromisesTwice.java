package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Books half of what it promises to a group, so that it can promise everything twice. */
@Breaks(
        value = "GQOS-17",
        also = {
            "GQOS-12", "GQOS-13", "GQOS-18", "GQOS-19", "GQOS-20", "GQOS-21", "GQOS-23", "GQOS-24", "GRP-30", "SQOS-5",
            "CIRC-4", "GROW-5", "GROW-7"
        })
public final class PromisesTwice extends BrokenProvider {
    /** For the service loader. */
    public PromisesTwice() {
        super("promises-twice", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Scaled(transport, next, 0.5);
    }
}
