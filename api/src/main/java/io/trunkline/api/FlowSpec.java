package io.trunkline.api;

import java.util.Objects;

/**
 * What flows in one direction: the Java form of {@code FLOWSPEC}. Counts are the octets that the application hands over;
 * what a transport adds to them is the provider's matter. Every number is an unsigned 32-bit value or
 * {@link #NOT_SPECIFIED}.
 *
 * @param tokenRateOctetsPerSecond the rate at which permission to send accrues
 * @param tokenBucketOctets the most permission that can pile up, so the largest burst
 * @param peakBandwidthOctetsPerSecond the ceiling on sending back to back; not below the token rate
 * @param latencyMicros the greatest acceptable delay from sender to receiver
 * @param delayVariationMicros the difference between the longest and the shortest delay
 * @param serviceType what is promised
 * @param maxSduOctets the largest packet of the flow
 * @param minimumPolicedOctets the smallest size that is counted; smaller packets count as this
 */
public record FlowSpec(
        long tokenRateOctetsPerSecond,
        long tokenBucketOctets,
        long peakBandwidthOctetsPerSecond,
        long latencyMicros,
        long delayVariationMicros,
        ServiceType serviceType,
        long maxSduOctets,
        long minimumPolicedOctets) {
    /** {@code QOS_NOT_SPECIFIED}: the application does not say, or the provider does not know. */
    public static final long NOT_SPECIFIED = 0xFFFF_FFFFL;
    /** {@code POSITIVE_INFINITY_RATE}: as much as there is. */
    public static final long POSITIVE_INFINITY_RATE = 0xFFFF_FFFEL;

    /** The flow spec of a fresh socket: nothing specified, nothing to change. Every provider accepts it. */
    public static final FlowSpec UNSPECIFIED = unspecified(ServiceType.SERVICETYPE_NOCHANGE);
    /** Best effort, nothing else specified. */
    public static final FlowSpec BEST_EFFORT = unspecified(ServiceType.SERVICETYPE_BESTEFFORT);
    /** Nothing flows this way. */
    public static final FlowSpec NO_TRAFFIC = unspecified(ServiceType.SERVICETYPE_NOTRAFFIC);
    /** All fields zero: what a query answers for a socket without a group. */
    public static final FlowSpec ZERO = new FlowSpec(0, 0, 0, 0, 0, ServiceType.SERVICETYPE_NOTRAFFIC, 0, 0);

    /** Checks ranges. */
    public FlowSpec {
        Objects.requireNonNull(serviceType, "serviceType");
        unsigned("tokenRateOctetsPerSecond", tokenRateOctetsPerSecond);
        unsigned("tokenBucketOctets", tokenBucketOctets);
        unsigned("peakBandwidthOctetsPerSecond", peakBandwidthOctetsPerSecond);
        unsigned("latencyMicros", latencyMicros);
        unsigned("delayVariationMicros", delayVariationMicros);
        unsigned("maxSduOctets", maxSduOctets);
        unsigned("minimumPolicedOctets", minimumPolicedOctets);
        if (isSpecified(peakBandwidthOctetsPerSecond)
                && isSpecified(tokenRateOctetsPerSecond)
                && peakBandwidthOctetsPerSecond < tokenRateOctetsPerSecond) {
            throw new IllegalArgumentException("peakBandwidthOctetsPerSecond " + peakBandwidthOctetsPerSecond
                    + " is below tokenRateOctetsPerSecond " + tokenRateOctetsPerSecond);
        }
    }

    private static void unsigned(String field, long value) {
        if (value < 0 || value > NOT_SPECIFIED) {
            throw new IllegalArgumentException(field + " is " + value + ", expected 0 to " + NOT_SPECIFIED);
        }
    }

    private static FlowSpec unspecified(ServiceType type) {
        long none = NOT_SPECIFIED;
        return new FlowSpec(none, none, none, none, none, type, none, none);
    }

    /** True if the value says something, that is, is not {@link #NOT_SPECIFIED}. */
    public static boolean isSpecified(long value) {
        return value != NOT_SPECIFIED;
    }

    /**
     * A guaranteed flow.
     *
     * @param tokenRateOctetsPerSecond guaranteed rate
     * @param tokenBucketOctets largest burst
     */
    public static FlowSpec guaranteed(long tokenRateOctetsPerSecond, long tokenBucketOctets) {
        return unspecified(ServiceType.SERVICETYPE_GUARANTEED)
                .withTokenRate(tokenRateOctetsPerSecond)
                .withTokenBucket(tokenBucketOctets);
    }

    /**
     * A controlled-load flow.
     *
     * @param tokenRateOctetsPerSecond mean rate
     * @param tokenBucketOctets largest burst
     */
    public static FlowSpec controlledLoad(long tokenRateOctetsPerSecond, long tokenBucketOctets) {
        return guaranteed(tokenRateOctetsPerSecond, tokenBucketOctets)
                .withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD);
    }

    /** True if no number is specified and the type asks for nothing: a request that every provider accepts. */
    public boolean asksForNothing() {
        return equals(UNSPECIFIED) || equals(BEST_EFFORT) || equals(NO_TRAFFIC);
    }

    /**
     * True if {@code granted} is at least what this asks for. Controlled load and guaranteed ask for their service type or a
     * stronger one, and for every number that they specify; all others ask for nothing that could be missed.
     */
    public boolean isMetBy(FlowSpec granted) {
        Objects.requireNonNull(granted, "granted");
        if (!serviceType.isReserved()) return true;
        boolean strong = serviceType == ServiceType.SERVICETYPE_GUARANTEED
                ? granted.serviceType == ServiceType.SERVICETYPE_GUARANTEED
                : granted.serviceType.isReserved();
        return strong
                && isReached(tokenRateOctetsPerSecond, granted.tokenRateOctetsPerSecond)
                && isReached(tokenBucketOctets, granted.tokenBucketOctets)
                && isReached(peakBandwidthOctetsPerSecond, granted.peakBandwidthOctetsPerSecond)
                && isReached(maxSduOctets, granted.maxSduOctets)
                && isKept(latencyMicros, granted.latencyMicros)
                && isKept(delayVariationMicros, granted.delayVariationMicros);
    }

    private static boolean isReached(long asked, long granted) {
        return !isSpecified(asked) || isSpecified(granted) && granted >= asked;
    }

    private static boolean isKept(long asked, long granted) {
        return !isSpecified(asked) || isSpecified(granted) && granted <= asked;
    }

    /** A copy with another token rate, in octets per second. */
    public FlowSpec withTokenRate(long octetsPerSecond) {
        return new FlowSpec(
                octetsPerSecond,
                tokenBucketOctets,
                peakBandwidthOctetsPerSecond,
                latencyMicros,
                delayVariationMicros,
                serviceType,
                maxSduOctets,
                minimumPolicedOctets);
    }

    /** A copy with another token bucket, in octets. */
    public FlowSpec withTokenBucket(long octets) {
        return new FlowSpec(
                tokenRateOctetsPerSecond,
                octets,
                peakBandwidthOctetsPerSecond,
                latencyMicros,
                delayVariationMicros,
                serviceType,
                maxSduOctets,
                minimumPolicedOctets);
    }

    /** A copy with another peak, in octets per second. */
    public FlowSpec withPeakBandwidth(long octetsPerSecond) {
        return new FlowSpec(
                tokenRateOctetsPerSecond,
                tokenBucketOctets,
                octetsPerSecond,
                latencyMicros,
                delayVariationMicros,
                serviceType,
                maxSduOctets,
                minimumPolicedOctets);
    }

    /** A copy with another latency and delay variation, both in microseconds. */
    public FlowSpec withDelay(long newLatencyMicros, long newDelayVariationMicros) {
        return new FlowSpec(
                tokenRateOctetsPerSecond,
                tokenBucketOctets,
                peakBandwidthOctetsPerSecond,
                newLatencyMicros,
                newDelayVariationMicros,
                serviceType,
                maxSduOctets,
                minimumPolicedOctets);
    }

    /** A copy with another service type. */
    public FlowSpec withServiceType(ServiceType type) {
        return new FlowSpec(
                tokenRateOctetsPerSecond,
                tokenBucketOctets,
                peakBandwidthOctetsPerSecond,
                latencyMicros,
                delayVariationMicros,
                type,
                maxSduOctets,
                minimumPolicedOctets);
    }

    /** A copy with other packet sizes, in octets. */
    public FlowSpec withSizes(long newMaxSduOctets, long newMinimumPolicedOctets) {
        return new FlowSpec(
                tokenRateOctetsPerSecond,
                tokenBucketOctets,
                peakBandwidthOctetsPerSecond,
                latencyMicros,
                delayVariationMicros,
                serviceType,
                newMaxSduOctets,
                newMinimumPolicedOctets);
    }
}
