package io.trunkline.provider.telephony.traffic;

import io.trunkline.api.FlowSpec;

/** Corrects flow specs to what so many channels carry. */
record GrantedFlow(ChannelMapping mapping, int channels, boolean all) {
    FlowSpec of(FlowSpec asked) {
        if (FlowNumbers.isSilent(asked)) return asked;
        boolean promised = FlowNumbers.isPromised(asked);
        if (!promised && (all || !FlowNumbers.isBounded(asked.tokenRateOctetsPerSecond()))) return asked;
        long rate = rate(asked);
        long peak = asked.peakBandwidthOctetsPerSecond();
        FlowSpec lower = new FlowSpec(
                rate,
                promised ? FlowNumbers.bucket(asked) : asked.tokenBucketOctets(),
                peak == FlowSpec.NOT_SPECIFIED ? peak : Math.max(rate, peak),
                asked.latencyMicros(),
                asked.delayVariationMicros(),
                asked.serviceType(),
                asked.maxSduOctets(),
                asked.minimumPolicedOctets());
        return FlowNumbers.isGuaranteed(asked) ? withDelays(lower) : lower;
    }

    private long rate(FlowSpec asked) {
        long carried = mapping.carriedOctetsPerSecond(asked, channels);
        long rate = asked.tokenRateOctetsPerSecond();
        return Math.min(carried, FlowNumbers.isBounded(rate) ? rate : asked.peakBandwidthOctetsPerSecond());
    }

    private FlowSpec withDelays(FlowSpec flow) {
        if (all || mapping.carriedRate(flow, channels).equals(Ratio.ZERO)) return flow;
        DelayBound bound = new DelayBound(flow, mapping);
        return flow.withDelay(
                kept(flow.latencyMicros(), bound.latencyMicros(channels)),
                kept(flow.delayVariationMicros(), bound.variationMicros(channels)));
    }

    private static long kept(long asked, long possible) {
        if (!FlowNumbers.isBounded(asked)) return asked;
        long kept = Math.max(asked, possible);
        return FlowNumbers.isBounded(kept) ? kept : FlowSpec.NOT_SPECIFIED;
    }
}
