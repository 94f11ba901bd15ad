package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/**
 * Runs an entity on simulated time: its timers are planned events. Units go out by {@link #drain}, or the user takes them from the
 * entity when its own scheduler grants a turn. One thread at a time.
 */
public final class SscopDriver {
    private final EventScheduler scheduler;
    private final Sscop sscop;
    private final EventScheduler.Planned[] planned = new EventScheduler.Planned[SscopTimer.values().length];

    /**
     * Makes the entity.
     *
     * @param user all but the timers is passed on to it
     */
    public SscopDriver(SscopProfile profile, EventScheduler scheduler, SscopOutput user) {
        this.scheduler = scheduler;
        this.sscop = new Sscop(profile, new Output(user));
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
        for (SscopTimer timer : SscopTimer.values()) cancel(timer);
    }

    private void cancel(SscopTimer timer) {
        EventScheduler.Planned event = planned[timer.ordinal()];
        if (event != null) event.cancel();
        planned[timer.ordinal()] = null;
    }

    private void start(SscopTimer timer, long atPicos, boolean background) {
        cancel(timer);
        Runnable expiry = () -> sscop.expired(timer, scheduler.nowPicos());
        planned[timer.ordinal()] = background ? scheduler.background(atPicos, expiry) : scheduler.at(atPicos, expiry);
    }

    /** Timers here, the rest to the user. */
    private final class Output implements SscopOutput {
        private final SscopOutput user;

        Output(SscopOutput user) {
            this.user = user;
        }

        @Override
        public void startTimer(SscopTimer timer, long atPicos, boolean background) {
            start(timer, atPicos, background);
        }

        @Override
        public void stopTimer(SscopTimer timer) {
            cancel(timer);
        }

        @Override
        public void somethingToTransmit() {
            user.somethingToTransmit();
        }

        @Override
        public void deliver(Octets sdu) {
            user.deliver(sdu);
        }

        @Override
        public void established(Octets userToUser, boolean confirm) {
            user.established(userToUser, confirm);
        }

        @Override
        public void released(SscopRelease reason, Octets userToUser) {
            user.released(reason, userToUser);
        }

        @Override
        public void resynchronised(Octets userToUser, boolean confirm) {
            user.resynchronised(userToUser, confirm);
        }

        @Override
        public void recovered(int unacknowledgedSdus) {
            user.recovered(unacknowledgedSdus);
        }

        @Override
        public void error(SscopError code) {
            user.error(code);
        }

        @Override
        public void acknowledged(int sdus) {
            user.acknowledged(sdus);
        }
    }
}
