package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualTimeTest {
    private static final long SECOND = 1_000_000_000L;

    private final RecordingTrace trace = new RecordingTrace();
    private final List<Thread> threads = new ArrayList<>();
    private final SimulationSettings settings = SimulationSettings.virtual(7);
    private Simulation simulation = new Simulation(settings, trace);

    @AfterEach
    void end() {
        simulation.close();
    }

    /** A thread that has not started. */
    Thread newThread(Runnable task) {
        return new Thread(task);
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private void start(Body body) {
        Runnable actor = simulation.time().actor(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                note("interrupted");
            }
        });
        Thread thread = newThread(actor);
        threads.add(thread);
        thread.start();
    }

    private void joinAll() throws InterruptedException {
        simulation.time().leave();
        for (Thread thread : threads) thread.join();
    }

    private void sleep(long nanos) throws InterruptedException {
        TimeSource time = simulation.time();
        time.await(time.newSignal(), time.nanos() + nanos);
    }

    private void note(String what) {
        simulation.act(() -> trace.add(simulation.nowPicos(), simulation.actorName(), what));
    }

    @Test
    void anHourPassesAsSoonAsEveryActorWaits() throws InterruptedException {
        sleep(3600 * SECOND);
        assertThat(simulation.nowPicos()).isEqualTo(3600L * EventScheduler.PICOS_PER_SECOND);
    }

    @Test
    void actorsOfOneInstantRunInTheOrderOfTheirNumbersOneAtATime() throws InterruptedException {
        note("main");
        for (int i = 0; i < 5; i++) {
            start(() -> {
                for (int j = 0; j < 3; j++) {
                    sleep(SECOND);
                    note("awake " + j);
                }
            });
        }
        joinAll();
        assertThat(trace.tail().lines())
                .startsWith(
                        "0 actor-0 main",
                        "1000000000000 actor-1 awake 0",
                        "1000000000000 actor-2 awake 0",
                        "1000000000000 actor-3 awake 0",
                        "1000000000000 actor-4 awake 0",
                        "1000000000000 actor-5 awake 0",
                        "2000000000000 actor-1 awake 1")
                .hasSize(16);
        assertThat(trace.spoiled()).isNull();
    }

    @Test
    void anInterruptEndsAWaitBeforeTimeMovesHoweverBusyTheLockIs() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            long before = simulation.nowPicos();
            AtomicLong woken = new AtomicLong(-1);
            start(() -> {
                try {
                    sleep(3600 * SECOND);
                } catch (InterruptedException e) {
                    woken.set(simulation.nowPicos());
                }
            });
            sleep(SECOND);
            threads.get(round).interrupt();
            simulation.act(() -> busy(200_000)); // the interrupted thread comes to the lock meanwhile
            sleep(SECOND);
            assertThat(woken.get() - before).as("round " + round).isEqualTo(EventScheduler.PICOS_PER_SECOND);
        }
        joinAll();
    }

    private static void busy(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) Thread.onSpinWait();
    }

    @Test
    void twoRunsOfManyThreadsGiveTheSameTrace() throws InterruptedException {
        String first = run();
        for (int i = 0; i < 20; i++) assertThat(run()).isEqualTo(first);
    }

    private String run() throws InterruptedException {
        threads.clear();
        RecordingTrace mine = new RecordingTrace();
        try (Simulation fresh = new Simulation(settings, mine)) {
            simulation.close();
            simulation = fresh;
            SeededRandom random = fresh.events().random("test");
            fresh.act(() -> {});
            List<Signal> signals = new ArrayList<>();
            for (int i = 0; i < 4; i++) signals.add(fresh.time().newSignal());
            for (int i = 0; i < 4; i++) {
                Signal own = signals.get(i);
                Signal next = signals.get((i + 1) % 4);
                start(() -> {
                    for (int j = 0; j < 50; j++) {
                        long pause = fresh.ask(() -> random.below(1000)) * 1000L;
                        boolean raised = fresh.time().await(own, fresh.time().nanos() + pause);
                        own.clear();
                        fresh.act(() -> mine.add(fresh.nowPicos(), fresh.actorName(), "raised " + raised));
                        next.raise();
                    }
                });
            }
            joinAll();
            return mine.hash();
        }
    }

    @Test
    void aRaisedSignalWakesItsActorBeforeTimeMoves() throws InterruptedException {
        note("main");
        Signal signal = simulation.time().newSignal();
        start(() -> {
            boolean raised = simulation.time().await(signal, TimeSource.NEVER);
            note("raised " + raised);
        });
        start(() -> {
            sleep(SECOND);
            signal.raise();
            sleep(1);
            note("later");
        });
        joinAll();
        assertThat(trace.tail().lines())
                .containsExactly("0 actor-0 main", "1000000000000 actor-1 raised true", "1000000001000 actor-2 later");
    }

    @Test
    void aBackgroundEventNeverMovesTheClockAlone() throws InterruptedException {
        List<Long> happened = new ArrayList<>();
        simulation.act(() -> {
            EventScheduler events = simulation.events();
            events.background(5 * EventScheduler.PICOS_PER_SECOND, () -> happened.add(events.nowPicos()));
            events.background(50 * EventScheduler.PICOS_PER_SECOND, () -> happened.add(events.nowPicos()));
        });
        sleep(10 * SECOND);
        assertThat(happened).containsExactly(5 * EventScheduler.PICOS_PER_SECOND);
    }

    @Test
    void anInterruptEndsAWaitBeforeTimeMoves() throws InterruptedException {
        note("main");
        AtomicReference<Thread> sleeper = new AtomicReference<>();
        start(() -> {
            sleeper.set(Thread.currentThread());
            sleep(100 * SECOND);
        });
        start(() -> {
            sleep(SECOND);
            sleeper.get().interrupt();
            sleep(SECOND);
            note("later");
        });
        joinAll();
        assertThat(trace.tail().lines())
                .containsExactly("0 actor-0 main", "1000000000000 actor-1 interrupted", "2000000000000 actor-2 later");
    }

    @Test
    void anActorThatEndsWithoutLeavingHoldsNobodyUp() throws InterruptedException {
        Thread brief = newThread(() -> note("brief"));
        brief.start();
        brief.join();
        sleep(SECOND);
        assertThat(simulation.nowPicos()).isEqualTo(EventScheduler.PICOS_PER_SECOND);
        assertThat(trace.spoiled()).contains("came in unannounced");
    }

    @Test
    void anActorThatIsStuckElsewhereStopsTheRunWithItsNameAndStack() throws InterruptedException {
        Simulation impatient = new Simulation(
                new SimulationSettings(1, SimulationSettings.Pace.VIRTUAL, 1, Duration.ofMillis(200), Thread::new),
                trace);
        CountDownLatch never = new CountDownLatch(1);
        impatient.act(() -> {});
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread waiter = newThread(impatient.time().actor(() -> {
            TimeSource time = impatient.time();
            try {
                time.await(time.newSignal(), SECOND);
            } catch (InterruptedException | RuntimeException e) {
                seen.set(e);
            } finally {
                never.countDown();
            }
        }));
        waiter.start();
        never.await(); // the main thread has the turn, and waits where the simulation cannot see it
        waiter.join();
        assertThat(seen.get())
                .isInstanceOf(SimulationStoppedException.class)
                .hasMessageContaining("actor-0")
                .hasMessageContaining("CountDownLatch.await")
                .hasMessageContaining("seed 1");
        impatient.close();
    }

    @Test
    void anEventThatFailsStopsTheRunAndSaysWhatCameLast() {
        note("something");
        simulation.act(() -> simulation.events().at(1000, () -> {
            throw new IllegalStateException("broken on purpose");
        }));
        assertThatThrownBy(() -> sleep(SECOND))
                .isInstanceOf(SimulationStoppedException.class)
                .hasMessageContaining("broken on purpose")
                .hasMessageContaining("actor-0 something")
                .hasMessageContaining("seed 7");
    }

    @Test
    void aTaskThatNeverFallsDueMovesNoClockAndKeepsNobodyOut() throws InterruptedException {
        simulation.time().schedule(TimeSource.NEVER, () -> note("never"));
        Signal signal = simulation.time().newSignal();
        CountDownLatch waits = new CountDownLatch(1);
        Thread outside = newThread(() -> {
            try {
                waits.await();
                signal.raise();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        outside.start();
        waits.countDown();
        assertThat(simulation.time().await(signal, TimeSource.NEVER)).isTrue();
        assertThat(simulation.nowPicos()).isZero();
        outside.join();
    }

    @Test
    void aTaskOnABusyExecutorLetsTimeGoOnAndSpoilsTheTrace() throws InterruptedException {
        note("main");
        simulation.time().actor(() -> {}); // nobody will run it
        sleep(SECOND);
        assertThat(trace.spoiled()).contains("has not begun");
    }

    @Test
    void aTaskThatIsTakenBackHoldsNobodyUp() throws InterruptedException {
        note("main");
        simulation.time().withdraw(simulation.time().actor(() -> {}));
        sleep(SECOND);
        assertThat(trace.spoiled()).isNull();
    }
}
