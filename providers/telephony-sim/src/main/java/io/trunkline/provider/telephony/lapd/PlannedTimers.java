package io.trunkline.provider.telephony.lapd;

import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/** Timers as planned events of a simulation. */
final class PlannedTimers implements TimerOutput {
    private final EventScheduler scheduler;
    private final Consumer<LapdTimer> expired;
    private final EventScheduler.Planned[] planned = new EventScheduler.Planned[LapdTimer.values().length];

    /** @param expired told on the scheduler's thread */
    PlannedTimers(EventScheduler scheduler, Consumer<LapdTimer> expired) {
        this.scheduler = scheduler;
        this.expired = expired;
    }

    @Override
    public void startTimer(LapdTimer timer, long atPicos, boolean background) {
        stopTimer(timer);
        Runnable expiry = () -> expired.accept(timer);
        planned[timer.ordinal()] = background ? scheduler.background(atPicos, expiry) : scheduler.at(atPicos, expiry);
    }

    @Override
    public void stopTimer(LapdTimer timer) {
        EventScheduler.Planned event = planned[timer.ordinal()];
        if (event != null) event.cancel();
        planned[timer.ordinal()] = null;
    }

    /** Calls all off. */
    void close() {
        for (LapdTimer timer : LapdTimer.values()) stopTimer(timer);
    }
}
