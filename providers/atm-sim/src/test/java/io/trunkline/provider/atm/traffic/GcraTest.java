package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcraTest {
    private static final long SECOND = 1_000_000_000_000L;

    private static List<Boolean> judge(Gcra test, long... arrivals) {
        List<Boolean> verdicts = new ArrayList<>();
        for (long now : arrivals) {
            boolean conforms = test.conforms(now);
            if (conforms) test.accept(now);
            verdicts.add(conforms);
        }
        return verdicts;
    }

    @Test
    void publishedVectorOfPeriodTenAndToleranceTwentyFive() {
        long unit = SECOND / 10;
        Gcra test = Gcra.peak(1, 25 * unit);
        assertThat(judge(test, 0, unit, 2 * unit, 3 * unit, 15 * unit, 16 * unit, 40 * unit))
                .containsExactly(true, true, true, false, true, true, true);
    }

    @Test
    void equalityConformsAndOnePicosecondLessDoesNot() {
        Gcra test = Gcra.peak(1_000, 7);
        test.accept(SECOND);
        assertThat(test.conforms(SECOND + SECOND / 1_000 - 7)).isTrue();
        assertThat(test.conforms(SECOND + SECOND / 1_000 - 8)).isFalse();
        assertThat(test.earliestPicos()).isEqualTo(SECOND + SECOND / 1_000 - 7);
    }

    @ParameterizedTest
    @CsvSource({"1000, 250, 10", "2000, 1000, 32", "353207, 10000, 200", "16777215, 1, 3", "7, 3, 1"})
    void exactlyTheMaximumBurstPassesAtThePeakRate(int pcr, int scr, int mbs) {
        Gcra test = Gcra.sustained(new CellTraffic(pcr, scr, mbs, false), 0);
        Gcra peak = Gcra.peak(pcr, 0);
        int passed = 0;
        for (long now = SECOND; test.conforms(now); now = peak.earliestPicos()) {
            test.accept(now);
            peak.accept(now);
            passed++;
        }
        assertThat(passed).isEqualTo(mbs);
    }

    @ParameterizedTest
    @CsvSource({"353207, 2831200, 1000000", "4528, 220833333, 0", "353207, 2726000, 30000000"})
    void largestBurstOfASlottedLineIsAsTheFormulaSays(int rate, long slotPicos, long tolerancePicos) {
        Gcra test = Gcra.peak(rate, tolerancePicos);
        long period = SECOND / rate; // close enough for a count
        long expected = slotPicos >= period ? Long.MAX_VALUE : 1 + tolerancePicos / (period - slotPicos);
        long passed = 0;
        for (long now = 0; test.conforms(now) && passed < 10_000; now += slotPicos) {
            test.accept(now);
            passed++;
        }
        assertThat(passed).isEqualTo(Math.min(expected, 10_000));
    }

    @Property(tries = 2_000)
    void bothFormsAgreeOnRandomStreams(
            @ForAll @IntRange(min = 1, max = CellTraffic.MAX_RATE) int pcr,
            @ForAll @IntRange(min = 1, max = 1_000) int share,
            @ForAll @IntRange(min = 1, max = 300) int mbs,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long tolerancePicos,
            @ForAll long seed) {
        CellTraffic traffic = new CellTraffic(pcr, (int) Math.max(1, (long) pcr * share / 1_000), mbs, false);
        agree(Gcra.peak(pcr, tolerancePicos), LeakyBucket.peak(pcr, tolerancePicos), seed, SECOND / pcr);
        agree(
                Gcra.sustained(traffic, tolerancePicos),
                LeakyBucket.sustained(traffic, tolerancePicos),
                seed,
                SECOND / traffic.scr());
    }

    private static void agree(Gcra test, LeakyBucket oracle, long seed, long periodPicos) {
        Random random = new Random(seed);
        long now = random.nextInt(1_000);
        for (int i = 0; i < 200; i++) {
            boolean conforms = test.conforms(now);
            if (conforms != oracle.conforms(now)) throw new AssertionError("cell " + i + " at " + now);
            assertThat(now >= test.earliestPicos()).isEqualTo(conforms);
            if (conforms) {
                test.accept(now);
                oracle.accept(now);
            }
            now = switch (random.nextInt(4)) {
                case 0 -> now;
                case 1 -> Math.max(now, test.earliestPicos() - random.nextInt(2));
                default -> now + random.nextLong(periodPicos * 3);
            };
        }
    }

    @Test
    void everyWholeSecondOfCellsEndsExactlySoThatNothingEverDrifts() {
        int rate = 353_207; // no whole number of picoseconds
        Gcra test = Gcra.peak(rate, 1);
        for (int k = 0; k <= rate * 30; k++) {
            long now = k / rate * SECOND + k % rate * SECOND / rate; // rounded down, which the tolerance allows
            if (!test.conforms(now)) throw new AssertionError("cell " + k + " at " + now);
            if (k % rate == 0) assertThat(test.earliestPicos()).isEqualTo(Math.max(0, now) - 1);
            test.accept(now);
        }
    }

    @Test
    void anEnormousToleranceIsBounded() {
        Gcra test =
                Gcra.sustained(new CellTraffic(CellTraffic.MAX_RATE, 1, CellTraffic.MAX_RATE, false), Long.MAX_VALUE);
        assertThat(test.earliestPicos()).isEqualTo(-Gcra.MAX_TOLERANCE_PICOS);
        assertThat(test.conforms(0)).isTrue();
    }

    @Test
    void aRateOfNothingAndANegativeToleranceAreRefused() {
        assertThatThrownBy(() -> Gcra.peak(0, 0)).hasMessageContaining("0 cells/s, expected 1 or more");
        assertThatThrownBy(() -> Gcra.peak(1, -1)).hasMessageContaining("-1 ps, expected 0 or more");
    }
}
