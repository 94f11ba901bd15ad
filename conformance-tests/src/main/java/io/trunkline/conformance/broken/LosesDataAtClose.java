package io.trunkline.conformance.broken;

import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Ends a graceful close at once: what has not been sent is lost. */
@Breaks(
        value = "CLOSE-4",
        also = {"DATA-16"})
public final class LosesDataAtClose extends BrokenProvider {
    /** For the service loader. */
    public LosesDataAtClose() {
        super("loses-data-at-close");
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public void close(CloseMode mode) {
                super.close(CloseMode.ABORTIVE);
            }
        };
    }
}
