package io.trunkline.provider.reference;

import io.trunkline.api.Registration;
import io.trunkline.spi.TimeSource;

/** A network's clock: what is scheduled goes into its agenda. */
abstract class NetworkTime implements TimeSource {
    private final Network network;

    NetworkTime(Network network) {
        this.network = network;
    }

    /** What the clock shows; events up to it are due. */
    abstract long clockNanos();

    /** When the agenda wants to be looked at next. */
    abstract void wakeAt(long atNanos);

    /** The clock has been moved by hand. */
    abstract void moved();

    abstract void close();

    @Override
    public Registration schedule(long atNanos, Runnable task) {
        Agenda.Entry[] entry = new Agenda.Entry[1];
        network.act(now -> entry[0] = network.plan(Math.max(now, atNanos), at -> network.afterwards(task)));
        return () -> network.act(now -> network.unplan(entry[0]));
    }
}
