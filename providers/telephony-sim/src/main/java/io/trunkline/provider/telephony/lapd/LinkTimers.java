package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.TimerTable;

/** Which timers of a core run; it starts and stops them through the output. */
final class LinkTimers {
    private static final LapdTimer[] ALL = LapdTimer.values();

    private final LapdProfile profile;
    private final TimerOutput output;
    private final long[] deadlinesPicos = new long[ALL.length];
    private final boolean[] running = new boolean[ALL.length];
    private final boolean[] background = new boolean[ALL.length];
    private long nowPicos;

    LinkTimers(LapdProfile profile, TimerOutput output) {
        this.profile = profile;
        this.output = output;
    }

    /** The time of the event under way. */
    void now(long picos) {
        nowPicos = picos;
    }

    boolean isRunning(LapdTimer timer) {
        return running[timer.ordinal()];
    }

    void start(LapdTimer timer) {
        start(timer, timer.isBackground());
    }

    void start(LapdTimer timer, boolean inBackground) {
        int i = timer.ordinal();
        running[i] = true;
        background[i] = inBackground;
        deadlinesPicos[i] = nowPicos + TimerTable.picos(profile.duration(timer));
        output.startTimer(timer, deadlinesPicos[i], inBackground);
    }

    /** Something waits for the timer now: it goes on, and the clock with it. */
    void bringForward(LapdTimer timer) {
        int i = timer.ordinal();
        if (!running[i] || !background[i]) return;
        background[i] = false;
        output.startTimer(timer, deadlinesPicos[i], false);
    }

    void stop(LapdTimer timer) {
        if (!running[timer.ordinal()]) return;
        running[timer.ordinal()] = false;
        output.stopTimer(timer);
    }

    /** False for a timer that was stopped meanwhile. */
    boolean expire(LapdTimer timer) {
        boolean ran = running[timer.ordinal()];
        running[timer.ordinal()] = false;
        return ran;
    }
}
