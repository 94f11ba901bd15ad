package io.trunkline.provider.reference;

import io.trunkline.spi.GroupScheduler;

/**
 * A promised rate in one direction: a token bucket, and who sends from it. What goes faster than the rate waits.
 */
final class Shaper {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    final GroupScheduler<End> scheduler;
    /** Also pays for what is sent from here, so that shares come out of the whole; {@code null} if there is none. */
    private Shaper whole;

    private long octetsPerSecond;
    private long depthOctets;
    /** When the bucket was empty, or will have made good what it owes. */
    private long emptyAtNanos;
    /** What that instant leaves out, in octets times nanoseconds: no rounding piles up. */
    private long carry;

    Shaper(GroupScheduler<End> scheduler) {
        this.scheduler = scheduler;
    }

    /** Makes it a share of another rate; {@code null}: of none. */
    void shareOf(Shaper other) {
        whole = other;
    }

    /**
     * Gives it another rate, with a full bucket.
     *
     * @param depthOctets at least what is sent in one go
     */
    void rate(long newOctetsPerSecond, long newDepthOctets, long nowNanos) {
        if (octetsPerSecond == newOctetsPerSecond && depthOctets == newDepthOctets) return;
        octetsPerSecond = newOctetsPerSecond;
        depthOctets = newDepthOctets;
        emptyAtNanos = nowNanos - nanosFor(depthOctets);
        carry = 0;
    }

    /** When the bucket holds, or held, {@code octets}; no more than its depth. */
    long conformsAtNanos(int octets) {
        return emptyAtNanos + nanosFor(octets);
    }

    void pay(int octets, long nowNanos) {
        emptyAtNanos = Math.max(emptyAtNanos, nowNanos - nanosFor(depthOctets));
        long exact = octets * NANOS_PER_SECOND + carry;
        emptyAtNanos += exact / octetsPerSecond;
        carry = exact % octetsPerSecond;
        if (whole != null) whole.pay(octets, nowNanos);
    }

    private long nanosFor(long octets) {
        return (octets * NANOS_PER_SECOND + octetsPerSecond - 1) / octetsPerSecond;
    }
}
