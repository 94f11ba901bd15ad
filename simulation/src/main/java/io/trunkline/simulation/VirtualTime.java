package io.trunkline.simulation;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

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
    private static final long LOOK_NANOS = 20_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Simulation simulation;
    private final Bystanders bystanders;
    private final Map<Thread, Actor> actors = new ConcurrentHashMap<>();
    private final TreeMap<Integer, Actor> ready = new TreeMap<>();
    private final TreeMap<Integer, Actor> waiting = new TreeMap<>();
    private int numbers;
    /** Who has the turn. */
    private volatile Actor running;
    /** The waiting thread that lets events happen, {@code null} while somebody has the turn. */
    private volatile Thread driver;

    VirtualTime(Simulation simulation, SimulationSettings settings) {
        this.simulation = simulation;
        this.bystanders = new Bystanders(simulation, settings.stuckLimit());
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
        EventScheduler events = simulation.events();
        EventScheduler.Planned planned =
                simulation.ask(() -> events.at(picos(atNanos), () -> events.afterwards(task)));
        return () -> simulation.act(planned::cancel);
    }

    // ---- who is an actor

    @Override
    public Runnable actor(Runnable task) {
        Actor announced = simulation.ask(() -> {
            Actor actor = new Actor(numbers++, null, Actor.State.ANNOUNCED);
            actor.sinceNanos = System.nanoTime();
            ready.put(actor.number, actor);
            return actor;
        });
        return new Announced(announced, task);
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
        if (had != null || thread == driver) {
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
            boolean hadTurn = running == announced;
            ready.remove(announced.number);
            announced.state = Actor.State.GONE;
            if (!hadTurn) return;
            running = null;
            wakeDriver();
        } finally {
            simulation.lock.unlock();
        }
    }

    private void begin(Actor announced, Thread thread) {
        simulation.lock.lock();
        try {
            announced.thread = thread;
            actors.put(thread, announced);
            if (running != announced) {
                announced.state = Actor.State.READY;
                ready.put(announced.number, announced);
                wakeDriver();
            }
        } finally {
            simulation.lock.unlock();
        }
        awaitTurn(announced);
    }

    @Override
    public void leave() {
        Actor actor = actors.remove(Thread.currentThread());
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
        if (actor.thread != null) actors.remove(actor.thread, actor);
        ready.remove(actor.number);
        waiting.remove(actor.number);
        actor.state = Actor.State.GONE;
        if (running == actor) {
            running = null;
            wakeDriver();
        }
    }

    /** Under the lock, while nobody has the turn and no thread lets events happen: finds one that does. */
    private void wakeDriver() {
        if (running != null || driver != null) return;
        if (giveTurn()) return;
        for (Actor actor : waiting.values()) {
            driver = actor.thread;
            LockSupport.unpark(driver);
            return;
        }
    }

    @Override
    public void enter() {
        Actor actor = running;
        Thread thread = Thread.currentThread();
        if (actor != null && actor.thread == thread) return;
        if (thread == driver || simulation.lock.isHeldByCurrentThread()) return;
        if (simulation.isClosed() || simulation.stopped() != null) return;
        Actor known = actors.get(thread);
        awaitTurn(known == null ? register(thread) : known);
    }

    private Actor register(Thread thread) {
        simulation.lock.lock();
        try {
            Actor actor = new Actor(numbers++, thread, Actor.State.READY);
            boolean alone = running == null && ready.isEmpty() && waiting.isEmpty();
            if (!alone && numbers > 1) {
                simulation
                        .trace()
                        .spoil("thread '" + thread.getName()
                                + "' came in unannounced while others ran; start threads by the clock's threads()");
            }
            actors.put(thread, actor);
            ready.put(actor.number, actor);
            wakeDriver();
            return actor;
        } finally {
            simulation.lock.unlock();
        }
    }

    @Override
    public String actorName() {
        Actor actor = actors.get(Thread.currentThread());
        return actor == null ? "network" : actor.toString();
    }

    // ---- waiting

    private final class TurnSignal extends Signal {
        private Actor waiter;

        @Override
        protected void wake(Thread thread) {
            if (waiter == null) return;
            simulation.lock.lock();
            try {
                if (waiter != null) makeReady(waiter);
            } finally {
                simulation.lock.unlock();
            }
        }
    }

    @Override
    public Signal newSignal() {
        return new TurnSignal();
    }

    /** Under the lock. */
    private void makeReady(Actor actor) {
        if (actor.state != Actor.State.WAITING) return;
        actor.state = Actor.State.READY;
        waiting.remove(actor.number);
        ready.put(actor.number, actor);
        wakeDriver();
    }

    @Override
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        enter();
        Actor actor = actors.get(Thread.currentThread());
        if (actor == null || simulation.isClosed()) {
            LockSupport.parkNanos(NANOS_PER_MILLI); // it has ended: whoever waits is let go, and looks again
            return;
        }
        TurnSignal signal = (TurnSignal) until;
        simulation.lock.lock();
        try {
            if (signal.isRaised()) return;
            startWaiting(actor, signal, picos(deadlineNanos));
        } finally {
            simulation.lock.unlock();
        }
        awaitTurn(actor);
        if (Thread.interrupted()) throw new InterruptedException();
        if (simulation.stopped() != null && !signal.isRaised()) throw simulation.stopped();
    }

    private void startWaiting(Actor actor, TurnSignal signal, long deadlinePicos) {
        actor.state = Actor.State.WAITING;
        actor.signal = signal;
        signal.waiter = actor;
        if (deadlinePicos != EventScheduler.NEVER) {
            actor.deadline = simulation.events().at(deadlinePicos, () -> makeReady(actor));
        }
        waiting.put(actor.number, actor);
        running = null;
        if (!giveTurn()) driver = actor.thread;
    }

    /** Returns once the calling thread has the turn, or everything has ended. */
    private void awaitTurn(Actor actor) {
        int spins = 0;
        while (running != actor) {
            if (driver == actor.thread) {
                letEventsHappen(actor);
            } else if (simulation.isClosed() || simulation.stopped() != null) {
                break;
            } else if (spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, LOOK_NANOS);
                if (Thread.currentThread().isInterrupted()) interrupted(actor);
                lookAfter();
            }
        }
        lockSoon();
        try {
            stopWaiting(actor);
        } finally {
            simulation.lock.unlock();
        }
    }

    /** Who hands over the turn still holds the lock for a moment, which is not worth parking for. */
    private void lockSoon() {
        for (int i = 0; i < SPINS; i++) {
            if (simulation.lock.tryLock()) return;
            Thread.onSpinWait();
        }
        simulation.lock.lock();
    }

    private void stopWaiting(Actor actor) {
        if (actor.signal != null) ((TurnSignal) actor.signal).waiter = null;
        actor.signal = null;
        if (actor.deadline != null) actor.deadline.cancel();
        actor.deadline = null;
        waiting.remove(actor.number);
        ready.remove(actor.number);
        if (actor.state != Actor.State.GONE) actor.state = Actor.State.RUNNING;
        if (driver == actor.thread) driver = null;
    }

    private void interrupted(Actor actor) {
        simulation.lock.lock();
        try {
            makeReady(actor);
        } finally {
            simulation.lock.unlock();
        }
    }

    /** The calling thread has nothing else to do, and nobody is ready: time moves. */
    private void letEventsHappen(Actor actor) {
        simulation.lock.lock();
        try {
            while (driver == actor.thread && !simulation.isClosed()) {
                if (simulation.stopped() != null || giveTurn()) {
                    driver = null;
                } else if (hasInterrupted()) {
                    continue;
                } else if (!simulation.queue().movesClock()) {
                    driver = null; // nothing will happen unless a thread comes in from outside
                    return;
                } else {
                    simulation.runSome(EventScheduler.NEVER - 1, this::mayMove);
                }
            }
        } finally {
            simulation.lock.unlock();
        }
    }

    private boolean mayMove() {
        return ready.isEmpty() && simulation.queue().movesClock();
    }

    /** An interrupt ends a wait before time moves on, however late its thread notices. */
    private boolean hasInterrupted() {
        for (Actor actor : waiting.values()) {
            if (actor.thread.isInterrupted()) {
                makeReady(actor);
                return true;
            }
        }
        return false;
    }

    /** Under the lock: the first that is ready gets the turn. */
    private boolean giveTurn() {
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

    /** A waiting thread looks, in real time, whether who has the turn is still there. */
    private void lookAfter() {
        Actor holder = running;
        if (holder == null) return;
        Bystanders.Verdict verdict = bystanders.look(holder);
        if (verdict == Bystanders.Verdict.FINE) return;
        simulation.lock.lock();
        try {
            if (running != holder) return;
            if (verdict == Bystanders.Verdict.STUCK) {
                simulation.stop(bystanders.describe(holder), null);
                LockSupport.unpark(holder.thread);
            } else if (verdict == Bystanders.Verdict.NEVER_BEGAN) {
                simulation.trace().spoil("a task that was announced has not begun, its executor is busy");
                running = null;
                wakeDriver();
            } else {
                gone(holder);
            }
        } finally {
            simulation.lock.unlock();
        }
    }

    // ---- the kernel's side

    @Override
    public void catchUp() {}

    @Override
    public void nextAt(long picos) {
        if (running == null && driver == null) wakeDriver();
    }

    @Override
    public void close() {
        for (Thread thread : actors.keySet()) LockSupport.unpark(thread);
    }
}
