package io.trunkline.provider.atm;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

/** The whole contract, on the message entry and its own clock. */
class AtmMessageConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("atm-sim:message");
    }
}
