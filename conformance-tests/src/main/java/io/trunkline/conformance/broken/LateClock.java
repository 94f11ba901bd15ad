package io.trunkline.conformance.broken;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;

/** Wakes who waits for an instant of a simulated clock a microsecond late. */
@Breaks("CAP-8")
public final class LateClock extends BrokenProvider {
    private static final long LATE_NANOS = 1_000;

    /** For the service loader. */
    public LateClock() {
        super(
                "late-clock",
                Needs.that("a virtual clock", entry -> entry.figures().clock() == ClockKind.VIRTUAL));
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        TimeSource late = new Late(below.transport().time());
        return new ForwardingTransport(below) {
            @Override
            public TimeSource time() {
                return late;
            }
        };
    }

    private record Late(TimeSource next) implements TimeSource {
        @Override
        public long nanos() {
            return next.nanos();
        }

        @Override
        public ClockKind kind() {
            return next.kind();
        }

        @Override
        public Registration schedule(long atNanos, Runnable task) {
            return next.schedule(atNanos, task);
        }

        @Override
        public Signal newSignal() {
            return next.newSignal();
        }

        @Override
        public void drive(Signal until, long deadlineNanos) throws InterruptedException {
            next.drive(until, deadlineNanos == NEVER ? NEVER : deadlineNanos + LATE_NANOS);
        }

        @Override
        public Runnable actor(Runnable task) {
            return next.actor(task);
        }

        @Override
        public void withdraw(Runnable actor) {
            next.withdraw(actor);
        }

        @Override
        public void leave() {
            next.leave();
        }
    }
}
