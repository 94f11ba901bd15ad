package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Nanos;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Clock;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A provider's time source as the application sees it. */
final class ClockHandle implements Ws2Clock {
    private static final System.Logger LOG = System.getLogger("io.trunkline.runtime");

    private static final Handover.Mishaps LOGGED = new Handover.Mishaps() {
        @Override
        public void refused(Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "an executor has refused a scheduled task: " + thrown);
        }

        @Override
        public void failed(Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "a scheduled task has failed", thrown);
        }
    };

    private final TimeSource time;
    private final BooleanSupplier isClosed;

    /** @param isClosed true once the library has been closed, whose clock may then stand still */
    ClockHandle(TimeSource time, BooleanSupplier isClosed) {
        this.time = time;
        this.isClosed = isClosed;
    }

    private void checkRunning() {
        if (isClosed.getAsBoolean()) throw new IllegalStateException("the library has been closed");
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
        if (time.nanos() >= nanos) return;
        Signal never = time.newSignal();
        while (time.nanos() < nanos) {
            checkRunning();
            time.drive(never, nanos);
        }
    }

    @Override
    public Registration schedule(long nanos, Executor executor, Runnable task) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(task, "task");
        checkRunning();
        return time.schedule(nanos, () -> Handover.hand(time, executor, task, LOGGED));
    }

    @Override
    public ThreadFactory threads(ThreadFactory base) {
        Objects.requireNonNull(base, "base");
        return task -> {
            Runnable actor = time.actor(task);
            Thread thread = null;
            try {
                thread = base.newThread(actor);
            } finally {
                if (thread == null) time.withdraw(actor);
            }
            return thread;
        };
    }

    @Override
    public <T> T await(CompletionStage<T> work, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<T> done = Objects.requireNonNull(work, "work").toCompletableFuture();
        Signal ended = time.newSignal();
        var unused = done.whenComplete((value, failure) -> ended.raise());
        long deadline = limit == null ? TimeSource.NEVER : deadlineIn(limit);
        while (!ended.isRaised() && !done.isDone()) {
            if (isClosed.getAsBoolean()) return Ws2Clock.super.await(done, limit); // the clock may stand still
            if (deadline != TimeSource.NEVER && time.nanos() >= deadline) {
                throw new TimeoutException("the work has not ended within " + limit);
            }
            time.drive(ended, deadline);
        }
        return done.get();
    }

    private long deadlineIn(Duration limit) {
        long nanos = Nanos.of(limit);
        return nanos <= 0 ? time.nanos() : time.deadlineIn(nanos);
    }

    @Override
    public void leave() {
        time.leave();
    }
}
