package io.trunkline.runtime;

import io.trunkline.spi.TimeSource;
import java.util.concurrent.Executor;

/**
 * Hands the application's tasks to its executors. The threads that do so are a provider's, and nothing that comes back out
 * of an executor may end them or keep later tasks from coming, an {@link Error} as little as an exception.
 */
final class Handover {
    /** Who is told of what comes back out of an executor. */
    interface Mishaps {
        /** The executor has not run the task and will not. */
        void refused(Throwable thrown);

        /** The executor has run the task at once, in this thread, and the task has thrown. */
        void failed(Throwable thrown);
    }

    /** A task that knows whether it has begun. */
    private static final class Begun implements Runnable {
        private final Runnable task;
        private volatile boolean hasBegun;

        Begun(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            hasBegun = true;
            task.run();
        }
    }

    private Handover() {}

    /** Hands over a task, counted by the clock. What it throws on another thread is the executor's to deal with. */
    static void hand(TimeSource time, Executor executor, Runnable task, Mishaps mishaps) {
        Begun begun = new Begun(task);
        Runnable actor = null;
        try {
            actor = time.actor(begun);
            executor.execute(actor);
        } catch (Throwable thrown) {
            if (actor != null) time.withdraw(actor);
            if (begun.hasBegun) mishaps.failed(thrown);
            else mishaps.refused(thrown);
        }
    }
}
