package io.trunkline.conformance.layer;

import io.trunkline.spi.ForwardingProvider;
import java.util.UUID;

/** The layer that does nothing: a chain with it anywhere must behave as the same chain without it. */
public final class NothingLayer extends ForwardingProvider {
    /** For the service loader and for tests. */
    public NothingLayer() {
        super("nothing", "does nothing", UUID.fromString("3a0e9a52-5a55-4a0c-9d4b-6e6f7468696e"));
    }
}
