package io.trunkline.conformance.lab;

import java.time.Duration;

/**
 * The kit's two time limits, which one factor scales. They are never the same number: the first ends early when the thing
 * happens, the second always costs its whole length.
 *
 * @param waitFor the longest wait for something that must happen
 * @param stayQuiet how long something that must not happen is watched
 */
public record Limits(Duration waitFor, Duration stayQuiet) {
    /** The limits on a machine that is {@code scale} times slower than usual. */
    public static Limits scaled(double scale) {
        return new Limits(
                Duration.ofNanos((long) (4_000_000_000L * scale)), Duration.ofNanos((long) (20_000_000L * scale)));
    }

    /** The same with a shorter wait, for a provider that has hung already. */
    public Limits impatient() {
        return new Limits(waitFor.dividedBy(4), stayQuiet);
    }
}
