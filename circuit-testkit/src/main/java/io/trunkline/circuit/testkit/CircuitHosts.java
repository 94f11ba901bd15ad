package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.network.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Two libraries, one on each of two hosts of a network of their own. What the parties do runs in threads of the network's
 * clock, in the order in which they are given; the test's own thread stands aside meanwhile.
 */
public class CircuitHosts implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    /** Real time in which the network's time stands still if it is stuck. */
    private static final long STUCK_MILLIS = 60_000;

    /** What one party does. */
    public interface Part {
        /** Does it; whatever it throws fails the test. */
        void run() throws Exception;
    }

    /** The library that calls in most tests. */
    public final Ws2 alice;
    /** The library that listens in most tests. */
    public final Ws2 bob;

    private final List<Ws2> others = new ArrayList<>();
    private final String provider;
    private final Function<String, List<String>> settingsOf;
    private final String name = "test-" + NAMES.incrementAndGet();
    private Ws2Clock clock;

    /**
     * Starts both.
     *
     * @param provider the entry of streams; that of messages has {@code :message} behind it
     * @param settings keys below {@code providers.PROVIDER} with their values, for example {@code seed = 7}
     */
    public CircuitHosts(String provider, String... settings) throws Ws2Exception {
        this(provider, host -> List.of(settings));
    }

    /** Starts both, each with settings of its own. */
    public CircuitHosts(String provider, List<String> ofAlice, List<String> ofBob) throws Ws2Exception {
        this(provider, host -> host.equals("bob") ? ofBob : ofAlice);
    }

    /** Starts both, and others later. @param settingsOf settings of a host */
    public CircuitHosts(String provider, Function<String, List<String>> settingsOf) throws Ws2Exception {
        this.provider = provider;
        this.settingsOf = settingsOf;
        bob = Ws2.startup(config("bob"));
        alice = Ws2.startup(config("alice"));
    }

    /** Starts a library on a further host of a network that has one; it ends with the others. */
    public Ws2 join(String host) throws Ws2Exception {
        Ws2 joined = Ws2.startup(config(host));
        others.add(joined);
        return joined;
    }

    private Ws2Config config(String host) {
        StringBuilder text =
                new StringBuilder("providers." + provider + " { name = " + name + ", host = " + host + "\n");
        settingsOf.apply(host).forEach(line -> text.append(line).append('\n'));
        return Ws2Config.text(text + "}");
    }

    /** The setting for a network of the test's own. @param lines of its file, without its name */
    public static String network(List<String> lines) throws IOException {
        Path file = Files.createTempFile("network", ".conf");
        file.toFile().deleteOnExit(); // it is read when the network starts
        Files.writeString(file, "name = test\n" + String.join("\n", lines) + "\n");
        return "network = \"" + file + "\"";
    }

    /** The setting for faults in the language of network files. */
    public static String faults(String... faults) {
        return "faults = \"" + String.join("; ", faults) + "\"";
    }

    /** The entry of streams. */
    public Selection streams(Ws2 library) throws Ws2Exception {
        return library.select(provider, Requirements.none());
    }

    /** The entry of messages. */
    public Selection messages(Ws2 library) throws Ws2Exception {
        return library.select(provider + ":message", Requirements.none());
    }

    /** Either of the two. */
    public Selection entry(Ws2 library, boolean messages) throws Ws2Exception {
        return messages ? messages(library) : streams(library);
    }

    /** The entry of streams, for single sockets of alice. */
    public ProtocolInfo stream() throws Ws2Exception {
        return streams(alice).chosen();
    }

    /** The network between the two, which runs. */
    public SimulatedNetwork network() {
        return SimulatedNetworks.find(provider, name).orElseThrow();
    }

    /** The network's clock. */
    public Ws2Clock clock() throws Ws2Exception {
        if (clock == null) clock = alice.clock(stream());
        return clock;
    }

    /** Seconds since the network began. */
    public double seconds() throws Ws2Exception {
        return clock().nanos() / 1e9;
    }

    /** Lets a fault happen to what runs. */
    public void fault(String text) {
        network().inject(Fault.parse(text));
    }

    /** Has all parts done at the same time; throws what the first of them that failed threw. */
    public void run(Part... parts) throws Exception {
        List<Thread> threads = new ArrayList<>();
        Throwable[] failed = new Throwable[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int part = i;
            threads.add(clock().threads().newThread(() -> {
                try {
                    parts[part].run();
                } catch (Throwable e) {
                    failed[part] = e;
                }
            }));
        }
        threads.forEach(Thread::start);
        clock().leave();
        for (Thread thread : threads) awaitEnd(thread);
        AssertionError failure = null;
        for (int i = 0; i < parts.length; i++)
            if (failed[i] != null)
                failure = joined(failure, new AssertionError("part " + i + " failed: " + failed[i], failed[i]));
        for (int i = 0; i < parts.length; i++)
            if (threads.get(i).isAlive()) failure = joined(failure, new AssertionError("part " + i + " does not end"));
        if (failure != null) throw failure;
    }

    /** Waits as long as the network's time moves: however slow the machine is, that is no failure. */
    private void awaitEnd(Thread thread) throws Exception {
        long before;
        do {
            before = clock().nanos();
            thread.join(STUCK_MILLIS);
        } while (thread.isAlive() && clock().nanos() > before);
    }

    /** What went wrong first says more than that others wait for it. */
    private static AssertionError joined(AssertionError first, AssertionError next) {
        if (first == null) return next;
        first.addSuppressed(next);
        return first;
    }

    /** Alice connects, sends all of it and closes, and bob takes it. @param socket of alice, which is closed afterwards */
    public void carry(Ws2Socket port, Ws2Socket socket, byte[] sent) throws Exception {
        run(
                () -> {
                    try (Ws2Socket accepted = port.accept()) {
                        assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                    }
                },
                () -> {
                    try (socket) {
                        socket.connect("bob:9000", Duration.ofSeconds(60));
                        Octetry.write(socket, sent);
                    }
                });
    }

    /** Lets so much time pass that whatever is being cleared has gone, and has a look at what is left. */
    public void nothingIsLeft() throws Exception {
        clock().sleep(Duration.ofSeconds(180));
        assertThat(network().leftovers()).as("left over in the network").isEmpty();
        clock().leave();
    }

    /** The hash of everything that has happened in the network. */
    public String hash() {
        return network().simulation().trace().hash();
    }

    @Override
    public void close() throws Ws2Exception {
        for (Ws2 other : others) other.close();
        alice.close();
        bob.close();
        assertThat(SimulatedNetworks.find(provider, name))
                .as("the network has ended")
                .isEmpty();
    }
}
