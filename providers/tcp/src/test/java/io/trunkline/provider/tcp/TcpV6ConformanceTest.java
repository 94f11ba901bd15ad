package io.trunkline.provider.tcp;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

/** The contract of every provider, over IPv6. */
class TcpV6ConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("tcp:v6");
    }
}
