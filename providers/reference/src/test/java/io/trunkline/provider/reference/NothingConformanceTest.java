package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** The layer that does nothing, on top: what is promised does not change. */
@Tag("once") // what it finds out is the same on every JDK
class NothingConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("nothing/xor/reference");
    }
}
