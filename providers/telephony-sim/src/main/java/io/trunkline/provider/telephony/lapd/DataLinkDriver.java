package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Function;

/** Runs a data link on simulated time: its timers are planned events. One thread at a time. */
public final class DataLinkDriver {
    private final EventScheduler scheduler;
    private final PlannedTimers timers;
    private final DataLink link;

    private DataLinkDriver(EventScheduler scheduler, User user, Function<DataLinkOutput, DataLink> make) {
        this.scheduler = scheduler;
        this.timers = new PlannedTimers(scheduler, this::expired);
        this.link = make.apply(new Output(timers, user));
    }

    /** A link of SAPI 0 that has to be given an identifier first. */
    public static DataLinkDriver withoutTei(LapdProfile profile, LapdSide side, EventScheduler scheduler, User user) {
        return new DataLinkDriver(
                scheduler, user, output -> DataLink.withoutTei(profile, side, LapdFrame.SAPI_CALL_CONTROL, output));
    }

    /** A link of SAPI 0 with an identifier. */
    public static DataLinkDriver withTei(
            LapdProfile profile, LapdSide side, int tei, EventScheduler scheduler, User user) {
        return new DataLinkDriver(scheduler, user, output -> DataLink.withTei(profile, side, tei, output));
    }

    /** The link; times handed to it come from the scheduler. */
    public DataLink link() {
        return link;
    }

    /** Calls all timers off, for a user that goes away without a release. */
    public void close() {
        timers.close();
    }

    private void expired(LapdTimer timer) {
        link.expired(timer, scheduler.nowPicos());
    }

    /** All that a link wants but timers; see {@link DataLinkOutput}. */
    public interface User {
        /** A frame for the line. */
        void send(LapdFrame frame);

        /** DL-ESTABLISH. */
        void established(boolean confirm, int lostMessages);

        /** DL-RELEASE. */
        void released(boolean confirm, int lostMessages);

        /** DL-DATA. */
        void data(Octets message);

        /** DL-UNIT DATA. */
        void unitData(Octets message);

        /** MDL-ASSIGN; a link with a fixed identifier never asks. */
        default void teiWanted() {}

        /** MDL-ERROR. */
        default void error(LapdError code) {}
    }

    /** Timers here, the rest to the user. */
    private record Output(PlannedTimers timers, User user) implements DataLinkOutput {
        @Override
        public void startTimer(LapdTimer timer, long atPicos, boolean background) {
            timers.startTimer(timer, atPicos, background);
        }

        @Override
        public void stopTimer(LapdTimer timer) {
            timers.stopTimer(timer);
        }

        @Override
        public void send(LapdFrame frame) {
            user.send(frame);
        }

        @Override
        public void established(boolean confirm, int lostMessages) {
            user.established(confirm, lostMessages);
        }

        @Override
        public void released(boolean confirm, int lostMessages) {
            user.released(confirm, lostMessages);
        }

        @Override
        public void data(Octets message) {
            user.data(message);
        }

        @Override
        public void unitData(Octets message) {
            user.unitData(message);
        }

        @Override
        public void teiWanted() {
            user.teiWanted();
        }

        @Override
        public void error(LapdError code) {
            user.error(code);
        }
    }
}
