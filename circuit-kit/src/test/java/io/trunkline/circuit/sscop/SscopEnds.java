package io.trunkline.circuit.sscop;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Two entities on virtual time with a circuit between them that keeps order, and may lose, repeat and delay. */
final class SscopEnds {
    static final long MILLI = EventScheduler.PICOS_PER_MILLI;

    /** One end: an entity, and a user that answers what has to be answered. */
    final class End implements SscopOutput, TimerService<SscopTimer> {
        final Sscop sscop;
        final long[] deadlines = new long[SscopTimer.values().length];
        final boolean[] background = new boolean[deadlines.length];
        final List<Octets> delivered = new ArrayList<>();
        final List<SscopPdu> sent = new ArrayList<>();
        final List<SscopError> errors = new ArrayList<>();
        final List<SscopRelease> releases = new ArrayList<>();
        int established;
        int resynchronised;
        int recovered;
        int acknowledged;
        End peer;
        long lastArrival;

        End(SscopProfile profile, int first) {
            sscop = new Sscop(profile, this, this, first);
        }

        @Override
        public void somethingToTransmit() {
            while (sscop.hasPdu()) {
                int octets = sscop.nextOctets();
                SscopPdu pdu = sscop.poll(now());
                if (octets != pdu.encode().size()) throw new AssertionError(octets + " octets announced: " + pdu);
                sent.add(pdu);
                carry(pdu);
            }
        }

        private void carry(SscopPdu pdu) {
            if (now() < outageUntil || random.happens(loss)) return;
            int copies = random.happens(repeat) ? 2 : 1;
            byte[] octets = pdu.encode().toArray();
            for (int i = 0; i < copies; i++) {
                lastArrival = Math.max(lastArrival, now() + MILLI + random.below(5) * MILLI);
                events.at(lastArrival, () -> peer.sscop.received(octets, 0, octets.length, now()));
            }
        }

        @Override
        public void start(SscopTimer timer, long atPicos, boolean inBackground) {
            deadlines[timer.ordinal()] = atPicos;
            background[timer.ordinal()] = inBackground;
            events.at(atPicos, () -> {
                if (deadlines[timer.ordinal()] != atPicos) return;
                deadlines[timer.ordinal()] = 0;
                sscop.expired(timer, now());
            });
        }

        @Override
        public void stop(SscopTimer timer) {
            deadlines[timer.ordinal()] = 0;
        }

        int timers() {
            int running = 0;
            for (long deadline : deadlines) if (deadline != 0) running++;
            return running;
        }

        @Override
        public void deliver(Octets sdu) {
            delivered.add(sdu);
        }

        @Override
        public void established(Octets userToUser, boolean confirm) {
            established++;
            if (!confirm) sscop.accept(now(), Octets.NONE);
        }

        @Override
        public void released(SscopRelease reason, Octets userToUser) {
            releases.add(reason);
        }

        @Override
        public void resynchronised(Octets userToUser, boolean confirm) {
            resynchronised++;
            if (!confirm) sscop.answerResynchronisation(now());
        }

        @Override
        public void recovered(int unacknowledgedSdus) {
            recovered++;
            sscop.answerRecovery(now());
        }

        @Override
        public void error(SscopError code) {
            errors.add(code);
        }

        @Override
        public void acknowledged(int sdus) {
            acknowledged += sdus;
        }
    }

    final End a;
    final End b;
    private final PlainEvents events = new PlainEvents();
    private final SeededRandom random;
    double loss;
    double repeat;
    long outageUntil;

    SscopEnds(SscopProfile profile, long seed, int first) {
        random = new SeededRandom(seed);
        a = new End(profile, first);
        b = new End(profile, first);
        a.peer = b;
        b.peer = a;
    }

    long now() {
        return events.nowPicos();
    }

    void run(long millis) {
        events.run(millis);
    }

    SscopEnds connected() {
        a.sscop.establish(now(), Octets.NONE);
        run(50);
        if (a.sscop.state() != SscopState.DATA_TRANSFER_READY) throw new AssertionError("not connected");
        return this;
    }

    static Octets sdu(int number) {
        return Octets.of(number >>> 16, number >>> 8, number);
    }

    static List<Octets> sdus(int count) {
        List<Octets> sdus = new ArrayList<>();
        for (int i = 0; i < count; i++) sdus.add(sdu(i));
        return sdus;
    }
}
