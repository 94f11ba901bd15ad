package io.trunkline.conformance;

import io.trunkline.conformance.broken.Zoo;
import io.trunkline.conformance.lab.Pasted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Proves the kit itself, on top of a good provider: every broken provider that can stand on it is caught by the requirement
 * that names its defect, and requirements that have nothing to do with it stay green. Of the latter one part in {@value
 * #SHARDS} is looked at in one run; the system property {@code kit.shard} says which.
 */
public abstract class KitProof {
    private static final int SHARDS = 24;

    /** For subclasses. */
    protected KitProof() {}

    /** A provider that passes the kit. */
    protected abstract ProviderUnderTest goodProvider();

    /** Whether this broken provider is to be caught here; all that can stand on the good one unless overridden. */
    protected boolean isOfInterest(String name) {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> everyBrokenProviderIsCaught() throws Exception {
        ProviderUnderTest good = goodProvider();
        Pasted scripts = new Pasted();
        Stream<DynamicTest> proofs = Zoo.on(ConformanceRun.of(good).entry()).stream()
                .filter(animal -> isOfInterest(animal.name()))
                .map(animal -> DynamicTest.dynamicTest(
                        animal.name() + " breaks " + animal.breaks(),
                        () -> prove(good.under(animal.name()), animal, scripts)));
        DynamicTest compiling = DynamicTest.dynamicTest(
                "what was written down compiles", () -> Assertions.assertEquals("", scripts.complaints()));
        return Stream.concat(proofs, Stream.of(compiling));
    }

    private static void prove(ProviderUnderTest broken, Zoo.Animal animal, Pasted scripts) {
        ConformanceRun run = ConformanceRun.of(broken).onScript(scripts::add);
        Requirement named = Contract.current().requirement(animal.breaks()).orElseThrow();
        RequirementResult caught = run.examine(named);
        Assertions.assertTrue(
                caught.status().isDefect(),
                () -> broken.id() + " should break " + named.id() + ", but: " + caught.toText());
        for (Requirement other : run.requirements()) {
            if (animal.mayBreak(other.id()) || !isInShard(animal.name() + other.id())) continue;
            RequirementResult result = run.examine(other);
            boolean green = !result.status().isDefect() && result.status() != Status.KIT_ERROR;
            Assertions.assertTrue(green, () -> broken.id() + " should not break " + result.toText());
        }
    }

    private static boolean isInShard(String key) {
        return Math.floorMod(key.hashCode(), SHARDS) == Integer.getInteger("kit.shard", 0);
    }
}
