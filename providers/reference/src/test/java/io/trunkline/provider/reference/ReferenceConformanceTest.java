package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

class ReferenceConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("reference").withTestBed(TestBed.DEFAULT);
    }
}
