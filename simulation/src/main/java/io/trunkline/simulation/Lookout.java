package io.trunkline.simulation;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks after who has the turn, in real time: whether its thread is still there. Threads that wait for the turn do so now and
 * then. Virtual ones do not, because a limit on their sleep costs more than handing on the turn: while there are any, a
 * thread of the lookout's own looks instead.
 */
final class Lookout {
    /** Between two looks. */
    static final long LOOK_NANOS = 20_000_000;

    private static final long LOCK_NANOS = 50_000;

    private final Simulation simulation;
    private final Turns turns;
    private final Bystanders bystanders;
    private final ThreadFactory threads;
    private final Consumer<Actor> gone;
    private int virtualActors;
    private boolean looks;

    /** @param gone is told, under the simulation's lock, of an actor that has the turn and whose thread has ended */
    Lookout(Simulation simulation, SimulationSettings settings, Turns turns, Consumer<Actor> gone) {
        this.simulation = simulation;
        this.turns = turns;
        this.bystanders = new Bystanders(simulation, settings.stuckLimit());
        this.threads = settings.threads();
        this.gone = gone;
    }

    /** An actor has got its thread; any thread may say so. */
    synchronized void came(Actor actor) {
        if (!actor.isVirtual) return;
        virtualActors++;
        if (looks) return;
        looks = true;
        threads.newThread(this::keepLooking).start();
    }

    /** An actor that came has ended. */
    synchronized void went(Actor actor) {
        if (actor.isVirtual) virtualActors--;
    }

    private void keepLooking() {
        while (isNeeded()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            look();
        }
    }

    private synchronized boolean isNeeded() {
        looks = virtualActors > 0 && !simulation.isClosed();
        return looks;
    }

    /** Any thread but who has the turn. */
    void look() {
        Actor holder = turns.running;
        if (holder == null) return;
        Bystanders.Verdict verdict = bystanders.look(holder);
        if (verdict == Bystanders.Verdict.FINE) return;
        lockUnnoticed();
        try {
            if (turns.running == holder) settle(holder, verdict);
        } finally {
            simulation.lock.unlock();
        }
    }

    private void settle(Actor holder, Bystanders.Verdict verdict) {
        if (verdict == Bystanders.Verdict.STUCK) {
            simulation.stop(bystanders.describe(holder), null);
            LockSupport.unpark(holder.thread);
        } else if (verdict == Bystanders.Verdict.NEVER_BEGAN) {
            simulation.trace().spoil("a task that was announced has not begun, its executor is busy");
            turns.running = null;
            turns.wakeDriver();
        } else {
            gone.accept(holder);
        }
    }

    /**
     * Takes the lock for a thread that waits. The lock's own queue would hide the thread's interrupt from whoever lets events
     * happen, because it clears the flag and sets it again only at its end.
     */
    void lockUnnoticed() {
        while (!simulation.lock.tryLock()) LockSupport.parkNanos(this, LOCK_NANOS);
    }
}
