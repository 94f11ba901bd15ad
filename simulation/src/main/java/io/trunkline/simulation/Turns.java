package io.trunkline.simulation;

import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Who has the turn, who could go on and who waits. The simulation's lock guards it, but for who has the turn. */
final class Turns {
    final TreeMap<Integer, Actor> ready = new TreeMap<>();
    final TreeMap<Integer, Actor> waiting = new TreeMap<>();
    /** Who has the turn. */
    volatile Actor running;
    /** The waiting thread that lets events happen, {@code null} while somebody has the turn. */
    volatile Thread driver;

    /** Under the lock, while nobody has the turn and no thread lets events happen: finds one that does. */
    void wakeDriver() {
        if (running != null || driver != null) return;
        if (giveTurn()) return;
        for (Actor actor : waiting.values()) {
            driver = actor.thread;
            LockSupport.unpark(driver);
            return;
        }
    }

    /** Under the lock. */
    void makeReady(Actor actor) {
        if (actor.state != Actor.State.WAITING) return;
        actor.state = Actor.State.READY;
        waiting.remove(actor.number);
        ready.put(actor.number, actor);
        wakeDriver();
    }

    /** Under the lock: the first that is ready gets the turn. */
    boolean giveTurn() {
        if (running != null) return true;
        if (ready.isEmpty()) return false;
        Actor next = ready.pollFirstEntry().getValue();
        if (next.thread != null) next.state = Actor.State.RUNNING;
        next.sinceNanos = System.nanoTime();
        driver = null;
        running = next;
        if (next.thread != null && next.thread != Thread.currentThread()) LockSupport.unpark(next.thread);
        return true;
    }

    /** An interrupt ends a wait before time moves on, however late its thread notices. */
    boolean hasInterrupted() {
        for (Actor actor : waiting.values()) {
            if (actor.thread.isInterrupted()) {
                makeReady(actor);
                return true;
            }
        }
        return false;
    }
}
