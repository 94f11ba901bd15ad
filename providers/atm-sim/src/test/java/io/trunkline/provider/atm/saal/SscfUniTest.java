package io.trunkline.provider.atm.saal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.sscop.SscopError;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.sscop.SscopProfile;
import io.trunkline.circuit.sscop.SscopRelease;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SscfUniTest {
    private final Plan plan = new Plan();
    private final Side user = new Side();
    private final Side network = new Side();

    SscfUniTest() {
        user.sscf = new SscfUni(SscopProfile.UNI, plan, pdu -> carry(pdu, network), user);
        network.sscf = new SscfUni(SscopProfile.UNI, plan, pdu -> carry(pdu, user), network);
    }

    private void carry(SscopPdu pdu, Side to) {
        byte[] octets = pdu.encode().toArray();
        plan.after(EventScheduler.PICOS_PER_MILLI, () -> to.sscf.received(octets, 0, octets.length));
    }

    @Test
    void messagesPassAndTheClockRestsOnceTheLinkIsQuiet() {
        user.sscf.establish();
        user.sscf.send(Octets.of(1, 2, 3, 4, 5));
        plan.run();

        assertThat(user.told).containsExactly("established true");
        assertThat(network.told).containsExactly("established false", "message 0102030405");
        assertThat(plan.nowPicos()).isLessThan(2 * EventScheduler.PICOS_PER_SECOND);
        assertThat(plan.events).hasSize(2).allMatch(event -> event.background);
    }

    @Test
    void recoveryIsAnsweredAndSeenAsAnotherEstablishment() {
        user.sscf.establish();
        plan.run();
        user.sscf.sscop().received(new SscopPdu.Ustat(8, 9, 30, 7), plan.nowPicos());
        plan.run();
        network.sscf.send(Octets.of(9));
        plan.run();

        assertThat(user.told).containsExactly("established true", "error T_USTAT", "established false", "message 09");
        assertThat(network.told).containsExactly("established false", "established false");
    }

    @Test
    void releaseLeavesNothingPlanned() {
        user.sscf.establish();
        plan.run();
        user.sscf.release();
        plan.run();

        assertThat(user.told).endsWith("released CONFIRMED");
        assertThat(network.told).endsWith("released BY_PEER_USER");
        assertThat(plan.events).isEmpty();
    }

    private static final class Side implements SscfUni.User {
        private final List<String> told = new ArrayList<>();
        private SscfUni sscf;

        @Override
        public void established(boolean confirm) {
            told.add("established " + confirm);
        }

        @Override
        public void released(SscopRelease reason) {
            told.add("released " + reason);
        }

        @Override
        public void message(Octets message) {
            told.add("message " + message);
        }

        @Override
        public void error(SscopError code) {
            told.add("error " + code);
        }
    }

    /** Events in the order of their time; it ends when only background ones are left. */
    private static final class Plan implements EventScheduler {
        private final TreeSet<Event> events =
                new TreeSet<>(Comparator.<Event>comparingLong(e -> e.at).thenComparingLong(e -> e.order));
        private long now;
        private long order;

        private final class Event implements Planned {
            private final long at;
            private final long order;
            private final boolean background;
            private final Runnable what;

            Event(long at, long order, boolean background, Runnable what) {
                this.at = at;
                this.order = order;
                this.background = background;
                this.what = what;
            }

            @Override
            public void cancel() {
                events.remove(this);
            }

            @Override
            public boolean isPending() {
                return events.contains(this);
            }
        }

        void run() {
            while (events.stream().anyMatch(event -> !event.background)) {
                Event next = events.pollFirst();
                now = next.at;
                next.what.run();
            }
        }

        private Planned plan(long at, boolean background, Runnable what) {
            Event event = new Event(at, order++, background, what);
            events.add(event);
            return event;
        }

        @Override
        public long nowPicos() {
            return now;
        }

        @Override
        public Planned at(long atPicos, Runnable event) {
            return plan(atPicos, false, event);
        }

        @Override
        public Planned background(long atPicos, Runnable event) {
            return plan(atPicos, true, event);
        }

        @Override
        public SeededRandom random(String part) {
            return new SeededRandom(1);
        }

        @Override
        public Trace trace() {
            throw new UnsupportedOperationException("no trace here");
        }

        @Override
        public void afterwards(Runnable upcall) {
            upcall.run();
        }
    }
}
