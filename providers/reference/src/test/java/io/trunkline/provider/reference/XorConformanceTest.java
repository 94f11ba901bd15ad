package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** The layer that does nothing, in the middle of a chain. */
@Tag("once") // what it finds out is the same on every JDK
class XorConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("xor/nothing/reference:message");
    }
}
