package io.trunkline.provider.loopback;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

class LoopbackConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("loopback");
    }
}
