package io.trunkline.provider.reference;

import io.trunkline.api.Ws2Config;
import io.trunkline.conformance.ProviderConformance;
import io.trunkline.conformance.ProviderUnderTest;
import org.junit.jupiter.api.Tag;

/** Late and spurious readiness and partial sends are within the contract: nothing may depend on their absence. */
@Tag("once") // what it finds out is the same on every JDK
class UnrulyConformanceTest extends ProviderConformance {
    @Override
    protected ProviderUnderTest provider() {
        return ProviderUnderTest.of("reference")
                .withConfig(Ws2Config.defaults()
                        .set("providers.reference.partial-sends", "true")
                        .set("providers.reference.spurious-upcalls", "true")
                        .set("providers.reference.late-readiness", "2ms"));
    }
}
