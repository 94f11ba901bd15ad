package io.trunkline.provider.tcp;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The transport's one selector and its thread, both made when the first channel comes. */
final class Reactor {
    /** Who wants to know; called on the reactor's thread. */
    @FunctionalInterface
    interface Watch {
        /** These operations, {@link SelectionKey} bits, have become possible and are no longer watched. */
        void ready(int operations);
    }

    private static final long CLOSE_LIMIT_MILLIS = 2_000;
    private static final long SETTLE_LIMIT_MILLIS = 2_000;

    private final ThreadFactory threads;
    private final System.Logger logger;
    private final Consumer<SelectionKey> dispatcher = this::dispatch;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile Selector selector;
    private Thread thread;
    private volatile boolean stopped;

    Reactor(ThreadFactory threads, System.Logger logger) {
        this.threads = threads;
        this.logger = logger;
    }

    /** Registers a channel that is in non-blocking mode. Nothing is watched until {@link #arm}. */
    SelectionKey watch(SelectableChannel channel, Watch watch) throws IOException {
        return channel.register(started(), 0, watch);
    }

    private synchronized Selector started() throws IOException {
        if (stopped) throw new IOException("network is down: the transport has been closed");
        if (selector == null) {
            selector = Selector.open();
            thread = threads.newThread(this::run);
            thread.start();
        }
        return selector;
    }

    /** Watches an operation until it is possible once. */
    void arm(SelectionKey key, int operation) {
        try {
            if ((key.interestOpsOr(operation) & operation) == 0) wakeUp();
        } catch (CancelledKeyException closedMeanwhile) {
            wakeUp();
        }
    }

    /** Makes the thread look at what has changed; a closed channel's descriptor is given back by this. */
    void wakeUp() {
        Selector running = selector;
        if (running != null && Thread.currentThread() != thread) running.wakeup();
    }

    /** Forgets a channel, then runs {@code next} on the reactor's thread. The channel stays open. */
    void forget(SelectionKey key, Runnable next) {
        tasks.add(() -> {
            key.cancel();
            flushCancelled();
            next.run();
        });
        wakeUp();
    }

    /**
     * Returns when the descriptors of closed channels have been given back, so that their ports are free; or after a
     * moment, if the thread is held up in an upcall.
     */
    void settle() {
        if (selector == null || stopped || Thread.currentThread() == thread) return;
        CountDownLatch done = new CountDownLatch(1);
        tasks.add(() -> {
            flushCancelled();
            done.countDown();
        });
        wakeUp();
        try {
            if (!done.await(SETTLE_LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                logger.log(System.Logger.Level.DEBUG, "tcp: an upcall holds the selector up");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void flushCancelled() {
        try {
            selector.selectNow(dispatcher);
        } catch (IOException failed) {
            logger.log(System.Logger.Level.WARNING, "tcp: the selector failed", failed);
        }
    }

    private void run() {
        try (Selector mine = selector) {
            while (!stopped) {
                mine.select(dispatcher);
                runTasks();
            }
            runTasks();
        } catch (IOException failed) {
            logger.log(System.Logger.Level.ERROR, "tcp: the selector failed; event-driven sockets stand still", failed);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
    }

    private void dispatch(SelectionKey key) {
        int operations;
        try {
            operations = key.readyOps() & key.interestOps();
            key.interestOpsAnd(~operations);
        } catch (CancelledKeyException closedMeanwhile) {
            return;
        }
        try {
            ((Watch) key.attachment()).ready(operations);
        } catch (RuntimeException upcallBroke) {
            logger.log(System.Logger.Level.ERROR, "tcp: an upcall threw; it must not", upcallBroke);
        }
    }

    /** Ends the thread and gives the selector back. */
    void close() {
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
        }
        if (running == null) return;
        selector.wakeup();
        if (running == Thread.currentThread()) return;
        try {
            running.join(CLOSE_LIMIT_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
