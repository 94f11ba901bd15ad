package io.trunkline.provider.reference;

import io.trunkline.conformance.KitProof;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** What is broken about messages and multipoint is caught on the entry that has them. */
@Tag("once") // what it finds out is the same on every JDK
class MessageKitProofTest extends KitProof {
    @Override
    protected ProviderUnderTest goodProvider() {
        return ProviderUnderTest.of("reference:message");
    }

    @Override
    protected boolean isOfInterest(String name) {
        return name.contains("messages") || name.contains("pretends-leaves");
    }
}
