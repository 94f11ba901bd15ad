package io.trunkline.provider.telephony.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden figures of framing and fragments, each computed by hand and independently of this code. */
class FramingTablesTest {
    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // payload, mean, worst, ms mean, ms worst of 11 octets, then of 6
        "  40, .772, .654,   6.5,   7.7, .856, .725,   5.8,   6.9",
        "  80, .865, .733,  11.6,  13.7, .915, .775,  10.9,  12.9",
        " 120, .901, .763,  16.6,  19.7, .937, .794,  16.0,  18.9",
        " 160, .921, .780,  21.7,  25.7, .949, .803,  21.1,  24.9",
        " 240, .941, .797,  31.9,  37.7, .960, .813,  31.2,  36.9",
        " 500, .963, .815,  64.9,  76.7, .972, .823,  64.3,  75.9",
        "1500, .977, .827, 191.9, 226.7, .980, .830, 191.3, 225.9"})
    // @formatter:on
    void efficiencyAndSerialisationOfAFullFragmentAreThoseOfTheTable(
            int octets,
            double mean11,
            double worst11,
            double ms11,
            double msWorst11,
            double mean6,
            double worst6,
            double ms6,
            double msWorst6) {
        assertFragment(octets, FramingOverhead.FULL, Stuffing.MEAN, mean11, ms11);
        assertFragment(octets, FramingOverhead.FULL, Stuffing.WORST, worst11, msWorst11);
        assertFragment(octets, FramingOverhead.COMPRESSED, Stuffing.MEAN, mean6, ms6);
        assertFragment(octets, FramingOverhead.COMPRESSED, Stuffing.WORST, worst6, msWorst6);
    }

    private static void assertFragment(
            int octets, FramingOverhead overhead, Stuffing stuffing, double efficiency, double millis) {
        Ratio seconds = FragmentSize.seconds(octets, overhead, stuffing);
        assertThat(Double.parseDouble(seconds.times(1000).text(6))).isCloseTo(millis, within(0.05001));
        Ratio share = Ratio.of(octets, 8000).over(seconds);
        assertThat(Double.parseDouble(share.text(6))).isCloseTo(efficiency, within(0.0005001));
    }

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // ms, largest payload of 11 octets mean, worst, then of 6
        " 5,  28,  22,  33,  27",
        "10,  67,  55,  72,  60",
        "20, 146, 122, 151, 127",
        "30, 225, 189, 230, 194",
        "50, 382, 322, 387, 327"})
    // @formatter:on
    void largestFragmentWithinALatencyIsThatOfTheTable(int millis, int mean11, int worst11, int mean6, int worst6) {
        long micros = millis * 1000L;
        assertThat(FragmentSize.largestWithin(micros, FramingOverhead.FULL, Stuffing.MEAN))
                .isEqualTo(mean11);
        assertThat(FragmentSize.largestWithin(micros, FramingOverhead.FULL, Stuffing.WORST))
                .isEqualTo(worst11);
        assertThat(FragmentSize.largestWithin(micros, FramingOverhead.COMPRESSED, Stuffing.MEAN))
                .isEqualTo(mean6);
        assertThat(FragmentSize.largestWithin(micros, FramingOverhead.COMPRESSED, Stuffing.WORST))
                .isEqualTo(worst6);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void largestFragmentIsInTimeAndOneOctetMoreIsNot(
            @ForAll @IntRange(min = 2_000, max = 400_000) int micros, @ForAll Stuffing stuffing) {
        FramingOverhead overhead = FramingOverhead.COMPRESSED;
        int largest = FragmentSize.largestWithin(micros, overhead, stuffing);
        assertThat(FragmentSize.picos(largest, overhead, stuffing)).isLessThanOrEqualTo(micros * 1_000_000L);
        assertThat(FragmentSize.picos(largest + 1, overhead, stuffing)).isGreaterThan(micros * 1_000_000L);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void worstSizeOfARangeIsTheWorstOfAllItsSizes(
            @ForAll @IntRange(min = 1, max = 400) int smallest,
            @ForAll @IntRange(min = 0, max = 900) int more,
            @ForAll @IntRange(min = 1, max = 300) int fragment,
            @ForAll @IntRange(min = 0, max = 12) int headers,
            @ForAll @IntRange(min = 0, max = 40) int inPacket) {
        FramingOverhead overhead = new FramingOverhead(headers, 1, inPacket);
        Ratio byHand = LongStream.rangeClosed(smallest, smallest + more)
                .mapToObj(size -> Ratio.of(overhead.framedOctets(size, fragment), size))
                .reduce(Ratio.ZERO, Ratio::max);
        assertThat(overhead.worstRatio(smallest, smallest + more, fragment)).isEqualTo(byHand);
    }

    @Test
    void worstSizeIsNotAlwaysAnEndOfTheRange() {
        // 150 octets and one of protocol are one fragment, 160 and one are two
        Ratio worst = FramingOverhead.COMPRESSED.worstRatio(150, 1500, 160);
        assertThat(worst).isEqualTo(Ratio.of(160 + 1 + 2 * 6, 160));
        assertThat(worst).isGreaterThan(Ratio.of(FramingOverhead.COMPRESSED.framedOctets(150, 160), 150));
        assertThat(worst).isGreaterThan(Ratio.of(FramingOverhead.COMPRESSED.framedOctets(1500, 160), 1500));
    }

    @Test
    void fragmentIsTheUsualOneUnlessALatencyAsksForLess() {
        assertThat(FragmentSize.forLatency(0xFFFF_FFFFL, FragmentSize.USUAL_OCTETS, FramingOverhead.COMPRESSED))
                .isEqualTo(160);
        assertThat(FragmentSize.forLatency(150_000, FragmentSize.USUAL_OCTETS, FramingOverhead.COMPRESSED))
                .isEqualTo(160);
        assertThat(FragmentSize.forLatency(40_000, FragmentSize.USUAL_OCTETS, FramingOverhead.COMPRESSED))
                .isEqualTo(60);
        assertThat(FragmentSize.forLatency(0xFFFF_FFFFL, 1_500, FramingOverhead.COMPRESSED))
                .isEqualTo(1_500);
        assertThat(FragmentSize.forLatency(1, FragmentSize.USUAL_OCTETS, FramingOverhead.COMPRESSED))
                .isEqualTo(32);
    }
}
