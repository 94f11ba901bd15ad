package io.trunkline.circuit.timer;

import static io.trunkline.simulation.EventScheduler.PICOS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTimersTest {
    private enum Bell implements TimerRow {
        RING(2, false),
        SILENCE(5, true);

        private final Columns columns;
        private final boolean background;

        Bell(int seconds, boolean background) {
            this.columns = new Columns(Duration.ofSeconds(seconds), 1, "ever", "§1");
            this.background = background;
        }

        @Override
        public Columns columns() {
            return columns;
        }

        @Override
        public boolean isBackground() {
            return background;
        }
    }

    private final PlainEvents clock = new PlainEvents();
    private final List<String> expiries = new ArrayList<>();
    private final PlannedTimers<Bell> planned =
            new PlannedTimers<>(Bell.class, clock, (bell, at) -> expiries.add(bell + " " + at / PICOS_PER_SECOND));
    private final RunningTimers<Bell> timers = new RunningTimers<>(Bell.class, Bell::duration, planned);

    private void at(int seconds) {
        clock.runUntil(seconds * PICOS_PER_SECOND);
        timers.now(clock.nowPicos());
    }

    @Test
    void aTimerExpiresOnceItsDurationAfterItsLastStart() {
        timers.start(Bell.RING);
        at(1);
        timers.start(Bell.RING);

        at(10);

        assertThat(expiries).containsExactly("RING 3");
    }

    @Test
    void aTimerRunsUntilItHasExpiredOrIsStopped() {
        timers.start(Bell.RING);
        assertThat(timers.isRunning(Bell.RING)).isTrue();
        assertThat(timers.expire(Bell.RING)).isTrue();
        assertThat(timers.isRunning(Bell.RING)).isFalse();

        timers.start(Bell.RING);
        timers.stop(Bell.RING);

        assertThat(timers.expire(Bell.RING)).as("stopped meanwhile").isFalse();
        at(10);
        assertThat(expiries).isEmpty();
    }

    @Test
    void aTimerOfTheBackgroundDoesNotMakeTheClockAdvance() {
        timers.start(Bell.SILENCE);
        assertThat(clock.isBusy()).isFalse();

        timers.start(Bell.SILENCE, false);
        assertThat(clock.isBusy()).isTrue();
    }

    @Test
    void aTimerThatIsBroughtForwardKeepsItsDeadline() {
        timers.start(Bell.SILENCE);
        at(3);
        timers.bringForward(Bell.SILENCE);

        clock.runOut();

        assertThat(expiries).containsExactly("SILENCE 5");
    }

    @Test
    void nothingIsLeftOfTimersThatAreStoppedOrCalledOff() {
        timers.start(Bell.RING);
        timers.start(Bell.SILENCE);
        timers.stopAll();
        assertThat(clock.pending()).isZero();

        timers.start(Bell.RING);
        planned.close();
        assertThat(clock.pending()).isZero();
    }
}
