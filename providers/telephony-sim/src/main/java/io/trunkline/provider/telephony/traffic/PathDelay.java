package io.trunkline.provider.telephony.traffic;

/**
 * What the lines themselves take.
 *
 * @param propagationMicros one way, over the shortest channel
 * @param differentialMicros how much later the slowest channel is than the fastest: every packet that is spread over channels
 *     waits for it
 */
public record PathDelay(long propagationMicros, long differentialMicros) {
    /** Lines of no length. */
    public static final PathDelay NONE = new PathDelay(0, 0);

    /** Refuses negative times. */
    public PathDelay {
        if (propagationMicros < 0 || differentialMicros < 0) {
            throw new IllegalArgumentException("delays " + propagationMicros + " and " + differentialMicros
                    + " microseconds, expected none below 0");
        }
    }
}
