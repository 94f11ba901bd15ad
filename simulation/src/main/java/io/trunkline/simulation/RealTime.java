package io.trunkline.simulation;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import io.trunkline.spi.SystemTimeSource;
import java.util.concurrent.locks.LockSupport;

/** The system's clock, at a speed; one thread lets happen what falls due while nobody calls. */
final class RealTime implements Clockwork {
    private final Simulation simulation;
    private final double speed;
    private final SystemTimeSource system;
    private final long startNanos;
    private final Thread thread;
    private volatile long wakesAtPicos = NEVER;
    private volatile boolean closed;

    RealTime(Simulation simulation, SimulationSettings settings) {
        this.simulation = simulation;
        this.speed = settings.speed();
        this.system = new SystemTimeSource(settings.threads());
        this.startNanos = system.nanos();
        this.thread = settings.threads().newThread(this::run);
        thread.start();
    }

    private long clockPicos() {
        return (long) ((system.nanos() - startNanos) * speed * EventScheduler.PICOS_PER_NANO);
    }

    private long systemNanos(long picos) {
        double nanos = picos / (speed * EventScheduler.PICOS_PER_NANO);
        return nanos >= NEVER / 2 ? NEVER : startNanos + (long) Math.ceil(nanos);
    }

    private void run() {
        while (!closed) {
            long at = wakesAtPicos;
            long wait = at == NEVER ? NEVER : systemNanos(at) - system.nanos();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            } else {
                simulation.act(() -> wakesAtPicos = NEVER);
            }
        }
    }

    @Override
    public long nanos() {
        return clockPicos() / EventScheduler.PICOS_PER_NANO;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.REAL;
    }

    @Override
    public Registration schedule(long atNanos, Runnable task) {
        return simulation.schedule(atNanos, task);
    }

    @Override
    public Signal newSignal() {
        return system.newSignal();
    }

    @Override
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        system.drive(until, deadlineNanos == NEVER ? NEVER : systemNanos(VirtualTime.picos(deadlineNanos)));
    }

    @Override
    public void enter() {}

    @Override
    public void catchUp() {
        if (!closed) simulation.runUntil(clockPicos());
    }

    @Override
    public void nextAt(long picos) {
        if (picos >= wakesAtPicos) return;
        wakesAtPicos = picos;
        LockSupport.unpark(thread);
    }

    @Override
    public String actorName() {
        return Thread.currentThread() == thread ? "network" : "thread";
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        system.close();
    }
}
