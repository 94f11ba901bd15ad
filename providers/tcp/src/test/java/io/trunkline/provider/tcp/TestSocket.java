package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Signal;
import io.trunkline.spi.Upcalls;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket of the provider with the waiting that the library would do. */
final class TestSocket {
    /** Makes the provider's socket. */
    @FunctionalInterface
    interface Opening {
        ProviderSocket open(Upcalls upcalls) throws Ws2Exception;
    }

    final ProviderSocket spi;
    final AtomicInteger upcalls = new AtomicInteger();
    private final Host host;
    private final Signal signal;

    TestSocket(Host host, Opening opening) throws Ws2Exception {
        this.host = host;
        this.signal = host.time().newSignal();
        this.spi = opening.open(what -> {
            upcalls.incrementAndGet();
            signal.raise();
        });
    }

    BlockingTransfer blocking() {
        return spi.extension(BlockingTransfer.class);
    }

    InetSocketAddress name() {
        return (InetSocketAddress) spi.sockName();
    }

    /** Waits until one of the {@link Ready} bits is set. */
    int await(int bits) {
        long deadline = host.time().nanos() + Until.LIMIT_NANOS;
        while (true) {
            signal.clear();
            int ready = spi.readiness() & bits;
            if (ready != 0) return ready;
            awaitUpcall(deadline);
        }
    }

    private void awaitUpcall(long deadline) {
        try {
            if (!host.time().await(signal, deadline)) throw new AssertionError("no upcall came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static ConnectCall to(SocketAddress address) {
        return new ConnectCall(address, ByteBuffer.allocate(0), Optional.empty(), Optional.empty());
    }

    Connected connectBlocking(SocketAddress address) throws Ws2Exception {
        return blocking().connectBlocking(to(address), 0);
    }

    /** Connects without blocking and waits for the outcome. */
    Connected connect(SocketAddress address) throws Ws2Exception {
        spi.connect(to(address));
        await(Ready.CONNECT);
        return spi.connectResult();
    }

    /** Sends all of it in the ordinary form. */
    void send(String text) throws Ws2Exception {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    void send(ByteBuffer data) throws Ws2Exception {
        long deadline = host.time().nanos() + Until.LIMIT_NANOS;
        while (data.hasRemaining()) {
            signal.clear();
            if (spi.send(data, 0) == WOULD_BLOCK) awaitUpcall(deadline);
        }
    }

    /** Receives in the ordinary form: what there is, empty at the end. */
    String receive() throws Ws2Exception {
        ByteBuffer data = ByteBuffer.allocate(64 * 1024);
        receive(data);
        return text(data);
    }

    int receive(ByteBuffer data) throws Ws2Exception {
        long deadline = host.time().nanos() + Until.LIMIT_NANOS;
        while (true) {
            signal.clear();
            int octets = spi.receive(data, 0);
            if (octets != WOULD_BLOCK) return octets;
            awaitUpcall(deadline);
        }
    }

    String receive(int octets) throws Ws2Exception {
        ByteBuffer data = ByteBuffer.allocate(octets);
        while (data.hasRemaining() && receive(data) > 0) {}
        return text(data);
    }

    String receiveBlocking() throws Ws2Exception {
        ByteBuffer data = ByteBuffer.allocate(64 * 1024);
        blocking().receiveBlocking(data, 0);
        return text(data);
    }

    int sendBlocking(String text) throws Ws2Exception {
        return blocking().sendBlocking(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    static String text(ByteBuffer filled) {
        return StandardCharsets.UTF_8.decode(filled.duplicate().flip()).toString();
    }
}
