package io.trunkline.runtime;

import java.time.Duration;

/** Limits as the time source counts them. */
final class Nanos {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Nanos() {}

    /** The length in nanoseconds; what is too long for that counts as the longest there is. */
    static long of(Duration limit) {
        return limit.compareTo(LONGEST) >= 0 ? Long.MAX_VALUE : limit.toNanos();
    }
}
