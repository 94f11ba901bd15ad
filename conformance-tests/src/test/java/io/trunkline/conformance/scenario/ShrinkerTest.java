package io.trunkline.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.conformance.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue that loses its order when more than two wait and the first is greater than the last. */
class ShrinkerTest {
    private static final int SEEDS = 100;
    private static final int EXECUTIONS = 2_000;
    private static final int MINIMUM = 4;

    private int executions;

    private Failure trial(Choices choices) {
        executions++;
        Source source = new Source(choices);
        int waiting = 0;
        int first = 0;
        int last = 0;
        while (source.next()) {
            if (source.below(4) == 0) {
                boolean broken = waiting > 2 && first > last;
                if (broken) return new Failure("FIFO", source.decided(), Status.FAIL, "", "", List.of());
                waiting = 0;
            } else {
                last = source.below(1_000);
                if (waiting++ == 0) first = last;
            }
        }
        return null;
    }

    private Failure failing(long seed) {
        Generator generator = Generator.of(seed);
        for (Failure failure = null; ; ) {
            failure = trial(generator.next());
            if (failure != null) return failure;
        }
    }

    @Test
    void minimumIsFoundAlmostAlways() {
        int minimal = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Failure first = failing(seed);
            Failure shrunk = new Shrinker(this::trial, first, EXECUTIONS, Long.MAX_VALUE).shrink();
            assertThat(shrunk.choices().size()).as("seed " + seed).isLessThanOrEqualTo(2 * MINIMUM);
            assertThat(trial(shrunk.choices()))
                    .as("the shrunk case fails as well")
                    .isNotNull();
            if (shrunk.choices().toString().equals("1.1-1.0-1.0-0")) minimal++;
        }
        assertThat(minimal).isGreaterThanOrEqualTo(95);
    }

    @Test
    void executionsAreBounded() {
        Failure first = failing(3);
        executions = 0;
        new Shrinker(this::trial, first, 10, Long.MAX_VALUE).shrink();
        assertThat(executions).isLessThanOrEqualTo(10);
    }

    @Test
    void anotherFailureIsNotTakenForTheSame() {
        Failure first = new Failure("A", Choices.parse("1-2-3"), Status.FAIL, "", "", List.of());
        Failure other = new Shrinker(
                        choices -> new Failure("B", choices, Status.FAIL, "", "", List.of()),
                        first,
                        EXECUTIONS,
                        Long.MAX_VALUE)
                .shrink();
        assertThat(other).isSameAs(first);
    }
}
