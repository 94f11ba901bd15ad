package io.trunkline.provider.atm.traffic;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ServiceType;
import io.trunkline.protocol.Clause;

/**
 * A flow spec of a direction with a promise, with every number that it leaves out replaced by its default.
 *
 * @param rate token rate, octets per second
 * @param bucket octets
 * @param peak octets per second, not below the token rate
 * @param maxSdu largest message, octets
 */
@Clause("RFC 2381 §4; RFC 2215 §4.4")
record FlowDefaults(long rate, long bucket, long peak, long maxSdu) {
    /** Largest message where the flow spec names none: what IP over ATM uses. */
    static final int MAX_SDU_OCTETS = 9_180;
    /** Smallest counted size where the flow spec names none. */
    static final int MIN_POLICED_OCTETS = 64;
    /** Peak of a bursty flow that names none, as a multiple of its token rate. */
    static final int PEAK_FACTOR = 10;
    /** Larger sizes count as this: the ratio of cells to octets is the same. */
    private static final long SIZE_LIMIT = 1 << 24;

    /**
     * The numbers of a flow spec.
     *
     * @param lineOctets what the line carries, octets of the application per second
     */
    static FlowDefaults of(FlowSpec flow, long lineOctets) {
        boolean hasPeak = isBounded(flow.peakBandwidthOctetsPerSecond());
        long rate = isBounded(flow.tokenRateOctetsPerSecond())
                ? flow.tokenRateOctetsPerSecond()
                : hasPeak ? flow.peakBandwidthOctetsPerSecond() : lineOctets;
        long bucket = isBounded(flow.tokenBucketOctets()) ? flow.tokenBucketOctets() : maxSdu(flow);
        return new FlowDefaults(rate, bucket, peak(flow, rate, lineOctets), maxSdu(flow));
    }

    /** Largest message, octets. */
    static long maxSdu(FlowSpec flow) {
        return Math.min(size(flow.maxSduOctets(), MAX_SDU_OCTETS), SIZE_LIMIT);
    }

    /** Smallest size that is counted, octets; not above the largest message. */
    static long minPoliced(FlowSpec flow) {
        return Math.min(size(flow.minimumPolicedOctets(), MIN_POLICED_OCTETS), maxSdu(flow));
    }

    private static long size(long octets, int ifMissing) {
        return isBounded(octets) && octets > 0 ? octets : ifMissing;
    }

    private static long peak(FlowSpec flow, long rate, long lineOctets) {
        if (isBounded(flow.peakBandwidthOctetsPerSecond())) return flow.peakBandwidthOctetsPerSecond();
        if (flow.peakBandwidthOctetsPerSecond() == FlowSpec.POSITIVE_INFINITY_RATE) return Math.max(rate, lineOctets);
        if (flow.serviceType() == ServiceType.SERVICETYPE_GUARANTEED) return rate;
        return Math.max(rate, Math.min(lineOctets, PEAK_FACTOR * rate));
    }

    /** True if a rate or a size is named, and finite. */
    static boolean isBounded(long value) {
        return value < FlowSpec.POSITIVE_INFINITY_RATE;
    }

    /**
     * The rate at which a guaranteed flow keeps its latency: the smallest R not below the token rate r with
     * {@code (b - M)(p - R)/(R(p - r)) + M/R <= D}, where M is the largest piece that the circuit does not interrupt.
     *
     * @param latencyMicros D, or {@link FlowSpec#NOT_SPECIFIED}
     * @param pieceOctets M: a fragment, or a message if that is smaller
     */
    @Clause("RFC 2212, delay bound, with C and D of 0")
    long rateFor(long latencyMicros, long pieceOctets) {
        if (!isBounded(latencyMicros)) return rate;
        long low = Math.max(1, rate);
        long high = FlowSpec.POSITIVE_INFINITY_RATE - 1;
        if (rate == 0 || delayMicros(low, pieceOctets) <= latencyMicros) return rate;
        while (high - low > 1) { // low is too slow, high is fast enough or as fast as can be said
            long between = low + (high - low) / 2;
            if (delayMicros(between, pieceOctets) <= latencyMicros) high = between;
            else low = between;
        }
        return high;
    }

    /** The delay bound at a rate, rounded up. */
    long delayMicros(long atRate, long pieceOctets) {
        long piece = Math.min(pieceOctets, maxSdu);
        double seconds = (double) piece / atRate;
        if (atRate < peak) {
            double burst = Math.max(0, bucket - piece);
            seconds += burst / atRate * (peak - atRate) / (peak - rate);
        }
        return (long) Math.ceil(seconds * 1_000_000 - 1e-6);
    }
}
