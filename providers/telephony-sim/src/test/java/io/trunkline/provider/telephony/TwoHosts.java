package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.network.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two libraries, one on each of two hosts of a network of their own. What the parties do runs in threads of the network's
 * clock, in the order in which they are given; the test's own thread stands aside meanwhile.
 */
final class TwoHosts implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long STUCK_MILLIS = 30_000;

    /** What one party does. */
    interface Part {
        void run() throws Exception;
    }

    final Ws2 alice;
    final Ws2 bob;
    private final String name = "test-" + NAMES.incrementAndGet();
    private Ws2Clock clock;

    /** @param settings keys below {@code providers.telephony-sim} with their values, for example {@code seed = 7} */
    TwoHosts(String... settings) throws Ws2Exception {
        bob = Ws2.startup(config("bob", settings));
        alice = Ws2.startup(config("alice", settings));
    }

    private Ws2Config config(String host, String... settings) {
        StringBuilder text = new StringBuilder("providers.telephony-sim { name = " + name + ", host = " + host + "\n");
        Arrays.stream(settings).forEach(line -> text.append(line).append('\n'));
        return Ws2Config.text(text + "}");
    }

    static Selection streams(Ws2 library) throws Ws2Exception {
        return library.select("telephony-sim", Requirements.none());
    }

    static Selection messages(Ws2 library) throws Ws2Exception {
        return library.select("telephony-sim:message", Requirements.none());
    }

    static Selection entry(Ws2 library, boolean messages) throws Ws2Exception {
        return messages ? messages(library) : streams(library);
    }

    ProtocolInfo stream() throws Ws2Exception {
        return streams(alice).chosen();
    }

    SimulatedNetwork network() {
        return SimulatedNetworks.find("telephony-sim", name).orElseThrow();
    }

    Ws2Clock clock() throws Ws2Exception {
        if (clock == null) clock = alice.clock(stream());
        return clock;
    }

    double seconds() throws Ws2Exception {
        return clock().nanos() / 1e9;
    }

    void fault(String text) {
        network().inject(Fault.parse(text));
    }

    /** Has all parts done at the same time; throws what the first of them that failed threw. */
    void run(Part... parts) throws Exception {
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
        for (Thread thread : threads) thread.join(STUCK_MILLIS);
        AssertionError failure = null;
        for (int i = 0; i < parts.length; i++) {
            if (failed[i] == null && threads.get(i).isAlive()) failed[i] = new AssertionError("does not end");
            if (failed[i] == null) continue;
            if (failure == null) failure = new AssertionError("part " + i + " failed: " + failed[i], failed[i]);
            else failure.addSuppressed(failed[i]);
        }
        if (failure != null) throw failure;
    }

    /** Lets so much time pass that whatever is being cleared has gone, and has a look at what is left. */
    void nothingIsLeft() throws Exception {
        clock().sleep(Duration.ofSeconds(180));
        assertThat(network().leftovers()).as("left over in the network").isEmpty();
        clock().leave();
    }

    String hash() {
        return network().simulation().trace().hash();
    }

    @Override
    public void close() throws Ws2Exception {
        alice.close();
        bob.close();
        assertThat(SimulatedNetworks.find("telephony-sim", name))
                .as("the network has ended")
                .isEmpty();
    }
}
