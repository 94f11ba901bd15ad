package io.trunkline.simulation;

import java.util.concurrent.locks.LockSupport;

/** Who has the turn, who could go on and who waits. The simulation's lock guards it, but for who has the turn. */
final class Turns {
    final ActorList ready = new ActorList();
    final ActorList waiting = new ActorList();
    /** Who has the turn. */
    volatile Actor running;
    /** The waiting thread that lets events happen, {@code null} while somebody has the turn. */
    volatile Thread driver;

    /** Under the lock, while nobody has the turn and no thread lets events happen: finds one that does. */
    void wakeDriver() {
        if (running != null || driver != null) return;
        if (giveTurn()) return;
        Actor actor = waiting.first();
        if (actor == null) return;
        driver = actor.thread;
        LockSupport.unpark(driver);
    }

    /** Under the lock. */
    void makeReady(Actor actor) {
        if (actor.state != Actor.State.WAITING) return;
        actor.state = Actor.State.READY;
        ready.insert(actor);
        wakeDriver();
    }

    /** Under the lock: the first that is ready gets the turn. */
    boolean giveTurn() {
        Thread next = passTurn();
        if (next != null) LockSupport.unpark(next);
        return running != null;
    }

    /**
     * As {@link #giveTurn}, for who can release the lock before it wakes the other thread, which would only wait for the lock.
     *
     * @return the thread that must be unparked, {@code null} for none
     */
    Thread passTurn() {
        if (running != null || ready.isEmpty()) return null;
        Actor next = ready.first();
        stopWaiting(next);
        if (next.thread != null) next.state = Actor.State.RUNNING;
        next.sinceNanos = System.nanoTime();
        driver = null;
        running = next; // last: from here on its thread goes on without the lock
        return next.thread == Thread.currentThread() ? null : next.thread;
    }

    /** Under the lock: an actor waits for nothing any more. */
    void stopWaiting(Actor actor) {
        if (actor.signal != null) actor.signal.waiter = null;
        actor.signal = null;
        if (actor.deadline != null) actor.deadline.cancel();
        actor.deadline = null;
        ActorList.leave(actor);
    }

    /** An interrupt ends a wait before time moves on, however late its thread notices. */
    boolean hasInterrupted() {
        for (Actor actor = waiting.first(); actor != null; actor = actor.next) {
            if (actor.thread.isInterrupted()) {
                makeReady(actor);
                return true;
            }
        }
        return false;
    }
}
