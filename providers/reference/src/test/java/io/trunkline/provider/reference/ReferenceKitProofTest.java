package io.trunkline.provider.reference;

import io.trunkline.conformance.KitProof;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** What the kit must catch on a provider that has everything. */
@Tag("once") // what it finds out is the same on every JDK
class ReferenceKitProofTest extends KitProof {
    @Override
    protected ProviderUnderTest goodProvider() {
        return ProviderUnderTest.of("reference").withTestBed(TestBed.DEFAULT);
    }
}
