package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemTimeSourceTest {
    private static final long PATIENCE_SECONDS = 20;

    @Test
    void limitThatIsTooLongIsADeadlineThatNeverComes() {
        try (SystemTimeSource time = new SystemTimeSource(Thread::new)) {
            while (time.nanos() == 0) Thread.onSpinWait();
            assertThat(time.deadlineIn(Long.MAX_VALUE)).isEqualTo(TimeSource.NEVER);
            assertThat(time.deadlineIn(0)).isEqualTo(TimeSource.NEVER);
        }
    }

    @Test
    void taskOfAnInstantThatIsLongPastRunsAtOnce() throws Exception {
        try (SystemTimeSource time = new SystemTimeSource(Thread::new)) {
            while (time.nanos() == 0) Thread.onSpinWait();
            CountDownLatch ran = new CountDownLatch(1);
            time.schedule(TimeSource.NEVER, () -> {});
            time.schedule(Long.MIN_VALUE, ran::countDown);
            assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
