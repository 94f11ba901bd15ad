package io.trunkline.simulation;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * How a simulation runs.
 *
 * @param seed of all that is random in it
 * @param pace what moves its time
 * @param speed simulated seconds in a second of real time, where {@code pace} is real; more than 0
 * @param stuckLimit how long, in real time, an actor may wait for something that the simulation cannot see
 * @param threads makes the one thread that a real pace needs
 */
public record SimulationSettings(long seed, Pace pace, double speed, Duration stuckLimit, ThreadFactory threads) {
    /** What moves the time. */
    public enum Pace {
        /** As fast as events allow, whenever all actors wait. */
        VIRTUAL,
        /** The system's clock. */
        REAL,
        /** {@link Simulation#advance}. */
        MANUAL
    }

    /** Virtual time. */
    public static SimulationSettings virtual(long seed) {
        return new SimulationSettings(seed, Pace.VIRTUAL, 1, Duration.ofSeconds(5), SimulationSettings::daemon);
    }

    /** Time that a test moves. */
    public static SimulationSettings manual(long seed) {
        return new SimulationSettings(seed, Pace.MANUAL, 1, Duration.ofSeconds(5), SimulationSettings::daemon);
    }

    /** The system's clock. */
    public static SimulationSettings real(long seed, double speed) {
        return new SimulationSettings(seed, Pace.REAL, speed, Duration.ofSeconds(5), SimulationSettings::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "simulation clock");
        thread.setDaemon(true);
        return thread;
    }
}
