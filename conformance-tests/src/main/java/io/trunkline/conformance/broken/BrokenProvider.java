package io.trunkline.conformance.broken;

import io.trunkline.api.Requirements;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingProvider;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A layer with a defect, most often in its sockets; subclasses say which. */
abstract class BrokenProvider extends ForwardingProvider {
    private final Requirements needs;

    BrokenProvider(String defect) {
        this(defect, Requirements.none());
    }

    BrokenProvider(String defect, Requirements needs) {
        super(
                "broken-" + defect,
                "deliberately broken, for tests of the conformance kit: " + defect,
                UUID.nameUUIDFromBytes(defect.getBytes(StandardCharsets.US_ASCII)));
        this.needs = needs;
    }

    @Override
    public final Requirements needs() {
        return needs;
    }

    /** A socket around {@code next}, with the defect where it is one of sockets. */
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next);
    }

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
