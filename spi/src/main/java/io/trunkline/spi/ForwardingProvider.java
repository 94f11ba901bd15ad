package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import java.util.UUID;

/** A layer that changes nothing; extend it and override {@link #start} to return a {@link ForwardingTransport} of yours. */
public abstract class ForwardingProvider implements LayeredProvider {
    private final String name;
    private final String description;
    private final UUID providerId;

    /**
     * A layer.
     *
     * @param name in chains
     * @param description one line for people
     * @param providerId the vendor's id
     */
    protected ForwardingProvider(String name, String description, UUID providerId) {
        this.name = name;
        this.description = description;
        this.providerId = providerId;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final UUID providerId() {
        return providerId;
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) throws Ws2Exception {
        return new ForwardingTransport(below);
    }
}
