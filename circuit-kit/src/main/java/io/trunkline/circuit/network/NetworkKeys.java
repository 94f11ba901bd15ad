package io.trunkline.circuit.network;

import io.trunkline.simulation.SimulationSettings.Pace;
import io.trunkline.spi.ConfigKey;
import java.time.Duration;
import java.util.List;

/** Configuration keys that every simulated network has. */
public final class NetworkKeys {
    // @formatter:off
    /** When and how fast time moves. */ public static final ConfigKey<Pace> TIME = ConfigKey.choice("time", Pace.VIRTUAL, "What moves time: virtual, as fast as events allow; real, the system's clock; manual, a test.");
    /** With real time. */               public static final ConfigKey<Integer>  SPEED    = ConfigKey.number("speed-percent", 100, 1, 1_000_000, "Simulated seconds in 100 seconds of real time, where time is real.");
    /** Of all that is random. */        public static final ConfigKey<Integer>  SEED     = ConfigKey.number("seed", 1, 0, Integer.MAX_VALUE, "Seed of all that is random.");
    /** Captures. */                     public static final ConfigKey<String>   CAPTURE  = ConfigKey.text("capture", "", "Capture files to write; the name of the first.");
    /** The record of a run. */          public static final ConfigKey<String>   TRACE    = ConfigKey.text("trace", "", "Trace file to write.");
    /** What goes wrong. */              public static final ConfigKey<String>   FAULTS   = ConfigKey.text("faults", "", "Faults besides those of the network file, separated by semicolons, for example 'at=20s release group-of=alice cause=41'.");
    /** A thread that is stuck. */       public static final ConfigKey<Duration> STUCK    = new ConfigKey<>("stuck-limit", Duration.class, Duration.ofSeconds(5), "How long, in real time, a thread may wait for what the simulation cannot see.", "a length of time of 100ms or more", value -> value.toMillis() >= 100);
    /** Where a library stands. */       public static final ConfigKey<String>   HOST     = ConfigKey.text("host", "alice", "Host that the library stands on.");
    // @formatter:on

    /** All of them. */
    public static final List<ConfigKey<?>> ALL = List.of(HOST, TIME, SPEED, SEED, CAPTURE, TRACE, FAULTS, STUCK);

    private NetworkKeys() {}
}
