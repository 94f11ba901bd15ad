package io.trunkline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class NanosTest {
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);
    private static final long NOW = 5;

    @Test
    void lengthThatIsTooLongIsTheLongestThereIs() {
        assertThat(Nanos.of(Duration.ofMillis(3))).isEqualTo(3_000_000);
        assertThat(Nanos.of(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(ENDLESS)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(Duration.ofSeconds(-1))).isEqualTo(-1_000_000_000);
        assertThat(Nanos.of(Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void instantThatTheClockCannotShowNeverComes() {
        assertThat(Nanos.after(NOW, 7)).isEqualTo(12);
        assertThat(Nanos.after(NOW, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.after(NOW, -7)).isEqualTo(-2);
        assertThat(Nanos.after(-NOW, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    /** Writes down until when it is to sleep, and knows nothing else. */
    private static final class StillClock implements Ws2Clock {
        final List<Long> sleeps = new ArrayList<>();

        @Override
        public long nanos() {
            return NOW;
        }

        @Override
        public ClockKind kind() {
            return ClockKind.REAL;
        }

        @Override
        public void sleepUntil(long nanos) {
            sleeps.add(nanos);
        }

        @Override
        public Registration schedule(long nanos, Executor executor, Runnable task) {
            return () -> {};
        }
    }

    @Test
    void sleepThatIsTooLongNeverEnds() throws Exception {
        StillClock clock = new StillClock();
        clock.sleep(Duration.ofNanos(Long.MAX_VALUE));
        clock.sleep(ENDLESS);
        clock.sleep(Duration.ofNanos(2));
        assertThat(clock.sleeps).containsExactly(Long.MAX_VALUE, Long.MAX_VALUE, 7L);
    }

    @Test
    void waitForOthersWorkMayHaveAnyLimit() throws Exception {
        assertThat(new StillClock().await(CompletableFuture.completedFuture("done"), ENDLESS))
                .isEqualTo("done");
    }
}
