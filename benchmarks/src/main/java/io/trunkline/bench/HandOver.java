package io.trunkline.bench;

import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceLog;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Handing the turn from thread to thread: by park and unpark alone, and as actors of a simulation that wait in turn. */
final class HandOver {
    private static final int TURNS = 20_000;
    private static final long STEP_NANOS = 1_000;

    private HandOver() {}

    static List<Slice> slices() {
        return List.of(
                new Slice("park and unpark", Parking::micros),
                new Slice("the same again", Parking::micros),
                new Slice("virtual time, 2", () -> actorMicros(2)),
                new Slice("virtual time, 10", () -> actorMicros(10)),
                new Slice("virtual time, 1", () -> actorMicros(1)));
    }

    /** Microseconds of real time for one wait that ends at its instant; with several actors another one runs next. */
    private static double actorMicros(int actors) throws IOException, InterruptedException {
        try (Simulation simulation = new Simulation(SimulationSettings.virtual(1), new TraceLog())) {
            TimeSource time = simulation.time();
            Thread[] threads = new Thread[actors];
            for (int i = 0; i < actors; i++) threads[i] = new Thread(time.actor(turns(time, i, actors)));
            long start = System.nanoTime();
            for (Thread thread : threads) thread.start();
            time.leave();
            for (Thread thread : threads) thread.join();
            return (System.nanoTime() - start) / 1e3 / TURNS;
        }
    }

    private static Runnable turns(TimeSource time, int mine, int actors) {
        return () -> {
            Signal never = time.newSignal();
            try {
                for (long turn = 1L + mine; turn <= TURNS; turn += actors) time.await(never, turn * STEP_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Two threads that wake each other in turn. */
    private static final class Parking {
        private final Thread[] threads = new Thread[2];
        private volatile int turn;

        static double micros() throws InterruptedException {
            Parking parking = new Parking();
            parking.threads[0] = new Thread(() -> parking.turns(0));
            parking.threads[1] = new Thread(() -> parking.turns(1));
            long start = System.nanoTime();
            for (Thread thread : parking.threads) thread.start();
            for (Thread thread : parking.threads) thread.join();
            return (System.nanoTime() - start) / 1e3 / TURNS;
        }

        private void turns(int mine) {
            for (int next = mine; next < TURNS; next += 2) {
                while (turn != next) LockSupport.park(this);
                turn = next + 1;
                LockSupport.unpark(threads[1 - mine]);
            }
        }
    }
}
