package io.trunkline.provider.telephony.lapd;

import io.trunkline.circuit.timer.PlannedTimers;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * LAPD at the network's side of one line, on simulated time: a data link for each terminal, messages to all of them, and the
 * management of identifiers. One thread at a time.
 */
@Clause("ITU-T Q.921 (09/97) §5.2, §5.3")
public final class NetworkLapd {
    /** Who is told, with the terminal's identifier each time. */
    public interface User {
        /** A frame for the line. */
        void send(LapdFrame frame);

        /** DL-ESTABLISH; see {@link DataLinkOutput#established}. */
        void established(int tei, boolean confirm, int lostMessages);

        /** DL-RELEASE; see {@link DataLinkOutput#released}. */
        void released(int tei, boolean confirm, int lostMessages);

        /** DL-DATA. */
        void data(int tei, Octets message);

        /** DL-UNIT DATA. */
        void unitData(int tei, Octets message);

        /** MDL-ERROR. */
        default void error(int tei, LapdError code) {}
    }

    private final LapdProfile profile;
    private final EventScheduler scheduler;
    private final User user;
    private final NavigableMap<Integer, DataLinkDriver> links = new TreeMap<>();
    private final Optional<Management> management;

    private NetworkLapd(LapdProfile profile, EventScheduler scheduler, User user, boolean multipoint) {
        this.profile = profile;
        this.scheduler = scheduler;
        this.user = user;
        this.management = multipoint ? Optional.of(new Management()) : Optional.empty();
        if (!multipoint) add(LapdFrame.TEI_POINT_TO_POINT);
    }

    /** A line with one terminal, whose identifier is 0. */
    public static NetworkLapd pointToPoint(LapdProfile profile, EventScheduler scheduler, User user) {
        return new NetworkLapd(profile, scheduler, user, false);
    }

    /** A line with up to 63 terminals that ask for identifiers. */
    public static NetworkLapd multipoint(LapdProfile profile, EventScheduler scheduler, User user) {
        return new NetworkLapd(profile, scheduler, user, true);
    }

    /** The identifiers that have a link, in order. */
    public List<Integer> teis() {
        return List.copyOf(links.keySet());
    }

    /** The link of a terminal; times handed to it come from the scheduler. */
    public Optional<DataLink> link(int tei) {
        return Optional.ofNullable(links.get(tei)).map(DataLinkDriver::link);
    }

    /**
     * A message to every terminal, sent once, without acknowledgement: SETUP on a line with several.
     *
     * @throws IllegalArgumentException longer than N201
     */
    public void broadcast(Octets message) {
        if (message.size() > profile.n201()) {
            throw new IllegalArgumentException("a message of " + message.size()
                    + " octets to all terminals, expected at most " + profile.n201() + " (N201); shorten it");
        }
        user.send(
                LapdFrame.unnumbered(LapdSide.NETWORK, LapdFrame.SAPI_CALL_CONTROL, LapdFrame.TEI_BROADCAST, message));
    }

    /** Takes an identifier back, or all with 127; links of a line with one terminal stay. */
    public void remove(int tei) {
        management.ifPresent(part -> part.assigner.remove(tei));
    }

    /** Checks who has an identifier, or all with 127. */
    public void check(int tei) {
        management.ifPresent(part -> part.assigner.check(tei, scheduler.nowPicos()));
    }

    /** An undamaged frame from the line, without check sequence; one that is none is dropped. */
    public void received(byte[] octets) {
        LapdFrame.decode(Octets.copyOf(octets).reader()).toOptional().ifPresent(this::received);
    }

    /** A frame from the line. */
    public void received(LapdFrame frame) {
        if (frame.sapi() == LapdFrame.SAPI_CALL_CONTROL) {
            management.ifPresent(part -> part.assigner.used(frame.tei()));
            link(frame.tei()).ifPresent(link -> link.received(frame, scheduler.nowPicos()));
        } else if (frame.sapi() == LapdFrame.SAPI_MANAGEMENT && frame.isCommand(LapdSide.USER)) {
            management.ifPresent(part -> part.received(frame));
        }
    }

    /** The line carries nothing any more. */
    public void lineDown() {
        for (DataLinkDriver driver : List.copyOf(links.values())) driver.link().lineDown(scheduler.nowPicos());
    }

    /** Calls all timers off. */
    public void close() {
        links.values().forEach(DataLinkDriver::close);
        management.ifPresent(part -> part.timers.close());
    }

    private void add(int tei) {
        links.put(tei, DataLinkDriver.withTei(profile, LapdSide.NETWORK, tei, scheduler, new Link(tei)));
    }

    /** The management of identifiers. */
    private final class Management implements TeiAssignerOutput {
        private final PlannedTimers<LapdTimer> timers = new PlannedTimers<>(LapdTimer.class, scheduler, this::expired);
        private final TeiAssigner assigner = new TeiAssigner(profile, timers, this);

        private void expired(LapdTimer timer, long nowPicos) {
            assigner.expired(timer, nowPicos);
        }

        void received(LapdFrame frame) {
            TeiMessage.decode(frame.information().reader())
                    .toOptional()
                    .ifPresent(message -> assigner.received(message, scheduler.nowPicos()));
        }

        @Override
        public void send(LapdFrame frame) {
            user.send(frame);
        }

        @Override
        public void assigned(int tei) {
            add(tei);
        }

        @Override
        public void removed(int tei) {
            DataLinkDriver driver = links.remove(tei);
            driver.link().removeTei(scheduler.nowPicos());
            driver.close();
        }
    }

    /** A link's side. */
    private final class Link implements DataLinkOutput {
        private final int tei;

        Link(int tei) {
            this.tei = tei;
        }

        @Override
        public void send(LapdFrame frame) {
            user.send(frame);
        }

        @Override
        public void established(boolean confirm, int lostMessages) {
            user.established(tei, confirm, lostMessages);
        }

        @Override
        public void released(boolean confirm, int lostMessages) {
            user.released(tei, confirm, lostMessages);
        }

        @Override
        public void data(Octets message) {
            user.data(tei, message);
        }

        @Override
        public void unitData(Octets message) {
            user.unitData(tei, message);
        }

        @Override
        public void error(LapdError code) {
            user.error(tei, code);
            if (TerminalLapd.TEI_IN_DOUBT.contains(code)) check(tei);
        }
    }
}
