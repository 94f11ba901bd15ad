package io.trunkline.bench;

import java.io.Closeable;
import java.io.IOException;

/** One way to move octets over loopback. Both ends are of the same kind and run in this JVM. */
interface Contender extends Closeable {
    /** Octets of one ping. */
    int PING_OCTETS = 64;
    /** Octets of one bulk buffer. */
    int BULK_OCTETS = 64 * 1024;
    /** Buffers that one gathering send hands over. */
    int GATHERED = 4;

    String name();

    /** Opens a connection whose other end echoes pings, runs {@code rounds} round trips, and closes it. */
    long pingPongNanos(int rounds) throws IOException, InterruptedException;

    /** Sends {@code buffers} bulk buffers, the sender gathering {@link #GATHERED} at a time, until the receiver has all. */
    long bulkNanos(int buffers) throws IOException, InterruptedException;

    /** Opens and closes {@code count} connections one after the other, each accepted by the other end. */
    long connectNanos(int count) throws IOException, InterruptedException;

    /** Opens idle connections and keeps them until the result is closed. */
    Closeable idleConnections(int count) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
