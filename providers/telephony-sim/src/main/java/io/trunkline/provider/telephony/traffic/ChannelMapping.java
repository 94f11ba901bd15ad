package io.trunkline.provider.telephony.traffic;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.protocol.Clause;
import java.util.List;
import java.util.Optional;

/**
 * From flow specs to channels of 64 kbit/s and back. Flow specs count the octets of the application. Channels carry the same in
 * both directions, so the direction that needs more decides. Guaranteed service counts the worst packets and the worst
 * stuffing; controlled load the worst packets, the mean stuffing and a margin; best effort, where it names a rate, the mean
 * alone. Every decision is exact. Pure; safe from any thread.
 *
 * @param overhead what framing adds, as it was negotiated
 * @param fragmentOctets in a full fragment, at least 1
 * @param margin what controlled load gets beyond the mean, as a part of it
 * @param reservedOctetsPerSecond line octets for what the provider itself sends in either direction: acknowledgements, echoes
 * @param delay of the lines
 * @param mostChannels that the access has, at least 1; what names no rate gets all of them
 */
@Clause("RFC 2212; RFC 2211; Windows Sockets 2 API, FLOWSPEC")
public record ChannelMapping(
        FramingOverhead overhead,
        int fragmentOctets,
        Ratio margin,
        int reservedOctetsPerSecond,
        PathDelay delay,
        int mostChannels) {
    /** Octets that a channel carries in a second. */
    public static final int CHANNEL_OCTETS_PER_SECOND = 8_000;
    /** In percent, for payload that has more ones than random octets, and for what retransmission takes. */
    public static final int USUAL_MARGIN_PERCENT = 5;

    private static final int PERCENT = 100;

    /** Checks ranges. */
    public ChannelMapping {
        if (fragmentOctets < 1 || reservedOctetsPerSecond < 0 || mostChannels < 1) {
            throw new IllegalArgumentException("fragment " + fragmentOctets + " octets, reserved "
                    + reservedOctetsPerSecond + " octets/s, " + mostChannels
                    + " channels; expected a fragment and a channel or more, and nothing below 0");
        }
    }

    /** How much more channels controlled load gets than the mean takes. @param percent 0 or more */
    public static Ratio margin(int percent) {
        return Ratio.of(percent, PERCENT);
    }

    /** Framing and fragments with the usual margin, on lines of no length. */
    public static ChannelMapping of(FramingOverhead overhead, int fragmentOctets, int mostChannels) {
        return new ChannelMapping(
                overhead, fragmentOctets, margin(USUAL_MARGIN_PERCENT), 0, PathDelay.NONE, mostChannels);
    }

    /** True if only all channels will do: a direction is guaranteed. */
    public static boolean isAllOrNothing(Qos qos) {
        return FlowNumbers.isGuaranteed(qos.sending()) || FlowNumbers.isGuaranteed(qos.receiving());
    }

    /**
     * How many channels a quality of service needs, at least one. More than {@link #mostChannels}: it cannot be had, also
     * where no number of channels keeps the latency.
     */
    public int channels(Qos qos) {
        return channels(List.of(qos));
    }

    /** How many channels several members need together, rounded up once. */
    public int channels(List<Qos> members) {
        int needed = channelsForRates(members);
        for (Qos qos : members) {
            needed = enoughFor(qos.sending(), needed);
            needed = enoughFor(qos.receiving(), needed);
        }
        return needed;
    }

    private int channelsForRates(List<Qos> members) {
        Ratio sending = Ratio.of(reservedOctetsPerSecond, CHANNEL_OCTETS_PER_SECOND);
        Ratio receiving = sending;
        for (Qos qos : members) {
            sending = sending.plus(load(qos.sending()));
            receiving = receiving.plus(load(qos.receiving()));
        }
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, sending.max(receiving).ceiling()));
    }

    /** The load of a flow in channels, exact and before rounding; nothing if it names no rate and has no promise. */
    public Ratio load(FlowSpec flow) {
        if (FlowNumbers.isSilent(flow)) return Ratio.ZERO;
        long rate = rate(flow);
        if (FlowNumbers.isBounded(rate))
            return lineOctetsPerOctet(flow).times(Ratio.of(rate, CHANNEL_OCTETS_PER_SECOND));
        if (!FlowNumbers.isPromised(flow)) return Ratio.ZERO;
        return Ratio.of(mostChannels).lessAtMost(Ratio.of(reservedOctetsPerSecond, CHANNEL_OCTETS_PER_SECOND));
    }

    /** Token rate, or of a promise the peak where there is none. */
    private static long rate(FlowSpec flow) {
        long rate = flow.tokenRateOctetsPerSecond();
        return FlowNumbers.isBounded(rate) || !FlowNumbers.isPromised(flow)
                ? rate
                : flow.peakBandwidthOctetsPerSecond();
    }

    /** What an octet of a flow takes on the line. */
    Ratio lineOctetsPerOctet(FlowSpec flow) {
        Ratio framed = overhead.worstRatio(FlowNumbers.minPoliced(flow), FlowNumbers.maxSdu(flow), fragmentOctets);
        if (FlowNumbers.isGuaranteed(flow)) return framed.times(Stuffing.WORST.factor());
        Ratio mean = framed.times(Stuffing.MEAN.factor());
        return FlowNumbers.isPromised(flow) ? mean.times(Ratio.ONE.plus(margin)) : mean;
    }

    /** The smallest number from here on that keeps the delays of a guaranteed flow, one above the most if none does. */
    private int enoughFor(FlowSpec flow, int channels) {
        boolean bounded =
                FlowNumbers.isBounded(flow.latencyMicros()) || FlowNumbers.isBounded(flow.delayVariationMicros());
        if (!FlowNumbers.isGuaranteed(flow) || !bounded) return channels;
        for (int enough = channels; enough <= mostChannels; enough++) if (keepsDelays(flow, enough)) return enough;
        return Math.max(channels, mostChannels + 1);
    }

    private boolean keepsDelays(FlowSpec flow, int channels) {
        if (carriedRate(flow, channels).equals(Ratio.ZERO)) return false;
        DelayBound bound = new DelayBound(named(flow, channels), this);
        return within(bound.latencyMicros(channels), flow.latencyMicros())
                && within(bound.variationMicros(channels), flow.delayVariationMicros());
    }

    private static boolean within(long micros, long limit) {
        return !FlowNumbers.isBounded(limit) || micros <= limit;
    }

    /** A flow whose rate is named. */
    private FlowSpec named(FlowSpec flow, int channels) {
        if (FlowNumbers.isBounded(flow.tokenRateOctetsPerSecond())) return flow;
        return flow.withTokenRate(
                Math.min(carriedOctetsPerSecond(flow, channels), flow.peakBandwidthOctetsPerSecond()));
    }

    /** What so many channels carry of a flow if nothing else is on them, octets of the application per second. */
    Ratio carriedRate(FlowSpec flow, int channels) {
        Ratio line = Ratio.of((long) channels * CHANNEL_OCTETS_PER_SECOND);
        return line.lessAtMost(Ratio.of(reservedOctetsPerSecond)).over(lineOctetsPerOctet(flow));
    }

    /** The same, rounded down to what a flow spec can say. */
    public long carriedOctetsPerSecond(FlowSpec flow, int channels) {
        return Math.min(carriedRate(flow, channels).floor(), FlowSpec.POSITIVE_INFINITY_RATE - 1);
    }

    /**
     * The longest delay of a guaranteed flow over so many channels, microseconds, rounded up; {@link Long#MAX_VALUE} if they
     * carry nothing of it.
     */
    public long latencyMicros(FlowSpec flow, int channels) {
        if (carriedRate(flow, channels).equals(Ratio.ZERO)) return Long.MAX_VALUE;
        return new DelayBound(named(flow, channels), this).latencyMicros(channels);
    }

    /**
     * What was asked for, corrected to what so many channels carry. Asking for the answer needs no more than these. A direction
     * that gets all it asked for keeps its numbers; those it left out and that a promise depends on are filled in.
     *
     * @param channels at least 1
     */
    public Qos granted(Qos asked, int channels) {
        boolean all = channels >= channels(asked);
        GrantedFlow grant = new GrantedFlow(this, channels, all);
        return new Qos(grant.of(asked.sending()), grant.of(asked.receiving()), asked.providerSpecific());
    }

    /**
     * The nearest to what was refused that would be admitted now: all of it as far as channels reach, which means at a lower
     * rate or with a longer delay. Where no number of channels keeps the delay, as many as the rate needs: what each one takes for
     * a fragment does not shrink with their number, their cost grows.
     *
     * @param available channels that are free
     * @return empty if nothing would be
     */
    public Optional<Qos> nearest(Qos refused, int available) {
        int most = Math.min(available, mostChannels);
        boolean nothing = most < 1 || (long) most * CHANNEL_OCTETS_PER_SECOND <= reservedOctetsPerSecond;
        if (nothing) return Optional.empty();
        boolean delayCanBeKept = channels(refused) <= mostChannels;
        return Optional.of(
                granted(refused, delayCanBeKept ? most : Math.min(most, channelsForRates(List.of(refused)))));
    }
}
