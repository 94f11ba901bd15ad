package io.trunkline.circuit.timer;

import io.trunkline.simulation.EventScheduler;
import java.util.function.ObjLongConsumer;

/**
 * Timers as planned events of a simulation. One thread at a time.
 *
 * @param <T> the timers
 */
public final class PlannedTimers<T extends Enum<T>> implements TimerService<T> {
    private final EventScheduler scheduler;
    private final ObjLongConsumer<T> expired;
    private final EventScheduler.Planned[] planned;

    /**
     * None runs.
     *
     * @param expired told of each expiry, and when it is, on the scheduler's thread
     */
    public PlannedTimers(Class<T> timers, EventScheduler scheduler, ObjLongConsumer<T> expired) {
        this.scheduler = scheduler;
        this.expired = expired;
        this.planned = new EventScheduler.Planned[timers.getEnumConstants().length];
    }

    @Override
    public void start(T timer, long atPicos, boolean background) {
        stop(timer);
        Runnable expiry = () -> expired.accept(timer, scheduler.nowPicos());
        planned[timer.ordinal()] = background ? scheduler.background(atPicos, expiry) : scheduler.at(atPicos, expiry);
    }

    @Override
    public void stop(T timer) {
        stop(timer.ordinal());
    }

    private void stop(int timer) {
        if (planned[timer] != null) planned[timer].cancel();
        planned[timer] = null;
    }

    /** Calls all off, for an entity that goes away. */
    public void close() {
        for (int timer = 0; timer < planned.length; timer++) stop(timer);
    }
}
