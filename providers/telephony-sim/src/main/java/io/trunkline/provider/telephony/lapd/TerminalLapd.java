package io.trunkline.provider.telephony.lapd;

import io.trunkline.circuit.timer.PlannedTimers;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * LAPD of a terminal on simulated time: the data link of call control, and the management of its identifier where the line has
 * several terminals. One thread at a time.
 */
@Clause("ITU-T Q.921 (09/97) §5.2, §5.3")
public final class TerminalLapd {
    /** After these errors somebody else may have the identifier, or the network does not know it any more. */
    static final Set<LapdError> TEI_IN_DOUBT = EnumSet.of(
            LapdError.C_UNSOLICITED_UA,
            LapdError.D_UNSOLICITED_UA,
            LapdError.G_NO_ANSWER_TO_SABME,
            LapdError.H_NO_ANSWER_TO_DISC);

    private final EventScheduler scheduler;
    private final DataLinkDriver driver;
    private final Optional<Management> management;

    private TerminalLapd(EventScheduler scheduler, DataLinkDriver driver) {
        this.scheduler = scheduler;
        this.driver = driver;
        this.management = Optional.empty();
    }

    private TerminalLapd(LapdProfile profile, EventScheduler scheduler, String name, DataLinkOutput user) {
        this.scheduler = scheduler;
        Management part = new Management(profile, name, user);
        this.driver = DataLinkDriver.withoutTei(profile, LapdSide.USER, scheduler, part);
        this.management = Optional.of(part);
    }

    /** The only terminal of a line: its identifier is 0. */
    public static TerminalLapd pointToPoint(LapdProfile profile, EventScheduler scheduler, DataLinkOutput user) {
        int tei = LapdFrame.TEI_POINT_TO_POINT;
        return new TerminalLapd(scheduler, DataLinkDriver.withTei(profile, LapdSide.USER, tei, scheduler, user));
    }

    /**
     * One of the terminals of a line: it asks for an identifier when it has something to send first.
     *
     * @param name of the terminal, unique in the network: its random numbers depend on it
     * @param user {@link DataLinkOutput#teiWanted} is not called
     */
    public static TerminalLapd multipoint(
            LapdProfile profile, EventScheduler scheduler, String name, DataLinkOutput user) {
        return new TerminalLapd(profile, scheduler, name, user);
    }

    /** The data link of call control; times handed to it come from the scheduler. */
    public DataLink link() {
        return driver.link();
    }

    /** The identifier, if the terminal has one. */
    public Optional<Integer> tei() {
        return link().tei();
    }

    /** An undamaged frame from the line, without check sequence; one that is none is dropped. */
    public void received(byte[] octets) {
        LapdFrame.decode(Octets.copyOf(octets).reader()).toOptional().ifPresent(this::received);
    }

    /** A frame from the line. */
    public void received(LapdFrame frame) {
        if (frame.sapi() == LapdFrame.SAPI_CALL_CONTROL) {
            link().received(frame, scheduler.nowPicos());
        } else if (frame.sapi() == LapdFrame.SAPI_MANAGEMENT && frame.isCommand(LapdSide.NETWORK)) {
            management.ifPresent(part -> part.received(frame));
        }
    }

    /** The line carries nothing any more. */
    public void lineDown() {
        management.ifPresent(part -> part.tei.lineDown(scheduler.nowPicos()));
        link().lineDown(scheduler.nowPicos());
    }

    /** Calls all timers off, for a terminal that is pulled out. */
    public void close() {
        driver.close();
        management.ifPresent(part -> part.timers.close());
    }

    /** What concerns the identifier goes between its management and the link, the rest to the user. */
    private final class Management implements TeiUserOutput, DataLinkOutput {
        private final PlannedTimers<LapdTimer> timers = new PlannedTimers<>(LapdTimer.class, scheduler, this::expired);
        private final DataLinkOutput user;
        private final TeiUser tei;

        Management(LapdProfile profile, String name, DataLinkOutput user) {
            this.user = user;
            tei = new TeiUser(profile, scheduler.random("tei:" + name), timers, this);
        }

        private void expired(LapdTimer timer, long nowPicos) {
            tei.expired(timer, nowPicos);
        }

        void received(LapdFrame frame) {
            TeiMessage.decode(frame.information().reader())
                    .toOptional()
                    .ifPresent(message -> tei.received(message, scheduler.nowPicos()));
        }

        @Override
        public void send(LapdFrame frame) {
            user.send(frame);
        }

        @Override
        public void assigned(int given) {
            link().assign(given, scheduler.nowPicos());
        }

        @Override
        public void failed() {
            link().assignmentFailed(scheduler.nowPicos());
        }

        @Override
        public void removed() {
            link().removeTei(scheduler.nowPicos());
        }

        @Override
        public void teiWanted() {
            tei.want(scheduler.nowPicos());
        }

        @Override
        public void error(LapdError code) {
            user.error(code);
            if (TEI_IN_DOUBT.contains(code)) tei.verify(scheduler.nowPicos());
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
    }
}
