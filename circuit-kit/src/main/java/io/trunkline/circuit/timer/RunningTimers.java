package io.trunkline.circuit.timer;

import io.trunkline.protocol.TimerRow;
import io.trunkline.protocol.TimerTable;
import java.time.Duration;
import java.util.function.Function;

/**
 * Which timers of a protocol core run; it starts and stops them through a service. One thread at a time.
 *
 * @param <T> the timers
 */
public final class RunningTimers<T extends Enum<T> & TimerRow> {
    private final TimerService<T> service;
    private final T[] timers;
    private final long[] durationsPicos;
    private final long[] deadlinesPicos;
    private final boolean[] running;
    private final boolean[] background;
    private long nowPicos;

    /** None runs. */
    public RunningTimers(Class<T> rows, Function<T, Duration> durations, TimerService<T> service) {
        this.service = service;
        this.timers = rows.getEnumConstants();
        this.durationsPicos = new long[timers.length];
        this.deadlinesPicos = new long[timers.length];
        this.running = new boolean[timers.length];
        this.background = new boolean[timers.length];
        for (T timer : timers) durationsPicos[timer.ordinal()] = TimerTable.picos(durations.apply(timer));
    }

    /** The time of the event under way. */
    public void now(long picos) {
        nowPicos = picos;
    }

    /** True from start to stop or expiry. */
    public boolean isRunning(T timer) {
        return running[timer.ordinal()];
    }

    /** Starts a timer, or starts it again. */
    public void start(T timer) {
        start(timer, timer.isBackground());
    }

    /** Starts a timer, or starts it again, which something waits for or not, whatever its row says. */
    public void start(T timer, boolean inBackground) {
        int i = timer.ordinal();
        running[i] = true;
        background[i] = inBackground;
        deadlinesPicos[i] = nowPicos + durationsPicos[i];
        service.start(timer, deadlinesPicos[i], inBackground);
    }

    /** Something waits for the timer now: it goes on, and the clock with it. */
    public void bringForward(T timer) {
        int i = timer.ordinal();
        if (!running[i] || !background[i]) return;
        background[i] = false;
        service.start(timer, deadlinesPicos[i], false);
    }

    /** Stops a timer; it may be one that does not run. */
    public void stop(T timer) {
        if (!running[timer.ordinal()]) return;
        running[timer.ordinal()] = false;
        service.stop(timer);
    }

    /** Stops all timers. */
    public void stopAll() {
        for (T timer : timers) stop(timer);
    }

    /** A timer has expired; false for one that was stopped meanwhile. */
    public boolean expire(T timer) {
        boolean ran = running[timer.ordinal()];
        running[timer.ordinal()] = false;
        return ran;
    }
}
