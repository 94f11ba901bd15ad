package io.trunkline.circuit.timer;

/**
 * Where a protocol core has its timers run, as it has no clock: it is told when one expires. Called inside the core's methods, on their
 * thread.
 *
 * @param <T> the timers
 */
public interface TimerService<T> {
    /**
     * Starts a timer, or starts it again.
     *
     * @param atPicos when it expires
     * @param background it must not make a virtual clock advance alone
     */
    void start(T timer, long atPicos, boolean background);

    /** Stops a timer; it may be one that does not run. */
    void stop(T timer);
}
