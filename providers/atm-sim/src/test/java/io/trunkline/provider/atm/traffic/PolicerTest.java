package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.testkit.ThreadMeter;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicerTest {
    private static final long SECOND = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000_000L;

    private static StringBuilder judge(Policer policer, boolean lowPriority, long... arrivals) {
        StringBuilder verdicts = new StringBuilder();
        for (long now : arrivals) verdicts.append("PTD".charAt(policer.judge(now, lowPriority)));
        return verdicts;
    }

    @Test
    void constantRateDropsWhatIsAboveThePeakWhateverItsPriority() {
        long[] arrivals = {0, MILLI, 2 * MILLI, 3 * MILLI, 15 * MILLI, 16 * MILLI, 40 * MILLI};
        Policer high = new Policer(ServiceCategory.CBR, CellTraffic.peak(100), 25 * MILLI);
        Policer low = new Policer(ServiceCategory.CBR, CellTraffic.peak(100), 25 * MILLI);

        assertThat(judge(high, false, arrivals)).hasToString("PPPDPPP");
        assertThat(judge(low, true, arrivals)).hasToString("PPPDPPP");
        assertThat(high.conformance()).isEqualTo(Conformance.CBR_1);
    }

    @Test
    void constantRateNeverTags() {
        CellTraffic tagging = new CellTraffic(1_000, 0, 0, true);

        assertThat(judge(new Policer(ServiceCategory.CBR, tagging, 0), false, 0, 0, MILLI, MILLI, 2 * MILLI - 1))
                .hasToString("PDPDD");
    }

    @Test
    void bestEffortIsHeldToItsPeakAlone() {
        Policer policer = new Policer(ServiceCategory.UBR, CellTraffic.peak(1_000), 0);

        assertThat(judge(policer, false, 0, MILLI - 1, MILLI, 2 * MILLI, 2 * MILLI + 1))
                .hasToString("PDPPD");
        assertThat(policer.conformance()).isEqualTo(Conformance.UBR_1);
        assertThat(judge(new Policer(ServiceCategory.UBR, CellTraffic.NONE, SECOND), true, 0, SECOND))
                .hasToString("DD");
    }

    @Test
    void burstBeyondTheSustainableRateIsTaggedOrDroppedAsTheContractSays() {
        // a burst of three, of which the last is just allowed: 2 * 2.5 ms less 3 ms of tolerance; the next from 4.5 ms
        // on
        long[] arrivals = {0, MILLI, 2 * MILLI, 3 * MILLI, 4_500_000_000L};

        assertThat(judge(variable(true), false, arrivals)).hasToString("PPPTP");
        assertThat(judge(variable(false), false, arrivals)).hasToString("PPPDP");
        assertThat(judge(variable(true), true, arrivals))
                .as("not tested, not counted")
                .hasToString("PPPPP");
    }

    private static Policer variable(boolean tagging) {
        return new Policer(ServiceCategory.RT_VBR, new CellTraffic(1_000, 400, 3, tagging), 0);
    }

    @Test
    void aTaggedCellCountsAtThePeakAndADroppedOneNowhere() {
        Policer tagging = variable(true);
        judge(tagging, false, 0, MILLI, 2 * MILLI, 3 * MILLI);

        assertThat(judge(tagging, true, 3 * MILLI + 1, 4 * MILLI)).hasToString("DP");
    }

    @ParameterizedTest
    @EnumSource(ServiceCategory.class)
    void higherRateOfALiveCircuitIsUsedAndAllowedFromTheChangeOn(ServiceCategory category) {
        boolean variable = category.hasSustainableRate();
        CellTraffic slow = variable ? new CellTraffic(1_000, 500, 4, true) : CellTraffic.peak(1_000);
        CellTraffic fast = variable ? new CellTraffic(4_000, 2_000, 4, true) : CellTraffic.peak(4_000);
        Shaper shaper = new Shaper(category, slow);
        Policer policer = new Policer(category, slow, 0);
        long before = send(shaper, policer, 0, 100);
        long last = before;
        policer.change(fast, before + 1); // the network first
        shaper.change(fast, before + 2);
        long after = send(shaper, policer, before + 2, 400);

        assertThat((double) (after - last) / last)
                .as("four times the cells in the time")
                .isBetween(0.98, 1.03);
    }

    /** When the last of some cells left, all of which conform. */
    private static long send(Shaper shaper, Policer policer, long from, int cells) {
        long now = from;
        for (int i = 0; i < cells; i++) {
            now = shaper.nextPicos(now);
            shaper.sent(now);
            assertThat(policer.judge(now, false)).as("cell %d", i).isEqualTo(Policer.PASS);
        }
        return now;
    }

    @Property(tries = 500)
    void shapedSourceLosesNothingWhenItsRateGoesUpAtThePolicerFirst(@ForAll long seed) {
        Random random = new Random(seed);
        ServiceCategory category = random.nextBoolean() ? ServiceCategory.NRT_VBR : ServiceCategory.CBR;
        int pcr = 1 + random.nextInt(1_000);
        CellTraffic traffic = new CellTraffic(pcr, 1 + random.nextInt(pcr), 1 + random.nextInt(100), false);
        Shaper shaper = new Shaper(category, traffic);
        Policer policer = new Policer(category, traffic, 0);
        long now = 0;
        for (int round = 0; round < 4; round++) {
            now = send(shaper, policer, now, 1 + random.nextInt(150));
            int factor = 1 + random.nextInt(15);
            traffic = new CellTraffic(traffic.pcr() * factor, traffic.scr() * factor, traffic.mbs(), false);
            policer.change(traffic, now);
            now += random.nextInt(1_000_000);
            shaper.change(traffic, now);
        }
        send(shaper, policer, now, 100);
    }

    @Test
    void aBurstThatIsUsedUpDoesNotComeBackWithAHigherRate() {
        Policer policer = new Policer(ServiceCategory.NRT_VBR, new CellTraffic(1_000, 10, 5, false), 0);
        assertThat(judge(policer, false, 0, MILLI, 2 * MILLI, 3 * MILLI, 4 * MILLI, 5 * MILLI))
                .hasToString("PPPPPD");
        policer.change(new CellTraffic(1_000, 20, 5, false), 5 * MILLI);

        assertThat(judge(policer, false, 5 * MILLI, 6 * MILLI, 7 * MILLI)).hasToString("DDD");
    }

    @Test
    void shaperRefusesACellThatIsTooEarly() {
        Shaper shaper = new Shaper(ServiceCategory.CBR, CellTraffic.peak(1_000));
        shaper.sent(7);

        assertThatThrownBy(() -> shaper.sent(MILLI + 6)).hasMessage("cell at 1000000006 ps, allowed from 1000000007");
        assertThat(new Shaper(ServiceCategory.CBR, CellTraffic.NONE).nextPicos(0))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void cellsCostNoAllocation() throws Exception {
        CellTraffic traffic = new CellTraffic(353_207, 100_000, 50, true);
        Shaper shaper = new Shaper(ServiceCategory.RT_VBR, traffic);
        Policer policer = new Policer(ServiceCategory.RT_VBR, traffic, 1_000);
        ThreadMeter meter = new ThreadMeter();
        long least = Long.MAX_VALUE;
        long now = 0;
        for (int round = 0; round < 5; round++) { // classes of the meter itself are loaded in the first
            long before = meter.allocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                now = shaper.nextPicos(now);
                shaper.sent(now);
                if (policer.judge(now, (i & 7) == 0) == Policer.DISCARD) throw new AssertionError("cell " + i);
            }
            least = Math.min(least, meter.allocatedBytes() - before);
        }

        assertThat(least)
                .as("bytes for 10,000 cells, those of the meter's own call included")
                .isLessThan(2_000);
    }
}
