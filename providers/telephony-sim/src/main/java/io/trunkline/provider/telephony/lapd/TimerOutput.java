package io.trunkline.provider.telephony.lapd;

/** Where a core starts and stops its timers. */
public interface TimerOutput {
    /**
     * Start a timer, or start it again.
     *
     * @param background it must not make a virtual clock advance alone
     */
    void startTimer(LapdTimer timer, long atPicos, boolean background);

    /** Stop a timer; it may be one that does not run. */
    void stopTimer(LapdTimer timer);
}
