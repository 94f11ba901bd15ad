package io.trunkline.provider.reference;

import io.trunkline.conformance.KitProof;
import io.trunkline.conformance.ProviderUnderTest;

/** What the kit must catch on a provider that has everything. */
class ReferenceKitProofTest extends KitProof {
    @Override
    protected ProviderUnderTest goodProvider() {
        return ProviderUnderTest.of("reference").withTestBed(TestBed.DEFAULT);
    }
}
