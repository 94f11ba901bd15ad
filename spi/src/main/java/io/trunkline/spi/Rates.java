package io.trunkline.spi;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;

/**
 * Octets per second in both directions, as an {@link AdmissionLedger} books them.
 *
 * @param sendingOctetsPerSecond what this side sends
 * @param receivingOctetsPerSecond what this side receives
 */
public record Rates(long sendingOctetsPerSecond, long receivingOctetsPerSecond) {
    /** Nothing. */
    public static final Rates NONE = new Rates(0, 0);
    /** More than any capacity: what a reservation asks for that names no rate. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** Checks ranges. */
    public Rates {
        if (sendingOctetsPerSecond < 0 || receivingOctetsPerSecond < 0) {
            throw new IllegalArgumentException("rates " + sendingOctetsPerSecond + " and " + receivingOctetsPerSecond
                    + " octets/s, expected 0 or more");
        }
    }

    /**
     * What must be booked for a quality of service: for guaranteed flows the peak bandwidth where one is specified, else
     * the token rate; for controlled load the token rate; nothing for all other service types.
     */
    public static Rates of(Qos qos) {
        return new Rates(bookedFor(qos.sending()), bookedFor(qos.receiving()));
    }

    private static long bookedFor(FlowSpec flow) {
        return switch (flow.serviceType()) {
            case SERVICETYPE_GUARANTEED ->
                isBounded(flow.peakBandwidthOctetsPerSecond()) ? flow.peakBandwidthOctetsPerSecond() : tokenRate(flow);
            case SERVICETYPE_CONTROLLEDLOAD -> tokenRate(flow);
            default -> 0;
        };
    }

    private static long tokenRate(FlowSpec flow) {
        return isBounded(flow.tokenRateOctetsPerSecond()) ? flow.tokenRateOctetsPerSecond() : UNBOUNDED;
    }

    static boolean isBounded(long rate) {
        return rate != FlowSpec.NOT_SPECIFIED && rate != FlowSpec.POSITIVE_INFINITY_RATE;
    }

    /** True if both directions fit into those of {@code room}. */
    boolean fitInto(Rates room) {
        return sendingOctetsPerSecond <= room.sendingOctetsPerSecond
                && receivingOctetsPerSecond <= room.receivingOctetsPerSecond;
    }

    Rates plus(Rates other) {
        return new Rates(
                sendingOctetsPerSecond + other.sendingOctetsPerSecond,
                receivingOctetsPerSecond + other.receivingOctetsPerSecond);
    }

    /** Never below zero. */
    Rates minus(Rates other) {
        return new Rates(
                Math.max(0, sendingOctetsPerSecond - other.sendingOctetsPerSecond),
                Math.max(0, receivingOctetsPerSecond - other.receivingOctetsPerSecond));
    }

    Rates atMost(Rates other) {
        return new Rates(
                Math.min(sendingOctetsPerSecond, other.sendingOctetsPerSecond),
                Math.min(receivingOctetsPerSecond, other.receivingOctetsPerSecond));
    }

    @Override
    public String toString() {
        return text(sendingOctetsPerSecond) + " out and " + text(receivingOctetsPerSecond) + " in";
    }

    private static String text(long rate) {
        return rate == UNBOUNDED ? "a rate without bound" : rate + " octets/s";
    }
}
