package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The D channel of one access: the network's end and one or more terminals, losing nothing while it is there; a test can cut it. */
final class TestBus {
    private static final long DELAY_PICOS = EventScheduler.PICOS_PER_MILLI;

    /** One message that passed. */
    record Passed(long atPicos, int tei, boolean fromUser, Octets message) {}

    private final EventScheduler clock;
    private final Map<Integer, Terminal> terminals = new TreeMap<>();
    private final List<Passed> passed = new ArrayList<>();
    private final Network network = new Network();
    private boolean cut;

    TestBus(EventScheduler clock) {
        this.clock = clock;
    }

    Network network() {
        return network;
    }

    /** @param tei 0 on a point-to-point access, from 64 where several share it */
    Terminal terminal(int tei) {
        return terminals.computeIfAbsent(tei, Terminal::new);
    }

    List<Passed> passed() {
        return passed;
    }

    void cut() {
        cut = true;
        terminals.values().forEach(Terminal::down);
    }

    /** The network takes a terminal's identifier back; the terminal gets the same one as soon as it can. */
    void remove(int tei) {
        terminal(tei).removed = true;
        terminal(tei).down();
    }

    void mend() {
        cut = false;
        terminals.values().forEach(terminal -> {
            if (terminal.wanted) clock.after(DELAY_PICOS, terminal::up);
        });
    }

    final class Network implements DataLink {
        private Upcalls upcalls;
        private int askedInVain;

        @Override
        public void upcalls(Upcalls told) {
            upcalls = told;
        }

        @Override
        public boolean isGone(int tei) {
            return terminal(tei).removed;
        }

        @Override
        public void establish(int tei) {
            if (!isGone(tei)) terminal(tei).establish();
            else if (++askedInVain > 100) throw new AssertionError("asks for terminal " + tei + " for ever");
            else clock.after(0, () -> upcalls.released(tei));
        }

        @Override
        public void send(int tei, Octets message) {
            passed.add(new Passed(clock.nowPicos(), tei, false, message));
            clock.after(DELAY_PICOS, () -> {
                if (terminal(tei).up) terminal(tei).upcalls.received(OWN, message);
            });
        }

        @Override
        public void broadcast(Octets message) {
            passed.add(new Passed(clock.nowPicos(), BROADCAST, false, message));
            clock.after(DELAY_PICOS, () -> {
                if (!cut) List.copyOf(terminals.values()).forEach(one -> one.upcalls.received(BROADCAST, message));
            });
        }

        @Override
        public void release(int tei) {
            terminal(tei).down();
        }
    }

    final class Terminal implements DataLink {
        private final int tei;
        private Upcalls upcalls;
        private boolean up;
        private boolean wanted;
        private boolean removed;

        Terminal(int tei) {
            this.tei = tei;
        }

        @Override
        public void upcalls(Upcalls told) {
            upcalls = told;
        }

        @Override
        public void establish(int own) {
            establish();
        }

        private void establish() {
            if (up || wanted) return;
            wanted = true;
            if (!cut) clock.after(DELAY_PICOS, this::up);
        }

        private void up() {
            if (cut || up) return;
            up = true;
            removed = false;
            wanted = false;
            network.upcalls.established(tei);
            if (upcalls != null) upcalls.established(OWN);
        }

        private void down() {
            if (!up) return;
            up = false;
            network.upcalls.released(tei);
            upcalls.released(OWN);
        }

        @Override
        public void send(int own, Octets message) {
            passed.add(new Passed(clock.nowPicos(), tei, true, message));
            clock.after(DELAY_PICOS, () -> {
                if (up) network.upcalls.received(tei, message);
            });
        }

        @Override
        public void broadcast(Octets message) {
            throw new AssertionError("a user does not call to all");
        }

        @Override
        public void release(int own) {
            down();
        }
    }
}
