package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Clock;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.util.concurrent.Executor;

/** A provider's time source as the application sees it. */
final class ClockHandle implements Ws2Clock {
    private static final System.Logger LOG = System.getLogger("io.trunkline.runtime");

    private final TimeSource time;

    ClockHandle(TimeSource time) {
        this.time = time;
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public ClockKind kind() {
        return time.kind();
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
        Signal never = time.newSignal();
        while (time.nanos() < nanos) time.await(never, nanos);
    }

    @Override
    public Registration schedule(long nanos, Executor executor, Runnable task) {
        return time.schedule(nanos, () -> hand(executor, task));
    }

    /** Runs on the provider's thread, which nothing that an executor throws may end. */
    private static void hand(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an executor has refused a scheduled task: " + e);
        }
    }
}
