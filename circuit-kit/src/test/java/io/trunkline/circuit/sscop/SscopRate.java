package io.trunkline.circuit.sscop;

import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Octets;

/** How many SDs a second pass between two entities on one core, without circuit, clock or codec. */
final class SscopRate {
    private final Quiet left = new Quiet();
    private final Quiet right = new Quiet();
    private final SscopProfile profile = SscopProfile.stream(java.time.Duration.ofMillis(50), 128, 4096, 1024);
    private final Sscop from = new Sscop(profile, left, left);
    private final Sscop to = new Sscop(profile, right, right);

    private static final class Quiet implements SscopOutput, TimerService<SscopTimer> {
        private int delivered;
        private boolean incoming;

        @Override
        public void somethingToTransmit() {}

        @Override
        public void start(SscopTimer timer, long atPicos, boolean background) {}

        @Override
        public void stop(SscopTimer timer) {}

        @Override
        public void deliver(Octets sdu) {
            delivered++;
        }

        @Override
        public void established(Octets userToUser, boolean confirm) {
            incoming = !confirm;
        }

        @Override
        public void released(SscopRelease reason, Octets userToUser) {
            throw new AssertionError(reason);
        }

        @Override
        public void resynchronised(Octets userToUser, boolean confirm) {}

        @Override
        public void recovered(int unacknowledgedSdus) {
            throw new AssertionError("recovery");
        }

        @Override
        public void error(SscopError code) {}

        @Override
        public void acknowledged(int sdus) {}
    }

    private void exchange() {
        while (from.hasPdu() || to.hasPdu()) {
            while (from.hasPdu()) to.received(from.poll(0), 0);
            if (right.incoming) {
                right.incoming = false;
                to.accept(0, Octets.NONE);
            }
            while (to.hasPdu()) from.received(to.poll(0), 0);
        }
    }

    /** Sends SDUs of 1000 octets. */
    double sdsPerSecond(int count) {
        if (from.state() == SscopState.IDLE) from.establish(0, Octets.NONE);
        exchange();
        Octets sdu = Octets.copyOf(new byte[1000]);
        int before = right.delivered;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            from.send(sdu, 0);
            if (i % 512 == 511) exchange();
        }
        exchange();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (right.delivered - before != count) throw new AssertionError(right.delivered - before + " of " + count);
        return count / seconds;
    }
}
