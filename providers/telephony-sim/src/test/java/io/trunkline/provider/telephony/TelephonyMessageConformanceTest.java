package io.trunkline.provider.telephony;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** The whole contract, on the message entry and its own clock. */
@Tag("once") // what it finds out is the same on every JDK
class TelephonyMessageConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("telephony-sim:message");
    }
}
