package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClockHandleTest {
    private final HandTime time = new HandTime();
    private final ClockHandle clock = new ClockHandle(time, () -> false);

    @Test
    void clockIsTheProviders() {
        time.advance(42);
        assertEquals(42, clock.nanos());
        assertEquals(ClockKind.VIRTUAL, clock.kind());
    }

    @Test
    void sleepEndsAtItsInstantAndNotBefore() throws Exception {
        Call<Long> sleeper = Call.start(() -> {
            clock.sleepUntil(10);
            return clock.nanos();
        });
        time.awaitWaiting(1);
        time.advance(9);
        sleeper.isStillRunning();
        time.advance(1);
        assertEquals(10, sleeper.result());
        clock.sleepUntil(10);
    }

    @Test
    void sleepOfAnyLengthIsSlept() throws Exception {
        time.advance(10);
        for (Duration longest : List.of(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE))) {
            Call<Void> sleeper = Call.start(() -> {
                clock.sleep(longest);
                return null;
            });
            time.awaitWaiting(1);
            sleeper.interrupt();
            Assertions.assertThrows(ExecutionException.class, sleeper::result);
        }
    }

    @Test
    void sleepCanBeInterrupted() throws Exception {
        Call<Void> sleeper = Call.start(() -> {
            clock.sleepUntil(10);
            return null;
        });
        time.awaitWaiting(1);
        sleeper.interrupt();
        ExecutionException e = Assertions.assertThrows(ExecutionException.class, sleeper::result);
        assertInstanceOf(InterruptedException.class, e.getCause());
    }

    @Test
    void scheduledTaskIsHandedToTheExecutorAndCanBeCalledOff() {
        List<Runnable> handed = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        clock.schedule(5, handed::add, () -> ran.add("task"));
        Registration off = clock.schedule(5, handed::add, () -> ran.add("called off"));
        off.close();
        time.runTasks();
        assertEquals(List.of(), ran);
        handed.forEach(Runnable::run);
        assertEquals(List.of("task"), ran);
    }

    @Test
    void executorThatRefusesDoesNotHarmTheProvidersThread() {
        clock.schedule(
                5,
                task -> {
                    throw new RejectedExecutionException("full");
                },
                () -> {});
        Assertions.assertDoesNotThrow(time::runTasks);
    }

    @Test
    void taskThatThrowsAnErrorDoesNotHarmTheProvidersThread() {
        List<String> ran = new ArrayList<>();
        clock.schedule(5, Runnable::run, () -> {
            throw new AssertionError("a test's own");
        });
        clock.schedule(5, Runnable::run, () -> ran.add("the next"));
        Assertions.assertDoesNotThrow(time::runTasks);
        assertEquals(List.of("the next"), ran);
        assertEquals(0, time.actors());
    }

    @Test
    void taskForAnExecutorCountsFromWhenItIsHandedOver() {
        clock.schedule(5, task -> {}, () -> {});
        time.runTasks();
        assertEquals(1, time.actors());
    }

    @Test
    void refusedTaskIsWithdrawnFromTheClock() {
        clock.schedule(
                5,
                task -> {
                    throw new RejectedExecutionException("full");
                },
                () -> {});
        time.runTasks();
        assertEquals(0, time.actors());
    }

    @Test
    void threadCountsFromItsMakingToItsEnd() throws Exception {
        CompletableFuture<Integer> counted = new CompletableFuture<>();
        Thread thread = clock.threads().newThread(() -> counted.complete(time.actors()));
        assertEquals(1, time.actors());
        thread.start();
        thread.join();
        assertEquals(1, counted.get());
        assertEquals(0, time.actors());
    }

    @Test
    void threadsAreMadeByTheFactoryThatIsGiven() throws Exception {
        Thread thread = clock.threads(task -> new Thread(task, "reader")).newThread(() -> {});
        assertEquals("reader", thread.getName());
        assertEquals(1, time.actors());
        thread.start();
        thread.join();
        assertEquals(0, time.actors());
    }

    @Test
    void threadThatTheFactoryRefusesIsWithdrawnFromTheClock() {
        assertNull(clock.threads(task -> null).newThread(() -> {}));
        assertEquals(0, time.actors());
    }

    @Test
    void waitForAnotherThreadsWorkGoesThroughTheClock() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        Call<String> waiter = Call.start(() -> clock.await(work, null));
        time.awaitWaiting(1);
        work.complete("done");
        assertEquals("done", waiter.result());
        assertEquals("done", clock.await(work, Duration.ZERO));
    }

    @Test
    void waitForAnotherThreadsWorkEndsAtItsLimit() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        Call<String> waiter = Call.start(() -> clock.await(work, Duration.ofNanos(10)));
        time.awaitWaiting(1);
        time.advance(9);
        waiter.isStillRunning();
        time.advance(1);
        ExecutionException e = Assertions.assertThrows(ExecutionException.class, waiter::result);
        assertInstanceOf(TimeoutException.class, e.getCause());
        Assertions.assertThrows(TimeoutException.class, () -> clock.await(work, Duration.ZERO));
    }

    @Test
    void failureOfAnotherThreadsWorkIsTheCauseOfWhatTheWaiterGets() {
        IllegalStateException failure = new IllegalStateException("broken");
        ExecutionException e = Assertions.assertThrows(
                ExecutionException.class, () -> clock.await(CompletableFuture.failedStage(failure), null));
        assertEquals(failure, e.getCause());
    }

    @Test
    void threadThatLeavesTellsTheClock() {
        clock.leave();
        assertEquals(1, time.left());
    }
}
