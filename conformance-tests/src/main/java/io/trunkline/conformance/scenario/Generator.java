package io.trunkline.conformance.scenario;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Draws choices; the only place that knows the property-testing library. */
final class Generator {
    private static final int MAX_STEPS = 40;
    private static final int NUMBERS_PER_STEP = 5;
    private static final int MAX_NUMBER = 9_999;
    private static final int GENERATOR_SIZE = 1_000;

    private final RandomGenerator<List<List<Integer>>> generator;
    private final Random random;

    private Generator(RandomGenerator<List<List<Integer>>> generator, Random random) {
        this.generator = generator;
        this.random = random;
    }

    /** A generator whose cases depend on the seed alone. */
    static Generator of(long seed) {
        Arbitrary<List<List<Integer>>> steps = Arbitraries.integers()
                .between(0, MAX_NUMBER)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofSize(NUMBERS_PER_STEP)
                .list()
                .ofMinSize(1)
                .ofMaxSize(MAX_STEPS);
        return new Generator(inSession(() -> steps.generator(GENERATOR_SIZE)), new Random(seed));
    }

    Choices next() {
        return new Choices(inSession(() -> generator.next(random).value()));
    }

    private static <T> T inSession(Supplier<T> work) {
        if (JqwikSession.isActive()) return work.get();
        JqwikSession.start();
        try {
            return work.get();
        } finally {
            JqwikSession.finish();
        }
    }
}
