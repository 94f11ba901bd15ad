package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.TimerRow;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the timers of one side run.
 *
 * @param network true for the network side's defaults
 * @param scale what every default is multiplied with, above 0
 * @param durations by name of the timer: values that win over the scaled defaults
 */
public record Timing(boolean network, double scale, Map<String, Duration> durations) {
    /** The standard's values at the user side. */
    public static final Timing USER = new Timing(false, 1, Map.of());
    /** The standard's values at the network side. */
    public static final Timing NETWORK = new Timing(true, 1, Map.of());

    /** Copies the map. @throws IllegalArgumentException scale not above 0 */
    public Timing {
        durations = Map.copyOf(durations);
        if (!(scale > 0))
            throw new IllegalArgumentException("timers scaled by " + scale + "; expected a factor above 0");
    }

    /** All defaults longer or shorter. */
    public Timing scaled(double factor) {
        return new Timing(network, scale * factor, durations);
    }

    /** One timer with a duration of its own. */
    public Timing with(TimerRow timer, Duration duration) {
        Map<String, Duration> more = new TreeMap<>(durations);
        more.put(timer.name(), duration);
        return new Timing(network, scale, more);
    }

    /** How long it runs. */
    public Duration of(TimerRow timer) {
        Duration own = durations.get(timer.name());
        if (own != null) return own;
        Duration standard = network && timer instanceof CallTimer call ? call.networkDuration() : timer.duration();
        return Duration.ofNanos(Math.round(standard.toNanos() * scale));
    }
}
