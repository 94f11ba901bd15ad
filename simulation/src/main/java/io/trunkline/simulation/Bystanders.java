package io.trunkline.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Looks, in real time, at the thread that has the turn: whether it has ended, or waits for something that the simulation
 * cannot see. What it finds moves no simulated time.
 */
final class Bystanders {
    private static final long BEGIN_LIMIT_NANOS = 3_000_000_000L;
    private static final int FRAMES = 12;
    /** Of the looks that there could have been one in so many is enough; on a machine that is too busy for those nobody knows who is stuck. */
    private static final int ENOUGH_OF_LOOKS = 5;

    /** What was found. */
    enum Verdict {
        FINE,
        ENDED,
        NEVER_BEGAN,
        STUCK
    }

    private final Simulation simulation;
    private final long stuckNanos;
    private Actor seen;
    private long seenAtPicos;
    private long blockedSinceNanos;
    private long looksSince;

    Bystanders(Simulation simulation, Duration stuckLimit) {
        this.simulation = simulation;
        this.stuckNanos = stuckLimit.toNanos();
    }

    synchronized Verdict look(Actor holder) {
        Thread thread = holder.thread;
        long now = System.nanoTime();
        if (thread == null) return now - holder.sinceNanos > BEGIN_LIMIT_NANOS ? Verdict.NEVER_BEGAN : Verdict.FINE;
        if (!thread.isAlive()) return Verdict.ENDED;
        if (!isBlocked(thread) || seen != holder || seenAtPicos != simulation.nowPicos()) {
            seen = holder;
            seenAtPicos = simulation.nowPicos();
            blockedSinceNanos = now;
            looksSince = 0;
            return Verdict.FINE;
        }
        boolean enough = ++looksSince * ENOUGH_OF_LOOKS * Lookout.LOOK_NANOS >= stuckNanos;
        return enough && now - blockedSinceNanos > stuckNanos ? Verdict.STUCK : Verdict.FINE;
    }

    /** Who waits for the simulation's own lock goes on when whoever has that gets a processor. */
    private boolean isBlocked(Thread thread) {
        return thread.getState() != Thread.State.RUNNABLE && !simulation.lock.hasQueuedThread(thread);
    }

    String describe(Actor holder) {
        Thread thread = holder.thread;
        return holder + " (thread '" + thread.getName()
                + "') waits for something that the simulation cannot see, since "
                + Duration.ofNanos(stuckNanos).toSeconds()
                + " s; wait by the clock's await(), or leave() before. It stands at "
                + Arrays.stream(thread.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
    }
}
