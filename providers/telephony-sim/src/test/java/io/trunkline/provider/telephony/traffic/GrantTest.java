package io.trunkline.provider.telephony.traffic;

import static io.trunkline.api.FlowSpec.NOT_SPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is answered holds when it is asked for. */
class GrantTest {
    @Provide
    Arbitrary<Qos> contracts() {
        return Combinators.combine(flows(), flows()).as(Qos::of);
    }

    private static Arbitrary<FlowSpec> flows() {
        Arbitrary<Long> rate = Arbitraries.longs().between(0, 400_000).injectDuplicates(0.1);
        Arbitrary<ServiceType> type = Arbitraries.of(
                ServiceType.SERVICETYPE_GUARANTEED,
                ServiceType.SERVICETYPE_GUARANTEED,
                ServiceType.SERVICETYPE_CONTROLLEDLOAD,
                ServiceType.SERVICETYPE_BESTEFFORT,
                ServiceType.SERVICETYPE_NOTRAFFIC);
        return Combinators.combine(
                        or(rate),
                        or(upTo(20_000)),
                        or(upTo(500_000)),
                        delays(),
                        delays(),
                        type,
                        or(upTo(2_000)),
                        or(upTo(2_000)))
                .as((token, bucket, above, latency, variation, service, largest, smallest) -> new FlowSpec(
                        token,
                        bucket,
                        above == NOT_SPECIFIED || token == NOT_SPECIFIED ? above : token + above,
                        latency,
                        variation,
                        service,
                        largest,
                        smallest));
    }

    private static Arbitrary<Long> upTo(long most) {
        return Arbitraries.longs().between(0, most);
    }

    private static Arbitrary<Long> delays() {
        return or(upTo(1_000_000));
    }

    private static Arbitrary<Long> or(Arbitrary<Long> value) {
        return Arbitraries.oneOf(List.of(value, value, Arbitraries.just(NOT_SPECIFIED)));
    }

    @Provide
    Arbitrary<ChannelMapping> mappings() {
        Arbitrary<FramingOverhead> overheads = Arbitraries.of(
                FramingOverhead.FULL, FramingOverhead.COMPRESSED, FramingOverhead.COMPRESSED.withSocketOctets(12));
        return Combinators.combine(
                        overheads,
                        Arbitraries.integers().between(32, 500),
                        Arbitraries.of(0, 1_000, 20_000),
                        Arbitraries.of(2, 23, 30),
                        upTo(300_000))
                .as((overhead, fragment, reserved, most, differential) -> new ChannelMapping(
                        overhead,
                        fragment,
                        ChannelMapping.margin(ChannelMapping.USUAL_MARGIN_PERCENT),
                        reserved,
                        new PathDelay(1_000, differential),
                        most));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void nearestIsAdmittedWhenAskedNext(
            @ForAll("mappings") ChannelMapping mapping,
            @ForAll("contracts") Qos asked,
            @ForAll @IntRange(min = 0, max = 30) int free) {
        int available = Math.min(free, mapping.mostChannels());
        mapping.nearest(asked, available)
                .ifPresentOrElse(
                        nearest -> assertThat(mapping.channels(nearest)).isBetween(1, available),
                        () -> assertThat(available * 8_000L).isLessThanOrEqualTo(mapping.reservedOctetsPerSecond()));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void grantIsNowhereAboveWhatWasAsked(
            @ForAll("mappings") ChannelMapping mapping,
            @ForAll("contracts") Qos asked,
            @ForAll @IntRange(min = 3, max = 30) int channels) {
        Qos granted = mapping.granted(asked, channels);
        assertBelow(granted.sending(), asked.sending());
        assertBelow(granted.receiving(), asked.receiving());
        assertThat(mapping.granted(granted, channels)).isEqualTo(granted);
    }

    private static void assertBelow(FlowSpec granted, FlowSpec asked) {
        assertThat(granted.tokenRateOctetsPerSecond()).isLessThanOrEqualTo(asked.tokenRateOctetsPerSecond());
        assertThat(granted.latencyMicros()).isGreaterThanOrEqualTo(asked.latencyMicros());
        assertThat(granted.serviceType()).isEqualTo(asked.serviceType());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void enoughChannelsCarryTheRateAndOneLessDoesNot(
            @ForAll("mappings") ChannelMapping mapping, @ForAll @IntRange(min = 1, max = 400_000) int rate) {
        FlowSpec flow = FlowSpec.guaranteed(rate, 1_500);
        int channels = mapping.channels(Qos.symmetric(flow));
        assertThat(mapping.carriedOctetsPerSecond(flow, channels)).isGreaterThanOrEqualTo(rate);
        if (channels > 1)
            assertThat(mapping.carriedOctetsPerSecond(flow, channels - 1)).isLessThan(rate);
    }
}
