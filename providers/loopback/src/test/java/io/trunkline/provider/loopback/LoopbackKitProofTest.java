package io.trunkline.provider.loopback;

import io.trunkline.conformance.KitProof;
import io.trunkline.conformance.ProviderUnderTest;

/** What the kit must catch on a provider without groups. */
class LoopbackKitProofTest extends KitProof {
    @Override
    protected ProviderUnderTest goodProvider() {
        return ProviderUnderTest.of("loopback");
    }
}
