package io.trunkline.provider.telephony.traffic;

import static io.trunkline.api.FlowSpec.NOT_SPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelMappingTest {
    private static final int FRAGMENT = 160;
    private static final ChannelMapping FULL = mapping(FramingOverhead.FULL);
    private static final ChannelMapping COMPRESSED = mapping(FramingOverhead.COMPRESSED);

    private static ChannelMapping mapping(FramingOverhead overhead) {
        return ChannelMapping.of(overhead, FRAGMENT, 30);
    }

    private static ChannelMapping withoutMargin(FramingOverhead overhead) {
        return new ChannelMapping(overhead, FRAGMENT, Ratio.ZERO, 0, PathDelay.NONE, 30);
    }

    private static FlowSpec packets(FlowSpec flow, long smallest, long largest) {
        return flow.withSizes(largest, smallest);
    }

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // bit/s, packet, full headers mean, worst, compressed mean, worst
        " 64000,  160, 1.17, 1.38, 1.10, 1.30",
        " 48000,  120,  .84, 1.00,  .81,  .95",
        " 16000,   40,  .34,  .40,  .30,  .35",
        "112000,  500, 1.94, 2.29, 1.87, 2.21",
        "320000, 1000, 5.48, 6.47, 5.30, 6.26",
        " 64000, 1500, 1.09, 1.29, 1.06, 1.25"})
    // @formatter:on
    void channelsOfMediaAreThoseOfTheExamples(
            long bitRate, int packet, double mean11, double worst11, double mean6, double worst6) {
        FlowSpec worst = packets(FlowSpec.guaranteed(bitRate / 8, packet), packet, packet);
        FlowSpec mean = worst.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD);
        assertThat(withoutMargin(FramingOverhead.FULL).load(mean).text(2)).isEqualTo(text(mean11));
        assertThat(withoutMargin(FramingOverhead.FULL).load(worst).text(2)).isEqualTo(text(worst11));
        assertThat(withoutMargin(FramingOverhead.COMPRESSED).load(mean).text(2)).isEqualTo(text(mean6));
        assertThat(withoutMargin(FramingOverhead.COMPRESSED).load(worst).text(2))
                .isEqualTo(text(worst6));
    }

    private static String text(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }

    @Test
    void nominallySixChannelsAreSevenAtTheMeanAndEightAtWorst() {
        List<FlowSpec> worst = List.of(
                packets(FlowSpec.guaranteed(2_000, 40), 40, 40),
                packets(FlowSpec.guaranteed(40_000, 1000), 1000, 1000),
                packets(FlowSpec.guaranteed(6_000, 1500), 1500, 1500));
        assertThat(COMPRESSED.channels(worst.stream().map(Qos::symmetric).toList()))
                .isEqualTo(8);
        List<Qos> mean = worst.stream()
                .map(flow -> Qos.symmetric(flow.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD)))
                .toList();
        assertThat(withoutMargin(FramingOverhead.COMPRESSED).channels(mean)).isEqualTo(7);
    }

    @Test
    void guaranteedGroupOfTheExampleNeedsTenChannels() {
        FlowSpec flow = packets(FlowSpec.guaranteed(56_000, 4_000), 160, 1_500);
        assertThat(COMPRESSED.channels(Qos.symmetric(flow))).isEqualTo(10);
        assertThat(COMPRESSED.load(flow)).isEqualTo(Ratio.of(7 * 173 * 6, 160 * 5)); // 9.08
    }

    @Test
    void controlledLoadOfTheExampleNeedsEightBeforeTheMarginAndNineWithIt() {
        Qos qos = Qos.symmetric(packets(FlowSpec.controlledLoad(56_000, 4_000), 160, 1_500));
        assertThat(withoutMargin(FramingOverhead.COMPRESSED).channels(qos)).isEqualTo(8);
        assertThat(COMPRESSED.channels(qos)).isEqualTo(9);
    }

    @Test
    void directionThatNeedsMoreDecides() {
        FlowSpec little = packets(FlowSpec.guaranteed(4_000, 160), 160, 160);
        FlowSpec much = packets(FlowSpec.guaranteed(40_000, 160), 160, 160);
        assertThat(COMPRESSED.channels(Qos.of(little, much))).isEqualTo(COMPRESSED.channels(Qos.of(much, little)));
        assertThat(COMPRESSED.channels(Qos.of(FlowSpec.NO_TRAFFIC, little))).isEqualTo(1);
    }

    @Test
    void bestEffortIsOneChannelUnlessItNamesARate() {
        assertThat(COMPRESSED.channels(Qos.UNSPECIFIED)).isEqualTo(1);
        assertThat(COMPRESSED.channels(Qos.BEST_EFFORT)).isEqualTo(1);
        assertThat(COMPRESSED.channels(Qos.symmetric(FlowSpec.NO_TRAFFIC))).isEqualTo(1);
        assertThat(COMPRESSED.channels(Qos.symmetric(FlowSpec.BEST_EFFORT.withTokenRate(20_000))))
                .isEqualTo(3);
    }

    @Test
    void promiseWithoutARateGetsEveryChannel() {
        Qos all = Qos.symmetric(FlowSpec.guaranteed(NOT_SPECIFIED, NOT_SPECIFIED));
        assertThat(COMPRESSED.channels(all)).isEqualTo(30);
        Qos granted = COMPRESSED.granted(all, 30);
        assertThat(granted.sending().tokenRateOctetsPerSecond()).isBetween(150_000L, 200_000L);
        assertThat(COMPRESSED.channels(granted)).isEqualTo(30);
    }

    @Test
    void moreThanTheAccessHasIsMoreThanTheMost() {
        Qos much = Qos.symmetric(FlowSpec.guaranteed(1_000_000, 1_500));
        assertThat(FULL.channels(much)).isGreaterThan(30);
        assertThat(FULL.channels(FULL.nearest(much, 30).orElseThrow())).isLessThanOrEqualTo(30);
        assertThat(FULL.nearest(much, 0)).isEmpty();
    }

    @Test
    void whatTheProviderSendsItselfCountsAsLoad() {
        Qos eight = Qos.symmetric(packets(FlowSpec.guaranteed(49_000, 160), 160, 160));
        ChannelMapping reserving =
                new ChannelMapping(FramingOverhead.COMPRESSED, FRAGMENT, Ratio.ZERO, 1_000, PathDelay.NONE, 30);
        assertThat(COMPRESSED.channels(eight)).isEqualTo(8);
        assertThat(reserving.channels(eight)).isEqualTo(9);
    }

    @Test
    void peakAboveTheRateOfTheChannelsCostsTimeForTheBurst() {
        FlowSpec flow = packets(FlowSpec.guaranteed(8_000, 4_160), 160, 160).withPeakBandwidth(16_000);
        // two channels: R = 16000/1.2975, burst (4160-160)/R x (16000-R)/(16000-8000) = 148.7 ms, packet 173x1.2/R =
        // 16.8 ms,
        // a fragment in the way and one's own 24.9 ms each
        assertThat(COMPRESSED.latencyMicros(flow, 2)).isBetween(215_000L, 216_000L);
        // six channels are faster than the peak: 5.6 ms for the packet, and two fragments
        assertThat(COMPRESSED.latencyMicros(flow, 6)).isBetween(55_400L, 55_500L);
        assertThat(COMPRESSED.channels(Qos.symmetric(flow.withDelay(216_000, NOT_SPECIFIED))))
                .isEqualTo(2);
        assertThat(COMPRESSED.channels(Qos.symmetric(flow.withDelay(56_000, NOT_SPECIFIED))))
                .isEqualTo(6);
    }

    @Test
    void unboundedPeakCountsTheWholeBucket() {
        FlowSpec flow = packets(FlowSpec.guaranteed(8_000, 4_160), 160, 160);
        // 4160/R + (207.6-160)/R + 2 x 24.9 ms with R = 16000/1.2975
        assertThat(COMPRESSED.latencyMicros(flow, 2)).isBetween(391_000L, 391_100L);
    }

    @Test
    void channelsDoNotShortenAFragmentSoALatencyBelowTwoOfThemCannotBeHad() {
        FlowSpec flow = packets(FlowSpec.guaranteed(8_000, 160), 160, 160).withPeakBandwidth(8_000);
        assertThat(COMPRESSED.channels(Qos.symmetric(flow.withDelay(49_000, NOT_SPECIFIED))))
                .isEqualTo(31);
        assertThat(COMPRESSED.channels(Qos.symmetric(flow.withDelay(60_000, NOT_SPECIFIED))))
                .isLessThan(31);
        ChannelMapping small = ChannelMapping.of(FramingOverhead.COMPRESSED, 60, 30);
        assertThat(small.channels(Qos.symmetric(flow.withDelay(49_000, NOT_SPECIFIED))))
                .isLessThan(31);
    }

    @Test
    void satelliteChannelDelaysEveryPacketThatIsSpread() {
        FlowSpec flow = packets(FlowSpec.guaranteed(8_000, 160), 160, 160);
        ChannelMapping satellite = new ChannelMapping(
                FramingOverhead.COMPRESSED, FRAGMENT, Ratio.ZERO, 0, new PathDelay(5_000, 250_000), 30);
        assertThat(satellite.latencyMicros(flow, 2)).isEqualTo(COMPRESSED.latencyMicros(flow, 2) + 255_000);
        Qos early = Qos.symmetric(flow.withDelay(200_000, NOT_SPECIFIED));
        assertThat(satellite.channels(early)).isEqualTo(31);
        Qos steady = Qos.symmetric(flow.withDelay(NOT_SPECIFIED, 200_000));
        assertThat(satellite.channels(steady)).isEqualTo(31);
        assertThat(COMPRESSED.channels(steady)).isLessThan(31);
        assertThat(satellite.channels(satellite.nearest(early, 4).orElseThrow()))
                .isLessThanOrEqualTo(4);
    }

    @Test
    void wholeGrantKeepsTheNumbersAndFillsInWhatAPromiseDependsOn() {
        FlowSpec asked =
                packets(FlowSpec.guaranteed(8_000, NOT_SPECIFIED), 160, 500).withDelay(400_000, NOT_SPECIFIED);
        FlowSpec granted = COMPRESSED.granted(Qos.symmetric(asked), 30).sending();
        assertThat(granted).isEqualTo(asked.withTokenBucket(500));
    }

    @Test
    void smallerGrantLowersTheRateAndLengthensTheLatency() {
        FlowSpec asked = packets(FlowSpec.guaranteed(56_000, 4_000), 160, 1_500).withDelay(150_000, NOT_SPECIFIED);
        FlowSpec granted = COMPRESSED.granted(Qos.symmetric(asked), 8).sending();
        // 8 x 8000 / 1.2975
        assertThat(granted.tokenRateOctetsPerSecond()).isEqualTo(49_325);
        assertThat(granted.latencyMicros()).isEqualTo(150_000);
        assertThat(COMPRESSED.granted(Qos.symmetric(asked), 2).sending().latencyMicros())
                .isGreaterThan(300_000);
    }
}
