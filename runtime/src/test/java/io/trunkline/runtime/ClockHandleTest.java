package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClockHandleTest {
    private final HandTime time = new HandTime();
    private final ClockHandle clock = new ClockHandle(time);

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
        Runnable task = () -> {};
        clock.schedule(5, handed::add, task);
        Registration off = clock.schedule(5, handed::add, () -> {});
        off.close();
        time.runTasks();
        assertEquals(List.of(task), handed);
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
}
