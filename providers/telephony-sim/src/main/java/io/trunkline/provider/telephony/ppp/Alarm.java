package io.trunkline.provider.telephony.ppp;

import io.trunkline.simulation.EventScheduler;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Runs the timers of a {@link Link} or a {@link Bundle} on an event scheduler: whoever has called a method of theirs calls {@link #rearm}
 * afterwards. Used from the scheduler's thread only.
 */
public final class Alarm {
    private final EventScheduler scheduler;
    private final LongSupplier nextPicos;
    private final LongConsumer expire;
    private EventScheduler.Planned planned;
    private long plannedPicos = EventScheduler.NEVER;

    /**
     * @param nextPicos when something has to be done, {@link EventScheduler#NEVER} if nothing
     * @param expire does it
     */
    public Alarm(EventScheduler scheduler, LongSupplier nextPicos, LongConsumer expire) {
        this.scheduler = scheduler;
        this.nextPicos = nextPicos;
        this.expire = expire;
    }

    /** Plans the next expiry, if it is another than the one that is planned. */
    public void rearm() {
        long next = nextPicos.getAsLong();
        if (next == plannedPicos) return;
        cancel();
        if (next == EventScheduler.NEVER) return;
        plannedPicos = next;
        planned = scheduler.at(Math.max(next, scheduler.nowPicos()), this::ring);
    }

    private void ring() {
        plannedPicos = EventScheduler.NEVER;
        planned = null;
        expire.accept(scheduler.nowPicos());
        rearm();
    }

    /** An expiry is planned. */
    public boolean isPlanned() {
        return planned != null;
    }

    /** Calls the planned expiry off. */
    public void cancel() {
        if (planned != null) planned.cancel();
        planned = null;
        plannedPicos = EventScheduler.NEVER;
    }
}
