package io.trunkline.provider.tcp;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

/** The contract of every provider. */
class TcpConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("tcp");
    }
}
