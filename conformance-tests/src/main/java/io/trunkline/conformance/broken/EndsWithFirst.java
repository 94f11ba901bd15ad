package io.trunkline.conformance.broken;

import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Releases the circuit with the member that placed it, and so ends the others. */
@Breaks(
        value = "CIRC-2",
        also = {"GQOS-19", "GRP-26", "GROW-3"})
public final class EndsWithFirst extends BrokenProvider {
    private final Siblings<ProviderSocket> siblings = new Siblings<>();

    /** For the service loader. */
    public EndsWithFirst() {
        super("ends-with-first", Needs.SHARED_CIRCUIT);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Sibling(transport, next, siblings) {
            @Override
            public void close(CloseMode mode) {
                if (all().indexOf(next()) == 0) all().forEach(other -> other.close(CloseMode.ABORTIVE));
                super.close(mode);
            }
        };
    }
}
