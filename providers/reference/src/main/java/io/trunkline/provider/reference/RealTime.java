package io.trunkline.provider.reference;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.spi.Signal;
import io.trunkline.spi.SystemTimeSource;

/** The system's clock; its one thread does what falls due while nobody calls. */
final class RealTime extends NetworkTime {
    private final Network network;
    private final SystemTimeSource system;
    private long wakesAtNanos = NEVER;
    private Registration wake;
    private boolean closed;

    RealTime(Network network, SystemTimeSource system) {
        super(network);
        this.network = network;
        this.system = system;
    }

    @Override
    public long nanos() {
        return system.nanos();
    }

    @Override
    public ClockKind kind() {
        return ClockKind.REAL;
    }

    @Override
    public Signal newSignal() {
        return system.newSignal();
    }

    @Override
    public void drive(Signal until, long deadlineNanos) throws InterruptedException {
        system.drive(until, deadlineNanos);
    }

    @Override
    long clockNanos() {
        return system.nanos();
    }

    @Override
    synchronized void wakeAt(long atNanos) {
        if (atNanos >= wakesAtNanos || closed) return;
        if (wake != null) wake.close();
        wakesAtNanos = atNanos;
        wake = system.schedule(atNanos, this::awake);
    }

    private void awake() {
        synchronized (this) {
            wakesAtNanos = NEVER;
            wake = null;
        }
        network.catchUpAndTell();
    }

    @Override
    void moved() {
        throw new IllegalStateException("the system's clock moves by itself");
    }

    @Override
    synchronized void close() {
        closed = true;
        system.close();
    }
}
