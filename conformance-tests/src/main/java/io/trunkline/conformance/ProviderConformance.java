package io.trunkline.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole contract as JUnit tests, one per requirement. A provider's test extends it with one method:
 *
 * <pre>{@code
 * class LoopbackConformanceTest extends ProviderConformance {
 *     protected ProviderUnderTest provider() {
 *         return ProviderUnderTest.of("loopback");
 *     }
 * }
 * }</pre>
 *
 * What is not for the provider, because it does not declare it, shows as aborted with its reason.
 */
public abstract class ProviderConformance {
    /** For subclasses. */
    protected ProviderConformance() {}

    /** The provider to check. */
    protected abstract ProviderUnderTest provider();

    /** How much to try; the system property {@code kit.tier}, else {@code SMOKE}. */
    protected Tier tier() {
        return Tier.valueOf(System.getProperty("kit.tier", Tier.SMOKE.name()));
    }

    /** What everything random comes from; the system property {@code kit.seed}, else 1. */
    protected long seed() {
        return Long.getLong("kit.seed", 1L);
    }

    @TestFactory
    Stream<DynamicTest> contract() {
        ConformanceRun run = ConformanceRun.of(provider()).tier(tier()).seed(seed());
        return run.requirements().stream()
                .map(requirement -> DynamicTest.dynamicTest(
                        requirement.id() + " " + requirement.clause(), () -> meets(run, requirement)));
    }

    private static void meets(ConformanceRun run, Requirement requirement) {
        RequirementResult result = run.examine(requirement);
        Status status = result.status();
        if (status == Status.PASS) return;
        boolean binding = requirement.need() == Requirement.Need.MUST;
        if (status == Status.KIT_ERROR || (binding && status.hasReason())) throw new AssertionError(result.toText());
        Assumptions.abort(status == Status.UNTESTABLE ? requirement.untestableBecause() : result.toText());
    }
}
