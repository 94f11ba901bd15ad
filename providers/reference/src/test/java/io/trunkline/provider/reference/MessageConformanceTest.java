package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

class MessageConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("reference:message").withTestBed(TestBed.DEFAULT);
    }
}
