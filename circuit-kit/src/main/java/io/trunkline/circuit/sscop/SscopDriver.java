package io.trunkline.circuit.sscop;

import io.trunkline.circuit.timer.PlannedTimers;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/**
 * Runs an entity on simulated time: its timers are planned events. Units go out by {@link #drain}, or the user takes them from the
 * entity when its own scheduler grants a turn. One thread at a time.
 */
public final class SscopDriver {
    private final EventScheduler scheduler;
    private final PlannedTimers<SscopTimer> timers;
    private final Sscop sscop;

    /** Makes the entity. */
    public SscopDriver(SscopProfile profile, EventScheduler scheduler, SscopOutput user) {
        this.scheduler = scheduler;
        this.timers = new PlannedTimers<>(SscopTimer.class, scheduler, this::expired);
        this.sscop = new Sscop(profile, timers, user);
    }

    private void expired(SscopTimer timer, long nowPicos) {
        sscop.expired(timer, nowPicos);
    }

    /** The entity; times handed to it come from the scheduler. */
    public Sscop sscop() {
        return sscop;
    }

    /** Takes all units that may go now. */
    public void drain(Consumer<SscopPdu> circuit) {
        while (sscop.hasPdu()) circuit.accept(sscop.poll(scheduler.nowPicos()));
    }

    /** Calls all timers off, for a user that goes away without a release. */
    public void close() {
        timers.close();
    }
}
