package io.trunkline.api;

import java.time.Duration;
import java.util.Objects;

/**
 * Lengths of time and instants in nanoseconds, as {@link Ws2Clock} counts them. What is too long for a {@code long}, some
 * 292 years, counts as the longest there is, so that a limit that is meant as "for ever" is one.
 */
public final class Nanos {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration SHORTEST = Duration.ofNanos(Long.MIN_VALUE);

    private Nanos() {}

    /**
     * A length in nanoseconds.
     *
     * @param length may be negative
     * @return {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} if there are more than that
     */
    public static long of(Duration length) {
        Objects.requireNonNull(length, "length");
        if (length.compareTo(LONGEST) >= 0) return Long.MAX_VALUE;
        return length.compareTo(SHORTEST) <= 0 ? Long.MIN_VALUE : length.toNanos();
    }

    /**
     * The instant that lies a length of time behind another.
     *
     * @param nanos an instant of a clock
     * @param lengthNanos may be negative
     * @return {@link Long#MAX_VALUE}, which never comes, or {@link Long#MIN_VALUE} if the clock cannot show it
     */
    public static long after(long nanos, long lengthNanos) {
        long sum = nanos + lengthNanos;
        boolean overflows = ((nanos ^ sum) & (lengthNanos ^ sum)) < 0;
        if (!overflows) return sum;
        return lengthNanos > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
