package io.trunkline.provider.telephony.traffic;

import io.trunkline.api.FlowSpec;
import io.trunkline.protocol.Clause;

/**
 * How long an octet of a guaranteed flow takes at most, over so many channels of which the flow is alone or first. The bound of
 * guaranteed service: with the rate {@code R} of the channels, token rate {@code r}, bucket {@code b}, peak {@code p}, packet
 * {@code M} and its overhead {@code C}
 *
 * <pre>
 * R &lt; p:  (b - M)/R x (p - R)/(p - r) + (M + C)/R + D        p not named:  b/R + C/R + D
 * R >= p: (M + C)/R + D
 * </pre>
 *
 * where {@code D} is a fragment in the way on every channel, the last fragment of one's own, which more channels do not
 * shorten, and what the lines take.
 */
@Clause("RFC 2212, delay bound")
final class DelayBound {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final FlowSpec flow;
    private final ChannelMapping mapping;
    private final long packet;
    private final Ratio packetOctets;

    /** @param flow whose token rate is named */
    DelayBound(FlowSpec flow, ChannelMapping mapping) {
        this.flow = flow;
        this.mapping = mapping;
        this.packet = FlowNumbers.maxSdu(flow);
        long framed = mapping.overhead().framedOctets(packet, mapping.fragmentOctets());
        // M + C, zero insertion included
        this.packetOctets = Ratio.of(framed).times(Stuffing.WORST.factor());
    }

    /** From the first octet of a burst at the sender to its last at the receiver, microseconds, rounded up. */
    long latencyMicros(int channels) {
        Ratio rate = mapping.carriedRate(flow, channels);
        Ratio total = isPeakNamed()
                ? packetOctets.over(rate)
                : packetOctets.lessAtMost(Ratio.of(packet)).over(rate);
        total = total.plus(burst(rate))
                .plus(blocking())
                .plus(ownFragment())
                .plus(micros(mapping.delay().propagationMicros()));
        return inMicros(total.plus(micros(mapping.delay().differentialMicros())));
    }

    /** What of that is sometimes there and sometimes not, microseconds, rounded up. */
    long variationMicros(int channels) {
        Ratio total = burst(mapping.carriedRate(flow, channels)).plus(blocking());
        return inMicros(total.plus(micros(mapping.delay().differentialMicros())));
    }

    private boolean isPeakNamed() {
        return FlowNumbers.isBounded(flow.peakBandwidthOctetsPerSecond());
    }

    private Ratio burst(Ratio rate) {
        long bucket = FlowNumbers.bucket(flow);
        if (!isPeakNamed()) return Ratio.of(Math.max(bucket, packet)).over(rate);
        Ratio peak = Ratio.of(flow.peakBandwidthOctetsPerSecond());
        if (!peak.isAbove(rate)) return Ratio.ZERO;
        Ratio beyond = peak.lessAtMost(rate).over(peak.lessAtMost(Ratio.of(flow.tokenRateOctetsPerSecond())));
        return Ratio.of(Math.max(0, bucket - packet)).over(rate).times(beyond);
    }

    /** A fragment that is in service on every channel when the message comes. */
    private Ratio blocking() {
        return FragmentSize.seconds(mapping.fragmentOctets(), mapping.overhead(), Stuffing.WORST);
    }

    private Ratio ownFragment() {
        FramingOverhead overhead = mapping.overhead();
        long octets = Math.min(mapping.fragmentOctets(), packet + overhead.packetOctets() + overhead.socketOctets());
        return FragmentSize.seconds(octets, overhead, Stuffing.WORST);
    }

    private static Ratio micros(long micros) {
        return Ratio.of(micros, MICROS_PER_SECOND);
    }

    private static long inMicros(Ratio seconds) {
        return seconds.times(MICROS_PER_SECOND).ceiling();
    }
}
