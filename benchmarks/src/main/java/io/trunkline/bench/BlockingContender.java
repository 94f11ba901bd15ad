package io.trunkline.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The workloads for everything that blocks: one thread per end. Subclasses say how to connect, accept, send and receive;
 * the loops are the same for all, so that only the sockets differ.
 *
 * @param <S> a connected socket
 */
abstract class BlockingContender<S extends Closeable> implements Contender {
    private final String name;
    private final ExecutorService peer;

    BlockingContender(String name) {
        this.name = name;
        this.peer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "peer-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    abstract SocketAddress address() throws IOException;

    abstract S connect(SocketAddress address) throws IOException;

    abstract S accept() throws IOException;

    abstract void sendAll(S socket, ByteBuffer data) throws IOException;

    abstract void sendAll(S socket, ByteBuffer[] data) throws IOException;

    /** At least one octet, negative at the end. */
    abstract int receive(S socket, ByteBuffer data) throws IOException;

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final long pingPongNanos(int rounds) throws IOException, InterruptedException {
        Future<?> echo = peer.submit(() -> {
            try (S accepted = accept()) {
                echo(accepted, rounds);
            }
            return null;
        });
        try (S client = connect(address())) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(PING_OCTETS);
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                buffer.clear();
                sendAll(client, buffer);
                receiveFully(client, buffer.clear());
            }
            long taken = System.nanoTime() - start;
            await(echo);
            return taken;
        }
    }

    private void echo(S socket, int rounds) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PING_OCTETS);
        for (int i = 0; i < rounds; i++) {
            receiveFully(socket, buffer.clear());
            sendAll(socket, buffer.flip());
        }
    }

    private void receiveFully(S socket, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (receive(socket, buffer) < 0) throw new IOException(name + ": the connection ended early");
        }
    }

    @Override
    public final long bulkNanos(int buffers) throws IOException, InterruptedException {
        long expected = (long) buffers * BULK_OCTETS;
        Future<Long> sink = peer.submit(() -> {
            try (S accepted = accept()) {
                return drain(accepted, expected);
            }
        });
        try (S client = connect(address())) {
            ByteBuffer[] data = new ByteBuffer[GATHERED];
            for (int i = 0; i < GATHERED; i++) data[i] = ByteBuffer.allocateDirect(BULK_OCTETS);
            long start = System.nanoTime();
            for (int sent = 0; sent < buffers; sent += GATHERED) {
                for (ByteBuffer buffer : data) buffer.clear();
                sendAll(client, data);
            }
            return await(sink) - start;
        }
    }

    /** The instant at which the last octet arrived. */
    private long drain(S socket, long expected) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BULK_OCTETS);
        for (long got = 0; got < expected; ) {
            int n = receive(socket, buffer.clear());
            if (n < 0) throw new IOException(name + ": ended after " + got + " of " + expected + " octets");
            got += n;
        }
        return System.nanoTime();
    }

    @Override
    public final long connectNanos(int count) throws IOException, InterruptedException {
        Future<?> acceptor = peer.submit(() -> {
            for (int i = 0; i < count; i++) accept().close();
            return null;
        });
        SocketAddress address = address();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            try (S client = connect(address)) {
                receive(client, ByteBuffer.allocate(1));
            }
        }
        long taken = System.nanoTime() - start;
        await(acceptor);
        return taken;
    }

    @Override
    public final Closeable idleConnections(int count) throws IOException, InterruptedException {
        List<S> ends = new ArrayList<>();
        Future<List<S>> acceptor = peer.submit(() -> {
            List<S> accepted = new ArrayList<>();
            for (int i = 0; i < count; i++) accepted.add(accept());
            return accepted;
        });
        for (int i = 0; i < count; i++) ends.add(connect(address()));
        ends.addAll(await(acceptor));
        return () -> {
            for (S end : ends) end.close();
        };
    }

    private static <T> T await(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("the other end failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        peer.shutdownNow();
    }
}
