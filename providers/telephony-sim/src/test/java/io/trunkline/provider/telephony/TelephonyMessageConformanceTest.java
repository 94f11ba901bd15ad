package io.trunkline.provider.telephony;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;

/** The whole contract, on the message entry and its own clock. */
class TelephonyMessageConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("telephony-sim:message");
    }
}
