package io.trunkline.protocol;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimerTableTest {
    // @formatter:off
    enum Bell implements TimerRow {
        //   default          expiries  starts when    clause
        RING(ofMillis(750),   2,        "PUSH comes",  "§4.1"),
        TIDE(ofSeconds(4),    1,        "RING is spent", "§4.2");
    // @formatter:on

        private final Columns columns;

        Bell(Duration duration, int expiries, String startsWhen, String clause) {
            this.columns = new Columns(duration, expiries, startsWhen, clause);
        }

        @Override
        public Columns columns() {
            return columns;
        }
    }

    private static final long SECOND = 1_000_000_000_000L;

    private final TimerTable<Bell> timers = new TimerTable<>(Bell.class);

    @Test
    void expiresAtItsDeadlineAndNotBefore() {
        timers.start(Bell.RING, 0);

        assertThat(timers.nextPicos()).hasValue(SECOND * 3 / 4);
        assertThat(timers.expire(SECOND * 3 / 4 - 1)).isEmpty();
        assertThat(timers.isRunning(Bell.RING)).isTrue();
        assertThat(timers.expire(SECOND * 3 / 4)).containsExactly(Bell.RING);
        assertThat(timers.isRunning(Bell.RING)).isFalse();
        assertThat(timers.nextPicos()).isEmpty();
    }

    @Test
    void isSpentAfterTheExpiriesOfItsRowAndFreshAgainAfterAStop() {
        timers.start(Bell.RING, 0);
        timers.expire(SECOND);
        assertThat(timers.isSpent(Bell.RING)).isFalse();
        timers.start(Bell.RING, SECOND);
        timers.expire(2 * SECOND);
        assertThat(timers.isSpent(Bell.RING)).isTrue();
        timers.stop(Bell.RING);
        assertThat(timers.isSpent(Bell.RING)).isFalse();
    }

    @Test
    void severalExpireInTheOrderOfTheirDeadlinesTiesInTheOrderOfTheTable() {
        timers.duration(Bell.TIDE, ofMillis(100));
        timers.start(Bell.RING, 0);
        timers.start(Bell.TIDE, 0);
        assertThat(timers.expire(SECOND)).containsExactly(Bell.TIDE, Bell.RING);

        timers.duration(Bell.TIDE, ofMillis(750));
        timers.start(Bell.TIDE, 0);
        timers.start(Bell.RING, 0);
        assertThat(timers.expire(SECOND)).containsExactly(Bell.RING, Bell.TIDE);
    }

    @Test
    void aStoppedTimerNeverExpires() {
        timers.start(Bell.RING, 0);
        timers.start(Bell.TIDE, 0);
        timers.stop(Bell.RING);
        assertThat(timers.running()).isEqualTo(1);
        timers.stopAll();
        assertThat(timers.expire(Long.MAX_VALUE)).isEmpty();
    }

    @Property
    void startingAgainMovesTheDeadline(@ForAll @LongRange(min = 0, max = 1L << 60) long now) {
        timers.start(Bell.TIDE, 0);
        timers.start(Bell.TIDE, now);
        assertThat(timers.nextPicos()).hasValue(now + 4 * SECOND);
    }

    @Test
    void thePageShowsTheTableAsItPrintsItself() throws Exception {
        assertThat(Files.readString(Path.of("../docs/protocols/protocol-kit.md")))
                .contains(TimerTable.print(Bell.class));
    }
}
