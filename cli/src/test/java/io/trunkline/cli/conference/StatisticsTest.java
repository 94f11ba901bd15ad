package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final long MILLI = 1_000_000;

    private static Reception received(int frames, long delayStepNanos, boolean sharedClock) {
        StreamRecorder recorder = new StreamRecorder(StreamKind.AUDIO, sharedClock, new PayloadDigest(Runnable::run));
        for (int k = 0; k < frames; k++) {
            long due = k * 20 * MILLI;
            recorder.payload(ByteBuffer.allocate(160));
            recorder.frame(new FrameHeader(FrameHeader.Kind.MEDIA, 160, k, due), due + (k + 1) * delayStepNanos);
        }
        return recorder.finish("");
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        Reception.Delay delay = received(100, MILLI, true).delay();
        assertThat(delay.p50Nanos()).isEqualTo(50 * MILLI);
        assertThat(delay.p99Nanos()).isEqualTo(99 * MILLI);
        assertThat(delay.maxNanos()).isEqualTo(100 * MILLI);
        assertThat(delay.samples()).isEqualTo(100);
    }

    @Test
    void aFrameThatTakesLongerThan150MillisecondsMissesItsDeadline() {
        assertThat(received(3, 50 * MILLI, true).delay().misses()).isZero();
        assertThat(received(3, 50 * MILLI + 1, true).delay().misses()).isEqualTo(1);
    }

    @Test
    void withoutASharedClockThereIsNoDelay() {
        Reception reception = received(100, MILLI, false);
        assertThat(reception.delay()).isNull();
        assertThat(reception.octets()).isEqualTo(16_000);
        assertThat(reception.series().midNanos()).containsOnly(-1);
    }

    @Test
    void throughputRunsFromTheFirstDueInstantToTheLastArrival() {
        Reception reception = received(51, 0, true);
        assertThat(reception.throughputBitsPerSecond()).isEqualTo(51 * 160 * 8.0);
    }

    @Test
    void manySamplesAreThinnedOutEvenly() {
        DelaySamples samples = new DelaySamples();
        int count = 3_000_000;
        for (int i = 0; i < count; i++) samples.add(i, i);
        long[] sorted = samples.sorted();
        assertThat(sorted.length).isBetween(1 << 19, 1 << 20);
        assertThat(samples.count()).isEqualTo(count);
        assertThat(samples.maxNanos()).isEqualTo(count - 1);
        assertThat((double) DelaySamples.percentile(sorted, 50)).isBetween(count * 0.499, count * 0.501);
        assertThat((double) DelaySamples.percentile(sorted, 99)).isBetween(count * 0.989, count * 0.991);
    }

    @Test
    void binsBecomeLongerInsteadOfMore() {
        Reception reception = received(50 * 600, 1000, true);
        assertThat(reception.series().octets().length).isLessThanOrEqualTo(Series.MAX_BINS);
        long sum = 0;
        for (long octets : reception.series().octets()) sum += octets;
        assertThat(sum).isEqualTo(reception.octets());
    }

    @Test
    void aDelayIsInTheClassThatEndsAtOrAboveIt() {
        for (long nanos = 1; nanos < 90_000_000_000L; nanos = nanos * 13 / 11 + 1) {
            int position = Series.classOf(nanos);
            assertThat(Series.upperNanos(position) * 1.000001).isGreaterThanOrEqualTo(nanos);
            if (position > 0) assertThat(Series.upperNanos(position - 1)).isLessThanOrEqualTo(nanos);
        }
        assertThat(Series.classOf(Long.MAX_VALUE)).isEqualTo(Series.CLASSES - 1);
        assertThat(Series.classOf(-5)).isZero();
    }
}
