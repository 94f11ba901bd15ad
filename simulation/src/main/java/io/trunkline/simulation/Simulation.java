package io.trunkline.simulation;

import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.TimeSource;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The kernel of one simulated network: its time, its events and the one lock that guards all of its state. Whatever a
 * provider does to the network it does in a {@link #call}; whom it concerns is told after the lock has been released.
 *
 * <p>On virtual time exactly one actor runs at any moment, see {@link VirtualTime}. Safe from any thread.
 */
public final class Simulation implements AutoCloseable {
    private static final int EVENTS_IN_A_ROW = 1024;
    private static final VarHandle NOW;

    static {
        try {
            NOW = MethodHandles.lookup().findVarHandle(Simulation.class, "nowPicos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SimulationSettings settings;
    private final Trace trace;
    private final EventQueue queue = new EventQueue();
    private final Events events = new Events();
    private final Clockwork clockwork;
    final ReentrantLock lock = new ReentrantLock();
    private List<Runnable> upcalls = new ArrayList<>();
    private List<Runnable> spareUpcalls = new ArrayList<>();
    private long nowPicos;
    private volatile SimulationStoppedException stopped;
    private volatile boolean closed;

    /** What is done under the lock. */
    public interface Step<T> {
        /** Does it. */
        T run() throws Ws2Exception;
    }

    /** A simulation at instant 0. */
    public Simulation(SimulationSettings settings, Trace trace) {
        this.settings = settings;
        this.trace = trace;
        this.clockwork = switch (settings.pace()) {
            case VIRTUAL -> new VirtualTime(this, settings);
            case REAL -> new RealTime(this, settings);
            case MANUAL -> new ManualTime(this);
        };
        if (settings.pace() != SimulationSettings.Pace.VIRTUAL) {
            trace.spoil("time is " + settings.pace().name().toLowerCase(java.util.Locale.ROOT)
                    + ", only a run on virtual time repeats");
        }
    }

    /** The clock, as a provider hands it on. */
    public TimeSource time() {
        return clockwork;
    }

    /** What the simulated parts see. */
    public EventScheduler events() {
        return events;
    }

    /** What moves its time. */
    public SimulationSettings.Pace pace() {
        return settings.pace();
    }

    /** The seed of the run. */
    public long seed() {
        return settings.seed();
    }

    /** The record of the run. */
    public Trace trace() {
        return trace;
    }

    /** Picoseconds since it began. */
    public long nowPicos() {
        return (long) NOW.getOpaque(this);
    }

    /** How the calling thread is named in the trace. */
    public String actorName() {
        return clockwork.actorName();
    }

    /** The threads that live on virtual time, without the calling one, one line each; none at another pace. Moves nothing. */
    public List<String> actors() {
        return clockwork.actors();
    }

    /** Events planned so far, those called off included. */
    public long plannedEvents() {
        return ask(queue::planned);
    }

    /** Events that are still to come. */
    public int pendingEvents() {
        return ask(queue::size);
    }

    /** A task of the clock's, outside the kernel: what a {@link TimeSource} offers. */
    Registration schedule(long atNanos, Runnable task) {
        EventScheduler.Planned planned =
                ask(() -> events.at(VirtualTime.picos(atNanos), () -> events.afterwards(task)));
        return () -> act(planned::cancel);
    }

    // ---- in and out

    /** Does something to the network. From inside an event or another call it is part of that. */
    public <T> T call(Step<T> step) throws Ws2Exception {
        clockwork.enter();
        List<Runnable> told = List.of();
        lock.lock();
        try {
            clockwork.catchUp();
            return step.run();
        } finally {
            if (lock.getHoldCount() == 1) told = takeUpcalls();
            lock.unlock();
            tell(told);
        }
    }

    /**
     * Does something to the network for a thread that is no actor and need not be: whoever started it waits for it meanwhile,
     * so that nothing else can happen.
     */
    public <T> T callAside(Step<T> step) throws Ws2Exception {
        lock.lock();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #call}, for what cannot fail. */
    public void act(Runnable act) {
        ask(() -> {
            act.run();
            return null;
        });
    }

    /** As {@link #call}, for questions. */
    public <T> T ask(Supplier<T> question) {
        clockwork.enter();
        List<Runnable> told = List.of();
        lock.lock();
        try {
            clockwork.catchUp();
            return question.get();
        } finally {
            if (lock.getHoldCount() == 1) told = takeUpcalls();
            lock.unlock();
            tell(told);
        }
    }

    private List<Runnable> takeUpcalls() {
        clockwork.nextAt(queue.nextPicos());
        if (upcalls.isEmpty()) return List.of();
        List<Runnable> taken = upcalls;
        upcalls = spareUpcalls == null ? new ArrayList<>() : spareUpcalls;
        spareUpcalls = null;
        return taken;
    }

    /** Without the lock; an upcall may enter the kernel again. */
    private void tell(List<Runnable> told) {
        if (told.isEmpty()) return;
        for (int i = 0; i < told.size(); i++) told.get(i).run();
        told.clear();
        lock.lock();
        try {
            if (spareUpcalls == null) spareUpcalls = told;
        } finally {
            lock.unlock();
        }
    }

    /** Moves a simulation whose pace is manual: every event at its own instant, whom it concerns is told before the next. */
    public void advance(long picos) {
        if (!(clockwork instanceof ManualTime manual)) {
            throw new IllegalStateException("time moves by itself; set the pace to manual to move it by hand");
        }
        manual.advance(picos);
    }

    // ---- for the clockwork

    EventQueue queue() {
        return queue;
    }

    void moveTo(long picos) {
        if (picos > nowPicos) NOW.setOpaque(this, picos);
    }

    boolean isClosed() {
        return closed;
    }

    SimulationStoppedException stopped() {
        return stopped;
    }

    /** Under the lock: lets events happen up to an instant, telling nobody in between. */
    void runUntil(long picos) {
        while (queue.nextPicos() <= picos) runNext();
        moveTo(picos);
    }

    /** Under the lock: the next event happens. */
    private void runNext() {
        moveTo(queue.nextPicos());
        Runnable event = queue.take();
        try {
            event.run();
        } catch (RuntimeException | Error e) {
            stop("an event has failed", e);
        }
    }

    /**
     * Under the lock, held once: lets events happen, and tells whom they concern without the lock, until that may have made
     * somebody ready or a while has passed.
     *
     * @param goOn asked before each event
     * @return false if nothing was due up to the instant
     */
    boolean runSome(long untilPicos, BooleanSupplier goOn) {
        for (int i = 0; i < EVENTS_IN_A_ROW && goOn.getAsBoolean(); i++) {
            if (queue.nextPicos() > untilPicos || stopped != null) return i > 0;
            runNext();
            if (!upcalls.isEmpty()) {
                flush();
                return true;
            }
        }
        return true;
    }

    /** Under the lock, held once: tells without it. */
    void flush() {
        List<Runnable> told = takeUpcalls();
        if (told.isEmpty()) return;
        lock.unlock();
        try {
            tell(told);
        } finally {
            lock.lock();
        }
    }

    /** It cannot go on. Whoever waits is told why. */
    void stop(String why, Throwable cause) {
        if (stopped != null) return;
        String last = trace.tail();
        stopped = new SimulationStoppedException(
                "the simulation has stopped at " + nowPicos + " ps, seed " + settings.seed() + ": " + why
                        + (cause == null ? "" : ": " + cause)
                        + (last.isEmpty() ? "" : "; its last events:\n" + last),
                cause);
        trace.spoil(why);
        clockwork.stopped();
    }

    /** Ends it: time stands, whoever waits is let go. */
    @Override
    public void close() {
        closed = true;
        clockwork.close();
    }

    private final class Events implements EventScheduler {
        @Override
        public long nowPicos() {
            return nowPicos;
        }

        @Override
        public Planned at(long atPicos, Runnable event) {
            return queue.add(Math.max(atPicos, nowPicos), atPicos == NEVER, event); // it must not move the clock there
        }

        @Override
        public Planned background(long atPicos, Runnable event) {
            return queue.add(Math.max(atPicos, nowPicos), true, event);
        }

        @Override
        public SeededRandom random(String part) {
            return SeededRandom.of(settings.seed(), part);
        }

        @Override
        public Trace trace() {
            return trace;
        }

        @Override
        public void afterwards(Runnable upcall) {
            upcalls.add(upcall);
        }
    }
}
