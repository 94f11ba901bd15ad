package io.trunkline.conformance.rules;

import io.trunkline.api.Capability;
import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Clock;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Tap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures strict priority: a member with a high number keeps its queue full; another with a low number then sends a long
 * run. Until that has arrived, the first may deliver no more than was on its way already. Fair turns, an inverted order and
 * a scheduler that hands down too much all deliver several times that. One thread does everything, so that a virtual clock
 * moves only while it rests.
 */
final class PriorityTrial {
    /** Of the capacity, for the group: what carries best effort may be a small part of it, and slow to measure on. */
    private static final double PART = 0.5;

    private static final int LONE_PIECES = 12;
    private static final int PIECES_AFTER_A_CHANGE = 6;
    private static final int MOST_PIECES = 2_000;
    private static final int ATTEMPTS = 4;
    private static final int RUN_FACTOR = 16;
    private static final int RESTS = 200_000;
    private static final long REST_NANOS = 1_000_000;
    private static final long EXACT_REST_NANOS = 50_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Lab lab;
    private final Figures figures;
    private final Ws2Clock clock;
    private final int onItsWayOctets;
    private final long capacityOctetsPerSecond;
    private final long restNanos;
    private Load background;
    private Load urgent;

    PriorityTrial(Lab lab) throws Exception {
        this.lab = lab;
        this.figures = lab.entry().figures();
        this.clock = lab.clock();
        this.onItsWayOctets = figures.inFlightOctets() + figures.quantumOctets();
        this.capacityOctetsPerSecond = capacity(lab);
        this.restNanos = capacityOctetsPerSecond == 0
                ? isExact() ? EXACT_REST_NANOS : REST_NANOS
                : figures.quantumOctets() * NANOS_PER_SECOND / capacityOctetsPerSecond;
    }

    /** 0 where nobody can tell. */
    private static long capacity(Lab lab) throws Exception {
        return admits(lab)
                ? AdmissionRules.capacity(lab)
                : lab.entry().figures().capacityOctetsPerSecond().orElse(0);
    }

    private static boolean admits(Lab lab) {
        return lab.entry().capabilities().has(Capability.GROUP_QOS, Capability.QosLevel.ENFORCED);
    }

    /** Priorities as they were set before the traffic began. */
    void run() throws Exception {
        connect();
        servesUrgentFirst(false);
    }

    /** The lower priority becomes the higher one while its queue is full. */
    void runWithChange() throws Exception {
        connect();
        servesUrgentFirst(true);
    }

    /** Single pieces, each after a pause: none may wait for more than what was on its way. */
    void runWithLonePieces() throws Exception {
        connect();
        priorities(9, 1);
        long allowed = allowedOctets(pathOctets()) + urgent.pieceOctets();
        saturate();
        long[] passed = new long[LONE_PIECES];
        for (int i = 0; i < LONE_PIECES; i++) passed[i] = passedByALonePiece();
        waitNoLonger(allowed, passed);
    }

    /** Single pieces again, while the group's contract grows and shrinks. @param parts of the capacity, one after the other */
    void runWhileTheContractChanges(double... parts) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, AdmissionRules.share(lab, parts[0]));
        creator.blocking(false);
        GroupRequest joins = GroupRequest.join(creator.groupId());
        connect(lab.socket(joins), lab.socket(joins));
        priorities(9, 1);
        long allowed = allowedOctets(pathOctets()) + urgent.pieceOctets();
        saturate();
        List<Long> passed = new ArrayList<>();
        for (double part : parts) {
            Qos wanted = AdmissionRules.share(lab, part);
            creator.untilAnswered(Ioctls.SIO_SET_GROUP_QOS, wanted);
            boolean changed = false;
            for (int after = 0; after < PIECES_AFTER_A_CHANGE && passed.size() < MOST_PIECES; ) {
                if (changed) after++;
                else changed = LiveGroup.isInForce(creator, wanted);
                passed.add(passedByALonePiece());
            }
            lab.agree(changed, "an outcome of the change", "none while " + passed.size() + " pieces were sent");
        }
        waitNoLonger(allowed, passed.stream().mapToLong(Long::longValue).toArray());
    }

    private void waitNoLonger(long allowed, long[] passed) {
        Arrays.sort(passed);
        long counts = passed[isExact() ? passed.length - 1 : passed.length / 2];
        lab.agree(
                counts <= allowed,
                "a piece of priority 1 to wait for at most " + allowed + " octets of priority 9",
                counts + " octets; each of " + passed.length + ": " + Arrays.toString(passed));
    }

    /** On a simulated clock nobody is late, so every measurement counts; else the typical or the best one. */
    private boolean isExact() {
        return clock.kind() == ClockKind.VIRTUAL;
    }

    private long passedByALonePiece() throws Exception {
        background.fill();
        long goal = urgent.received() + urgent.pieceOctets();
        urgent.offer(urgent.pieceOctets());
        background.drain();
        long before = background.received();
        for (int k = 0; urgent.received() < goal && k < RESTS; k++) {
            step();
            if (background.outstanding() < background.pieceOctets()) break; // it has waited for all there was
        }
        long passed = background.received() - before;
        for (int k = 0; k < 4; k++) step();
        return passed;
    }

    private void connect() throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        if (admits(lab)) creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, AdmissionRules.share(lab, PART));
        connect(creator, lab.socket(GroupRequest.join(creator.groupId())));
    }

    private void connect(Tap ofBackground, Tap ofUrgent) throws Exception {
        Tap listener = lab.farListener();
        background = new Load(lab, lab.connect(ofBackground, listener), 1);
        urgent = new Load(lab, lab.connect(ofUrgent, listener), 2);
    }

    private void priorities(int ofBackground, int ofUrgent) throws Exception {
        background.caller().set(SocketOptions.SO_GROUP_PRIORITY, ofBackground);
        urgent.caller().set(SocketOptions.SO_GROUP_PRIORITY, ofUrgent);
    }

    private long allowedOctets(long pathOctets) {
        return onItsWayOctets + 2 * pathOctets + figures.quantumOctets();
    }

    private void servesUrgentFirst(boolean changes) throws Exception {
        priorities(9, 1);
        long pathOctets = pathOctets();
        long runOctets = RUN_FACTOR * (onItsWayOctets + pathOctets);
        long allowed = allowedOctets(pathOctets);
        long least = Long.MAX_VALUE;
        for (int i = 0; least > allowed && i < (isExact() ? 1 : ATTEMPTS); i++) {
            if (changes) priorities(1, 9);
            saturate();
            if (changes) priorities(9, 1);
            least = Math.min(least, passedWhileServing(runOctets));
        }
        lab.agree(
                least <= allowed,
                "at most " + allowed + " octets of priority 9 while " + runOctets + " octets of priority 1 are served",
                least + " octets");
    }

    /** What the path holds: octets that pass between handing over one quantum on an idle path and its arrival. */
    private long pathOctets() throws Exception {
        if (capacityOctetsPerSecond == 0) return onItsWayOctets;
        long start = clock.nanos();
        long goal = urgent.received() + urgent.pieceOctets();
        urgent.offer(urgent.pieceOctets());
        for (int i = 0; urgent.received() < goal && i < RESTS; i++) step();
        long nanos = clock.nanos() - start;
        return Math.max(0, nanos * capacityOctetsPerSecond / NANOS_PER_SECOND - urgent.pieceOctets());
    }

    private void saturate() throws Exception {
        long goal = background.received() + 4L * onItsWayOctets;
        for (int i = 0; background.received() < goal && i < RESTS; i++) {
            background.fill();
            step();
        }
        lab.agree(background.received() >= goal, "the lower priority alone to get through", background.received());
    }

    /** Octets of the background that arrive until a long run of the urgent member is served, or far too many have. */
    private long passedWhileServing(long runOctets) throws Exception {
        long goal = urgent.received() + runOctets;
        urgent.offer(goal - urgent.sent());
        background.drain();
        long before = background.received();
        for (int i = 0; urgent.received() < goal && i < RESTS; i++) {
            urgent.offer(goal - urgent.sent());
            background.fill();
            step();
            if (background.received() - before > 4 * runOctets) break;
        }
        return background.received() - before;
    }

    private void step() throws Exception {
        clock.sleepUntil(clock.nanos() + restNanos);
        urgent.drain();
        background.drain();
    }
}
