package io.trunkline.conformance.rules;

import io.trunkline.api.Figures;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Clock;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;
import io.trunkline.conformance.lab.Tap;
import java.nio.ByteBuffer;

/**
 * Measures strict priority: a member with a high number keeps its queue full; another with a low number then sends a long
 * run. Until that has arrived, the first may deliver no more than was on its way already. Fair turns, an inverted order and
 * a scheduler that hands down too much all deliver several times that. One thread does everything, so that a virtual clock
 * moves only while it rests.
 */
final class PriorityTrial {
    private static final int PIECE_OCTETS = 1_024;
    private static final int RUN_FACTOR = 16;
    private static final int RESTS = 200_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Lab lab;
    private final Figures figures;
    private final Ws2Clock clock;
    private final int onItsWayOctets;
    private final long restNanos;
    private Stream background;
    private Stream urgent;

    PriorityTrial(Lab lab) throws Exception {
        this.lab = lab;
        this.figures = lab.entry().figures();
        this.clock = lab.ws2().clock(lab.entry());
        this.onItsWayOctets = figures.inFlightOctets() + figures.quantumOctets();
        this.restNanos = figures.capacityOctetsPerSecond().isPresent()
                ? figures.quantumOctets()
                        * NANOS_PER_SECOND
                        / figures.capacityOctetsPerSecond().getAsLong()
                : NANOS_PER_SECOND / 1_000;
    }

    void run() throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Tap listener = lab.listener();
        background = new Stream(lab.connect(creator, listener), 1, 9);
        urgent = new Stream(lab.connect(member, listener), 2, 1);
        long pathOctets = pathOctets();
        saturate();
        long before = background.received;
        long runOctets = RUN_FACTOR * (onItsWayOctets + pathOctets);
        serveUrgent(runOctets);
        long passed = background.received - before;
        long allowed = onItsWayOctets + 2 * pathOctets + figures.quantumOctets();
        lab.agree(
                passed <= allowed,
                "at most " + allowed + " octets of priority 9 while " + runOctets + " octets of priority 1 are served",
                passed + " octets");
    }

    /** What the path holds: octets that pass between handing over one quantum on an idle path and its arrival. */
    private long pathOctets() throws Exception {
        if (figures.capacityOctetsPerSecond().isEmpty()) return onItsWayOctets;
        long start = clock.nanos();
        long goal = urgent.received + PIECE_OCTETS;
        urgent.offer(PIECE_OCTETS);
        for (int i = 0; urgent.received < goal && i < RESTS; i++) step();
        long nanos = clock.nanos() - start;
        return Math.max(0, nanos * figures.capacityOctetsPerSecond().getAsLong() / NANOS_PER_SECOND - PIECE_OCTETS);
    }

    private void saturate() throws Exception {
        long goal = background.received + 4L * onItsWayOctets;
        for (int i = 0; background.received < goal && i < RESTS; i++) {
            background.offer(Integer.MAX_VALUE);
            step();
        }
        lab.agree(background.received >= goal, "the lower priority alone to get through", background.received);
    }

    private void serveUrgent(long runOctets) throws Exception {
        long goal = urgent.received + runOctets;
        for (int i = 0; urgent.received < goal && i < RESTS; i++) {
            background.offer(Integer.MAX_VALUE);
            urgent.offer(goal - urgent.sent);
            step();
            if (background.received > 4 * runOctets) break;
        }
        lab.agree(
                urgent.received >= goal,
                "the " + runOctets + " octets of priority 1 to be served before those of priority 9",
                urgent.received - (goal - runOctets) + " octets were, beside " + background.received + " of the other");
    }

    private void step() throws Exception {
        clock.sleepUntil(clock.nanos() + restNanos);
        urgent.drain();
        background.drain();
    }

    /** One member's traffic, non-blocking at both ends. */
    private final class Stream {
        private final Pair pair;
        private final byte[] piece;
        private final ByteBuffer room = ByteBuffer.allocate(0x10000);
        private long sent;
        private long received;

        Stream(Pair pair, int key, int priority) throws Exception {
            this.pair = pair;
            this.piece = Pattern.octets(key, 0, Flow.piece(lab.entry(), PIECE_OCTETS));
            pair.caller().set(SocketOptions.SO_GROUP_PRIORITY, priority);
            pair.caller().blocking(false);
            pair.callee().blocking(false);
        }

        /** Hands over up to {@code most} octets, as far as there is room. */
        void offer(long most) throws Exception {
            for (long left = most; left > 0; ) {
                ByteBuffer next = ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, left));
                int taken = pair.caller().socket().send(next, 0);
                if (taken <= 0) return;
                sent += taken;
                left -= taken;
            }
        }

        void drain() throws Exception {
            while (true) {
                room.clear();
                int count = pair.callee().socket().receive(room, 0);
                if (count <= 0) return;
                received += count;
            }
        }
    }
}
