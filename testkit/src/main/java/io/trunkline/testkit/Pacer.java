package io.trunkline.testkit;

import io.trunkline.api.Ws2Clock;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings.Pace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets the time of a network pass, whatever moves it. Safe from any thread. */
final class Pacer {
    private static final Duration STEP = Duration.ofMillis(10);
    private static final long TURN_NANOS = 200_000;
    private static final long REAL_LIMIT_NANOS = 10_000_000_000L;

    private final Simulation simulation;
    private final Ws2Clock clock;
    private final Pace pace;

    Pacer(Simulation simulation, Ws2Clock clock, Pace pace) {
        this.simulation = simulation;
        this.clock = clock;
        this.pace = pace;
    }

    Ws2Clock clock() {
        return clock;
    }

    Pace pace() {
        return pace;
    }

    void pass(Duration time) throws InterruptedException {
        if (pace == Pace.MANUAL) simulation.advance(time.toNanos() * EventScheduler.PICOS_PER_NANO);
        else clock.sleep(time);
    }

    /** What is due now happens. */
    void settle() throws InterruptedException {
        pass(pace == Pace.MANUAL ? Duration.ZERO : Duration.ofNanos(1));
    }

    /** Lets time pass until it is so; false if it is not so within the limit. */
    boolean until(BooleanSupplier so, Duration limit) throws InterruptedException {
        long deadline = clock.nanos() + limit.toNanos();
        while (!so.getAsBoolean()) {
            if (clock.nanos() >= deadline) return false;
            pass(STEP);
            if (pace == Pace.MANUAL) letThreadsGoOn();
        }
        return true;
    }

    /** Nothing tells when the threads have done what an instant made them do: they get a moment of real time. */
    private static void letThreadsGoOn() throws InterruptedException {
        LockSupport.parkNanos(TURN_NANOS);
        if (Thread.interrupted()) throw new InterruptedException();
    }

    /** Waits for work of another thread. Time that is moved by hand stands meanwhile, the limit is 10 s of real time then. */
    <T> T await(CompletableFuture<T> work, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (pace != Pace.MANUAL) return clock.await(work, limit);
        long deadline = System.nanoTime() + REAL_LIMIT_NANOS;
        while (!work.isDone()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("time is moved by hand: advance() it before");
            }
            letThreadsGoOn();
        }
        return work.get();
    }
}
