package io.trunkline.conformance.broken;

import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingProvider;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A layer with a defect in its sockets; subclasses say which. */
abstract class BrokenProvider extends ForwardingProvider {
    BrokenProvider(String defect) {
        super(
                "broken-" + defect,
                "deliberately broken, for tests of the conformance kit: " + defect,
                UUID.nameUUIDFromBytes(defect.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A socket around {@code next}, with the defect. */
    abstract ProviderSocket broken(ForwardingTransport transport, ProviderSocket next);

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
                return broken(this, next);
            }
        };
    }
}
