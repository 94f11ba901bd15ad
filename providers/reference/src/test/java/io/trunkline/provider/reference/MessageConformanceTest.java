package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

@Tag("once") // what it finds out is the same on every JDK
class MessageConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("reference:message").withTestBed(TestBed.DEFAULT);
    }
}
