package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.conformance.layer.XorLayer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * A layer that overrides only {@code send} and {@code receive} sees every form of the API: one end of each connection has the
 * layer, the other has not, so what goes round it arrives unchanged. Over tcp, whose optional interfaces of the data path a
 * form could be tempted to take, and over reference.
 */
@Timeout(60)
class XorLayerTest {
    private static final byte[] OCTETS =
            "every form passes the layer".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private interface Sending {
        void send(Ws2Socket socket) throws Exception;
    }

    private interface Receiving {
        void receive(Ws2Socket socket, byte[] into) throws Exception;
    }

    private static final Map<String, Sending> SENDINGS = new LinkedHashMap<>();
    private static final Map<String, Receiving> RECEIVINGS = new LinkedHashMap<>();

    static {
        SENDINGS.put("send one buffer", socket -> socket.send(ByteBuffer.wrap(OCTETS), 0));
        SENDINGS.put("send a direct buffer", socket -> socket.send(direct(), 0));
        SENDINGS.put("send several buffers", socket -> socket.send(pieces(), 0, 3, 0));
        SENDINGS.put("write to the channel", socket -> socket.write(ByteBuffer.wrap(OCTETS)));
        SENDINGS.put("gathering write", socket -> socket.write(pieces()));
        SENDINGS.put("output stream", socket -> socket.output().write(OCTETS));
        SENDINGS.put("octet by octet", socket -> {
            for (byte octet : OCTETS) socket.output().write(octet);
        });
        RECEIVINGS.put("receive into one buffer", (socket, into) -> {
            ByteBuffer room = ByteBuffer.wrap(into);
            while (room.hasRemaining()) socket.receive(room, 0);
        });
        RECEIVINGS.put("receive into several buffers", (socket, into) -> {
            ByteBuffer[] rooms = {ByteBuffer.wrap(into, 0, 5), ByteBuffer.wrap(into, 5, into.length - 5)};
            while (rooms[1].hasRemaining()) socket.receive(rooms, 0, 2, 0);
        });
        RECEIVINGS.put("read from the channel", (socket, into) -> {
            ByteBuffer room = ByteBuffer.wrap(into);
            while (room.hasRemaining()) socket.read(room);
        });
        RECEIVINGS.put("scattering read", (socket, into) -> {
            ByteBuffer[] rooms = {ByteBuffer.wrap(into, 0, 5), ByteBuffer.wrap(into, 5, into.length - 5)};
            while (rooms[1].hasRemaining()) socket.read(rooms);
        });
        RECEIVINGS.put("input stream", (socket, into) -> socket.input().readNBytes(into, 0, into.length));
        RECEIVINGS.put("octet by octet", (socket, into) -> {
            for (int i = 0; i < into.length; i++)
                into[i] = (byte) socket.input().read();
        });
    }

    private static ByteBuffer direct() {
        return ByteBuffer.allocateDirect(OCTETS.length).put(OCTETS).flip();
    }

    private static ByteBuffer[] pieces() {
        return new ByteBuffer[] {
            ByteBuffer.wrap(OCTETS, 0, 3),
            ByteBuffer.wrap(OCTETS, 3, 7),
            ByteBuffer.wrap(OCTETS, 10, OCTETS.length - 10)
        };
    }

    private static byte[] changed() {
        byte[] changed = OCTETS.clone();
        for (int i = 0; i < changed.length; i++) changed[i] ^= XorLayer.KEY;
        return changed;
    }

    @TestFactory
    Stream<DynamicTest> everySendingFormPassesTheLayer() {
        return Stream.of("tcp", "reference")
                .flatMap(base -> SENDINGS.entrySet().stream()
                        .map(form -> DynamicTest.dynamicTest(form.getKey() + " over " + base, () -> {
                            byte[] got = transferred(
                                    "xor/" + base, base, form.getValue(), RECEIVINGS.get("receive into one buffer"));
                            assertThat(got).isEqualTo(changed());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyReceivingFormPassesTheLayer() {
        return Stream.of("tcp", "reference")
                .flatMap(base -> RECEIVINGS.entrySet().stream()
                        .map(form -> DynamicTest.dynamicTest(form.getKey() + " over " + base, () -> {
                            byte[] got =
                                    transferred(base, "xor/" + base, SENDINGS.get("send one buffer"), form.getValue());
                            assertThat(got).isEqualTo(changed());
                        })));
    }

    /** What arrives at a socket of one chain when a socket of another one sends. */
    private static byte[] transferred(String from, String to, Sending sending, Receiving receiving) throws Exception {
        ExecutorService sender = Executors.newSingleThreadExecutor();
        Ws2Config config = Ws2Config.defaults().set("chains", "[\"" + (from.contains("/") ? from : to) + "\"]");
        try (Ws2 ws2 = Ws2.startup(config);
                Ws2Socket listener = ws2.socket(SocketRequest.of(entry(ws2, to)), GroupRequest.NONE);
                Ws2Socket caller = ws2.socket(SocketRequest.of(entry(ws2, from)), GroupRequest.NONE)) {
            listener.bind(from.endsWith("tcp") ? "127.0.0.1:0" : "local:0");
            listener.listen(1);
            Future<?> sent = sender.submit(() -> {
                caller.connect(listener.sockName());
                sending.send(caller);
                return null;
            });
            byte[] got = new byte[OCTETS.length];
            try (Ws2Socket accepted = listener.accept()) {
                receiving.receive(accepted, got);
            }
            sent.get(10, TimeUnit.SECONDS);
            assertThat(Arrays.equals(got, new byte[got.length])).isFalse();
            return got;
        } finally {
            sender.shutdownNow();
        }
    }

    private static ProtocolInfo entry(Ws2 ws2, String id) throws Ws2Exception {
        return ws2.enumProtocols().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
