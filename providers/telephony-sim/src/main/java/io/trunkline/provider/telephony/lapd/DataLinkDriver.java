package io.trunkline.provider.telephony.lapd;

import io.trunkline.circuit.timer.PlannedTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Function;

/** Runs a data link on simulated time: its timers are planned events. One thread at a time. */
public final class DataLinkDriver {
    private final PlannedTimers<LapdTimer> timers;
    private final DataLink link;

    private DataLinkDriver(EventScheduler scheduler, Function<TimerService<LapdTimer>, DataLink> make) {
        this.timers = new PlannedTimers<>(LapdTimer.class, scheduler, this::expired);
        this.link = make.apply(timers);
    }

    private void expired(LapdTimer timer, long nowPicos) {
        link.expired(timer, nowPicos);
    }

    /** A link of SAPI 0 that has to be given an identifier first. */
    public static DataLinkDriver withoutTei(
            LapdProfile profile, LapdSide side, EventScheduler scheduler, DataLinkOutput user) {
        int sapi = LapdFrame.SAPI_CALL_CONTROL;
        return new DataLinkDriver(scheduler, timers -> DataLink.withoutTei(profile, side, sapi, timers, user));
    }

    /** A link of SAPI 0 with an identifier. */
    public static DataLinkDriver withTei(
            LapdProfile profile, LapdSide side, int tei, EventScheduler scheduler, DataLinkOutput user) {
        return new DataLinkDriver(scheduler, timers -> DataLink.withTei(profile, side, tei, timers, user));
    }

    /** The link; times handed to it come from the scheduler. */
    public DataLink link() {
        return link;
    }

    /** Calls all timers off, for a user that goes away without a release. */
    public void close() {
        timers.close();
    }
}
