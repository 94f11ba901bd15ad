package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.simulation.Bystanders.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is stuck, and who only has no processor. */
class BystandersTest {
    private static final Duration LIMIT = Duration.ofMillis(200);
    /** So many looks are missing if there is one for each millisecond of the limit. */
    private static final int LOOKS = (int) LIMIT.toMillis();

    private final Simulation simulation = new Simulation(
            new SimulationSettings(1, SimulationSettings.Pace.VIRTUAL, 1, LIMIT, Thread::new), new RecordingTrace());
    private final Bystanders bystanders = new Bystanders(simulation, LIMIT);
    private final CountDownLatch end = new CountDownLatch(1);
    private Thread thread;

    private Actor thatWaits(Runnable task) {
        Actor actor = new Actor(0, Actor.State.RUNNING);
        thread = new Thread(task);
        actor.runOn(thread);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return actor;
    }

    private void waitElsewhere() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void passTime(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
    }

    @AfterEach
    void letGo() throws InterruptedException {
        end.countDown();
        thread.join();
        simulation.close();
    }

    @Test
    void whoWaitsElsewhereIsStuckAfterTheLimitAndEnoughLooks() {
        Actor actor = thatWaits(this::waitElsewhere);
        assertThat(bystanders.look(actor)).isEqualTo(Verdict.FINE);
        assertThat(bystanders.look(actor)).as("too soon").isEqualTo(Verdict.FINE);
        passTime(LIMIT.plusMillis(1));
        Verdict last = Verdict.FINE;
        for (int i = 0; i < LOOKS && last == Verdict.FINE; i++) last = bystanders.look(actor);
        assertThat(last).isEqualTo(Verdict.STUCK);
    }

    @Test
    void oneLookAfterTheLimitIsNotEnoughOnAMachineThatHadNoTimeForMore() {
        Actor actor = thatWaits(this::waitElsewhere);
        assertThat(bystanders.look(actor)).isEqualTo(Verdict.FINE);
        passTime(LIMIT.multipliedBy(2));
        assertThat(bystanders.look(actor)).isEqualTo(Verdict.FINE);
    }

    @Test
    void whoWaitsForTheSimulationsOwnLockIsNotStuck() {
        simulation.lock.lock();
        try {
            Actor actor = thatWaits(() -> simulation.act(() -> {}));
            for (int i = 0; i < LOOKS; i++) {
                assertThat(bystanders.look(actor)).isEqualTo(Verdict.FINE);
                passTime(Duration.ofMillis(2));
            }
        } finally {
            simulation.lock.unlock();
        }
    }
}
