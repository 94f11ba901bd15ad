package io.trunkline.bench;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.SimulatedNetworks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Telephone calls that are all there at once: placed together, answered, a second of speech on each, cleared. One thread is both
 * parties, so that whatever happens is its processor time.
 */
final class CallLoad {
    private static final String PROVIDER = "telephony-sim";
    private static final String ENTRY = "telephony-sim:message";
    private static final int CHANNELS = 30;
    /** 32 kbit/s, as ITU-T G.726 has it: what fits into a channel with headers. */
    private static final int SPEECH_OCTETS = 80;

    private static final int SPEECH_PACKETS = 50;
    private static final Duration PACKET = Duration.ofMillis(20);
    private static final Duration SET_UP = Duration.ofSeconds(10);
    /** Until what has been cleared is forgotten at both ends. */
    private static final Duration CLEARING = Duration.ofSeconds(20);

    private final int calls;
    private final String network;
    private final ByteBuffer packet = ByteBuffer.allocate(SPEECH_OCTETS);
    private final ByteBuffer heard = ByteBuffer.allocate(SPEECH_OCTETS);

    private CallLoad(int calls) throws IOException {
        this.calls = calls;
        Path file = Files.createTempFile("trunkline-bench", ".conf");
        file.toFile().deleteOnExit();
        String accesses = "rate = pri-e1, count = " + (calls + CHANNELS - 1) / CHANNELS;
        Files.write(file, """
                name = bench
                hosts { alice {}, bob {} }
                exchanges { x1 {} }
                links = [ { from = alice, to = x1, %s }, { from = bob, to = x1, %s } ]
                """.formatted(accesses, accesses).getBytes(StandardCharsets.UTF_8));
        network = file.toString();
    }

    /** What a run has cost. */
    private record Cost(long events, long nanos) {}

    /** Nanoseconds per event. */
    static List<Slice> eventSlices() throws IOException {
        return slices(load -> {
            Cost cost = load.run();
            return (double) cost.nanos() / cost.events();
        });
    }

    /** Events per call. */
    static List<Slice> callSlices() throws IOException {
        return slices(load -> (double) load.run().events() / load.calls);
    }

    private interface Figure {
        double of(CallLoad load) throws IOException, InterruptedException;
    }

    private static List<Slice> slices(Figure figure) throws IOException {
        List<Slice> slices = new ArrayList<>();
        slices.add(slice("10 calls", 10, figure));
        slices.add(slice("10 calls again", 10, figure));
        for (int calls : new int[] {100, 500, 1_000}) slices.add(slice(calls + " calls", calls, figure));
        return slices;
    }

    private static Slice slice(String name, int calls, Figure figure) throws IOException {
        CallLoad load = new CallLoad(calls);
        return new Slice(name, () -> figure.of(load));
    }

    private Ws2 library(String host) throws Ws2Exception {
        return Ws2.startup(Ws2Config.defaults()
                .set("providers." + PROVIDER + ".name", "bench-" + calls)
                .set("providers." + PROVIDER + ".network", network)
                .set("providers." + PROVIDER + ".host", host));
    }

    private long planned() {
        return SimulatedNetworks.find(PROVIDER, "bench-" + calls)
                .orElseThrow()
                .simulation()
                .plannedEvents();
    }

    private Cost run() throws IOException, InterruptedException {
        try (Ws2 bob = library("bob");
                Ws2 alice = library("alice");
                Ws2Socket port = bob.socket(bob.select(ENTRY, Requirements.none()), GroupRequest.NONE)) {
            Selection entry = alice.select(ENTRY, Requirements.none());
            Ws2Clock clock = alice.clock(entry.chosen());
            port.bind("bob:9000");
            port.listen(calls);
            long events = planned();
            long start = ProcessorTime.nanos();
            List<Ws2Socket> callers = new ArrayList<>();
            List<Ws2Socket> called = new ArrayList<>();
            for (int i = 0; i < calls; i++) callers.add(dial(alice, entry));
            for (int i = 0; i < calls; i++) called.add(port.accept());
            clock.sleep(SET_UP);
            for (Ws2Socket socket : callers) socket.connectResult();
            for (Ws2Socket socket : called) socket.ioctl(Ioctls.FIONBIO, true);
            talk(clock, callers, called);
            for (Ws2Socket socket : callers) socket.close();
            for (Ws2Socket socket : called) socket.close();
            clock.sleep(CLEARING);
            Cost cost = new Cost(planned() - events, ProcessorTime.nanos() - start);
            clock.leave();
            return cost;
        }
    }

    /** Does not wait for the answer. */
    private static Ws2Socket dial(Ws2 alice, Selection entry) throws Ws2Exception {
        Ws2Socket socket = alice.socket(entry, GroupRequest.NONE);
        socket.ioctl(Ioctls.FIONBIO, true);
        try {
            socket.connect("bob:9000", SET_UP);
        } catch (Ws2Exception underWay) {
            if (underWay.error() != WsaError.WSAEWOULDBLOCK) throw underWay;
        }
        return socket;
    }

    private void talk(Ws2Clock clock, List<Ws2Socket> callers, List<Ws2Socket> called)
            throws IOException, InterruptedException {
        long octets = 0;
        for (int i = 0; i < SPEECH_PACKETS; i++) {
            for (Ws2Socket socket : callers) socket.send(packet.clear(), 0);
            clock.sleep(PACKET);
            for (Ws2Socket socket : called) octets += Math.max(0, socket.receive(heard.clear(), 0));
        }
        // what is on its way when the last is asked for has not come yet
        if (octets < (SPEECH_PACKETS - 5L) * SPEECH_OCTETS * calls) throw new IOException("speech has been lost");
    }
}
