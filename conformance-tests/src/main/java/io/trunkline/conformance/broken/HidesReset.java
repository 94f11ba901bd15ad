package io.trunkline.conformance.broken;

import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Closes gracefully where a reset was asked for, so that the other side believes it has everything. */
@Breaks(
        value = "CLOSE-5",
        also = {"CLOSE-11", "CLOSE-14", "DATA-16", "CONN-12", "GRP-16"})
public final class HidesReset extends BrokenProvider {
    /** For the service loader. */
    public HidesReset() {
        super("hides-reset");
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public void close(CloseMode mode) {
                super.close(CloseMode.GRACEFUL);
            }
        };
    }
}
