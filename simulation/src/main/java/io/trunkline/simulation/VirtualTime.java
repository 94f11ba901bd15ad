package io.trunkline.simulation;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Time that moves only while every actor waits in it. Exactly one actor has the turn; when it waits, the next that is ready
 * gets it, the lowest number first, and only when none is ready the waiting thread lets events happen until one is. So a
 * run depends on nothing but the seed and on what the actors do.
 *
 * <p>A thread becomes an actor with its first call; one that was announced by {@link #actor} has its number from then on.
 * Threads that come in unannounced while others run make a run unrepeatable, and the trace says so.
 */
final class VirtualTime implements Clockwork {
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Simulation simulation;
    private final Map<Thread, Actor> actors = new ConcurrentHashMap<>();
    private final Turns turns = new Turns();
    private final Lookout lookout;
    private final BooleanSupplier mayMove = this::mayMove;
    private int numbers;

    VirtualTime(Simulation simulation, SimulationSettings settings) {
        this.simulation = simulation;
        this.lookout = new Lookout(simulation, settings, turns, this::gone);
    }

    // ---- the clock

    @Override
    public long nanos() {
        return simulation.nowPicos() / EventScheduler.PICOS_PER_NANO;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.VIRTUAL;
    }

    static long picos(long nanos) {
        return nanos >= NEVER / EventScheduler.PICOS_PER_NANO ? NEVER : nanos * EventScheduler.PICOS_PER_NANO;
    }

    @Override
    public Registration schedule(long atNanos, Runnable task) {
        return simulation.schedule(atNanos, task);
    }

    // ---- who is an actor

    @Override
    public Runnable actor(Runnable task) {
        Actor announced = simulation.ask(() -> {
            Actor actor = new Actor(numbers++, Actor.State.ANNOUNCED);
            actor.sinceNanos = System.nanoTime();
            turns.ready.insert(actor);
            return actor;
        });
        return new Announced(announced, task);
    }

    /** The actor that the calling thread is, {@code null} if it is none. Mostly it is who has the turn. */
    private Actor caller() {
        Thread thread = Thread.currentThread();
        Actor actor = turns.running;
        return actor != null && actor.thread == thread ? actor : actors.get(thread);
    }

    private final class Announced implements Runnable {
        private final Actor actor;
        private final Runnable task;

        Announced(Actor actor, Runnable task) {
            this.actor = actor;
            this.task = task;
        }

        @Override
        public void run() {
            perform(actor, task);
        }
    }

    @Override
    public void withdraw(Runnable actor) {
        if (actor instanceof Announced announced) withdraw(announced.actor);
    }

    private void perform(Actor announced, Runnable task) {
        Thread thread = Thread.currentThread();
        Actor had = actors.get(thread);
        if (had != null || thread == turns.driver) {
            withdraw(announced);
            task.run();
            return;
        }
        begin(announced, thread);
        try {
            task.run();
        } finally {
            leave();
        }
    }

    private void withdraw(Actor announced) {
        simulation.lock.lock();
        try {
            if (announced.thread != null) return;
            boolean hadTurn = turns.running == announced;
            ActorList.leave(announced);
            announced.state = Actor.State.GONE;
            if (!hadTurn) return;
            turns.running = null;
            turns.wakeDriver();
        } finally {
            simulation.lock.unlock();
        }
    }

    private void begin(Actor announced, Thread thread) {
        simulation.lock.lock();
        try {
            announced.runOn(thread);
            actors.put(thread, announced);
            lookout.came(announced);
            if (turns.running != announced) {
                announced.state = Actor.State.READY;
                turns.ready.insert(announced);
                turns.wakeDriver();
            }
        } finally {
            simulation.lock.unlock();
        }
        awaitTurn(announced);
    }

    @Override
    public void leave() {
        Actor actor = actors.get(Thread.currentThread());
        if (actor == null) return;
        simulation.lock.lock();
        try {
            gone(actor);
        } finally {
            simulation.lock.unlock();
        }
    }

    /** Under the lock. */
    private void gone(Actor actor) {
        if (actor.thread != null && actors.remove(actor.thread, actor)) lookout.went(actor);
        ActorList.leave(actor);
        actor.state = Actor.State.GONE;
        if (turns.running == actor) {
            turns.running = null;
            turns.wakeDriver();
        }
    }

    @Override
    public void enter() {
        Actor actor = turns.running;
        Thread thread = Thread.currentThread();
        if (actor != null && actor.thread == thread) return;
        if (thread == turns.driver || simulation.lock.isHeldByCurrentThread()) return;
        if (simulation.isClosed() || simulation.stopped() != null) return;
        Actor known = actors.get(thread);
        awaitTurn(known == null ? register(thread) : known);
    }

    private Actor register(Thread thread) {
        simulation.lock.lock();
        try {
            Actor actor = new Actor(numbers++, Actor.State.READY);
            actor.runOn(thread);
            boolean alone = turns.running == null && turns.ready.isEmpty() && turns.waiting.isEmpty();
            if (!alone && numbers > 1) {
                simulation
                        .trace()
                        .spoil("thread '" + thread.getName()
                                + "' came in unannounced while others ran; start threads by the clock's threads()");
            }
            actors.put(thread, actor);
            lookout.came(actor);
            turns.ready.insert(actor);
            turns.wakeDriver();
            return actor;
        } finally {
            simulation.lock.unlock();
        }
    }

    @Override
    public String actorName() {
        Actor actor = caller();
        return actor == null ? "network" : actor.toString();
    }

    @Override
    public List<String> actors() {
        return actors.values().stream()
                .filter(actor -> actor.thread != Thread.currentThread() && actor.thread.isAlive())
                .sorted(Comparator.comparingInt(actor -> actor.number))
                .map(actor -> actor + " (thread '" + actor.thread.getName() + "')")
                .toList();
    }

    // ---- waiting

    final class TurnSignal extends Signal {
        Actor waiter;

        @Override
        protected void wake(Thread thread) {
            if (waiter == null) return;
            simulation.lock.lock();
            try {
                if (waiter != null) turns.makeReady(waiter);
            } finally {
                simulation.lock.unlock();
            }
        }
    }

    @Override
    public Signal newSignal() {
        return new TurnSignal();
    }

    @Override
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        enter();
        Actor actor = caller();
        if (actor == null || simulation.isClosed()) {
            LockSupport.parkNanos(NANOS_PER_MILLI); // it has ended: whoever waits is let go, and looks again
            return;
        }
        TurnSignal signal = (TurnSignal) until;
        Thread next;
        lockSoon();
        try {
            if (signal.isRaised()) return;
            next = startWaiting(actor, signal, picos(deadlineNanos));
        } finally {
            simulation.lock.unlock();
        }
        if (next != null) LockSupport.unpark(next);
        awaitTurn(actor);
        if (Thread.interrupted()) throw new InterruptedException();
        if (simulation.stopped() != null && !signal.isRaised()) throw simulation.stopped();
    }

    /** @return the thread that has the turn now and must be unparked, {@code null} for none */
    private Thread startWaiting(Actor actor, TurnSignal signal, long deadlinePicos) {
        actor.state = Actor.State.WAITING;
        actor.signal = signal;
        signal.waiter = actor;
        if (deadlinePicos != EventScheduler.NEVER) {
            actor.deadline = simulation.events().at(deadlinePicos, () -> turns.makeReady(actor));
        }
        turns.waiting.append(actor);
        turns.running = null;
        Thread next = turns.passTurn();
        if (turns.running == null) turns.driver = actor.thread;
        return next;
    }

    /** Returns once the calling thread has the turn, or everything has ended. */
    private void awaitTurn(Actor actor) {
        int spins = 0;
        while (turns.running != actor) {
            if (turns.driver == actor.thread) {
                letEventsHappen(actor);
            } else if (simulation.isClosed() || simulation.stopped() != null) {
                break;
            } else if (!actor.isVirtual && spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                rest(actor);
            }
        }
        if (turns.running == actor && actor.state == Actor.State.RUNNING) return;
        lockSoon();
        try {
            turns.stopWaiting(actor);
            if (actor.state != Actor.State.GONE) actor.state = Actor.State.RUNNING;
            if (turns.driver == actor.thread) turns.driver = null;
        } finally {
            simulation.lock.unlock();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on the yield, it only saves time
    private void rest(Actor actor) {
        if (actor.isVirtual) LockSupport.park(this);
        else LockSupport.parkNanos(this, Lookout.LOOK_NANOS);
        if (Thread.currentThread().isInterrupted()) {
            interrupted(actor);
            Thread.yield(); // an interrupted thread does not park: whoever has the turn may need its processor
        }
        if (!actor.isVirtual) lookout.look();
    }

    /** Who hands over the turn still holds the lock for a moment, which is not worth parking for. */
    private void lockSoon() {
        for (int i = 0; i < SPINS; i++) {
            if (simulation.lock.tryLock()) return;
            Thread.onSpinWait();
        }
        simulation.lock.lock();
    }

    private void interrupted(Actor actor) {
        lookout.lockUnnoticed();
        try {
            turns.makeReady(actor);
        } finally {
            simulation.lock.unlock();
        }
    }

    /** The calling thread has nothing else to do, and nobody is ready: time moves. */
    private void letEventsHappen(Actor actor) {
        Thread next = null;
        lockSoon();
        try {
            while (turns.driver == actor.thread && !simulation.isClosed()) {
                if (simulation.stopped() == null) next = turns.passTurn();
                if (simulation.stopped() != null || turns.running != null) {
                    turns.driver = null;
                } else if (turns.hasInterrupted()) {
                    continue;
                } else if (!simulation.queue().movesClock()) {
                    turns.driver = null; // nothing will happen unless a thread comes in from outside
                    return;
                } else {
                    simulation.runSome(EventScheduler.NEVER - 1, mayMove);
                }
            }
        } finally {
            simulation.lock.unlock();
            if (next != null) LockSupport.unpark(next);
        }
    }

    private boolean mayMove() {
        return turns.ready.isEmpty() && simulation.queue().movesClock();
    }

    // ---- the kernel's side

    @Override
    public void catchUp() {}

    @Override
    public void nextAt(long picos) {
        if (turns.running == null && turns.driver == null) turns.wakeDriver();
    }

    @Override
    public void stopped() {
        wakeAll();
    }

    @Override
    public void close() {
        wakeAll();
    }

    private void wakeAll() {
        for (Thread thread : actors.keySet()) LockSupport.unpark(thread);
    }
}
