package io.trunkline.bench;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Two parties on atm-sim, one thread each, and octets from the one to the other: simulated seconds in a second of real time. */
final class PlainTransfer {
    private static final int BUFFER_OCTETS = 16 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String E1_NETWORK =
            """
            name = bench
            hosts { alice {}, bob {} }
            switches { s1 {} }
            links = [ { from = alice, to = s1, rate = e1 }, { from = bob, to = s1, rate = e1 } ]
            """;

    private final String entry;
    private final String network;
    private final int octets;

    private PlainTransfer(String entry, String network, int octets) {
        this.entry = entry;
        this.network = network;
        this.octets = octets;
    }

    static List<Slice> slices() throws IOException {
        Path file = Files.createTempFile("trunkline-bench", ".conf");
        file.toFile().deleteOnExit();
        Files.write(file, E1_NETWORK.getBytes(StandardCharsets.UTF_8));
        PlainTransfer stream = new PlainTransfer("atm-sim", "", 4 << 20);
        return List.of(
                new Slice("OC-3c, stream", stream::simulatedPerReal),
                new Slice("the same again", stream::simulatedPerReal),
                new Slice("OC-3c, messages", new PlainTransfer("atm-sim:message", "", 4 << 20)::simulatedPerReal),
                new Slice("E1, stream", new PlainTransfer("atm-sim", file.toString(), 1 << 20)::simulatedPerReal));
    }

    private Ws2 library(String host) throws Ws2Exception {
        return Ws2.startup(Ws2Config.defaults()
                .set("providers.atm-sim.name", "bench")
                .set("providers.atm-sim.network", network)
                .set("providers.atm-sim.host", host));
    }

    private double simulatedPerReal() throws IOException, InterruptedException {
        try (Ws2 bob = library("bob");
                Ws2 alice = library("alice");
                Ws2Socket listener = bob.listen(select(bob), "bob:9000")) {
            AtomicReference<IOException> failure = new AtomicReference<>();
            Thread receiver = bob.clock().threads().newThread(() -> receive(listener, failure));
            receiver.start();
            double ratio;
            try (Ws2Socket socket = alice.socket(select(alice), GroupRequest.NONE)) {
                socket.connect("bob:9000", LIMIT);
                long simulated = alice.clock().nanos();
                long real = System.nanoTime();
                send(socket);
                if (socket.receive(ByteBuffer.allocate(1), 0) != 1) throw new IOException("no answer has come");
                ratio = (double) (alice.clock().nanos() - simulated) / (System.nanoTime() - real);
            }
            alice.clock().leave();
            receiver.join();
            if (failure.get() != null) throw failure.get();
            return ratio;
        }
    }

    private Selection select(Ws2 ws2) throws Ws2Exception {
        return ws2.select(entry, Requirements.none());
    }

    private void send(Ws2Socket socket) throws Ws2Exception {
        ByteBuffer data = ByteBuffer.allocate(BUFFER_OCTETS);
        for (int sent = 0; sent < octets; sent += BUFFER_OCTETS) socket.send(data.clear(), 0);
    }

    private void receive(Ws2Socket listener, AtomicReference<IOException> failure) {
        try (Ws2Socket socket = listener.accept()) {
            ByteBuffer data = ByteBuffer.allocate(BUFFER_OCTETS);
            for (int received = 0; received < octets; ) {
                int part = socket.receive(data.clear(), 0);
                if (part <= 0) throw new IOException("ended after " + received + " of " + octets + " octets");
                received += part;
            }
            socket.send(ByteBuffer.allocate(1), 0);
        } catch (IOException e) {
            failure.set(e);
        }
    }
}
