package io.trunkline.circuit.sscop;

import io.trunkline.protocol.TimerTable;

/** Which timers of an entity run; it starts and stops them through the output. */
final class RunningTimers {
    private static final SscopTimer[] ALL = SscopTimer.values();

    private final SscopOutput output;
    private final long[] durationsPicos = new long[ALL.length];
    private final boolean[] running = new boolean[ALL.length];
    private long nowPicos;

    RunningTimers(SscopProfile profile, SscopOutput output) {
        this.output = output;
        for (SscopTimer timer : ALL) durationsPicos[timer.ordinal()] = TimerTable.picos(profile.duration(timer));
    }

    /** The time of the event under way. */
    void now(long picos) {
        nowPicos = picos;
    }

    boolean isRunning(SscopTimer timer) {
        return running[timer.ordinal()];
    }

    void start(SscopTimer timer) {
        running[timer.ordinal()] = true;
        output.startTimer(timer, nowPicos + durationsPicos[timer.ordinal()], timer.isBackground());
    }

    void stop(SscopTimer timer) {
        if (!running[timer.ordinal()]) return;
        running[timer.ordinal()] = false;
        output.stopTimer(timer);
    }

    void stopAll() {
        for (SscopTimer timer : ALL) stop(timer);
    }

    /** False for a timer that was stopped meanwhile. */
    boolean expire(SscopTimer timer) {
        boolean ran = running[timer.ordinal()];
        running[timer.ordinal()] = false;
        return ran;
    }
}
