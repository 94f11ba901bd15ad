package io.trunkline.provider.loopback;

import io.trunkline.conformance.KitProof;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** What the kit must catch on a provider without groups. */
@Tag("once") // what it finds out is the same on every JDK
class LoopbackKitProofTest extends KitProof {
    @Override
    protected ProviderUnderTest goodProvider() {
        return ProviderUnderTest.of("loopback");
    }
}
