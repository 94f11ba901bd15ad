package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.protocol.OctetReader;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.bap.BapType;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.ppp.PppFrame;
import io.trunkline.provider.telephony.ppp.PppProtocol;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.UserUser;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.network.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two libraries, one on each of two hosts of a network of their own. What the parties do runs in threads of the network's
 * clock, in the order in which they are given; the test's own thread stands aside meanwhile.
 */
final class TwoHosts implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long STUCK_MILLIS = 60_000;

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

    /** The two on a network of the test's own. @param lines of its file */
    static TwoHosts on(String... lines) throws Exception {
        return on(List.of(lines));
    }

    /** The same with settings of the provider. */
    static TwoHosts on(List<String> lines, String... settings) throws Exception {
        Path file = Files.createTempFile("network", ".conf");
        file.toFile().deleteOnExit(); // it is read when the network starts
        Files.writeString(file, "name = test\n" + String.join("\n", lines) + "\n");
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("network = \"" + file + "\"");
        return new TwoHosts(all.toArray(String[]::new));
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

    /** Channels of a host that calls hold. */
    int heldChannels(String host) {
        return network().counters().entrySet().stream()
                .filter(counter -> counter.getKey().matches("access\\." + host + "(/\\d+)?\\.channels\\.held"))
                .mapToInt(counter -> counter.getValue().intValue())
                .sum();
    }

    /** Packets of bandwidth allocation that cross alice's accesses from now on, by type, in a map that is kept up. */
    SortedMap<BapType, Integer> countBandwidthAllocation() {
        SortedMap<BapType, Integer> packets = Collections.synchronizedSortedMap(new TreeMap<>());
        TelephonyNetwork network = (TelephonyNetwork) network();
        network.simulation()
                .act(() -> network.exchange()
                        .subscriber("alice")
                        .accesses()
                        .forEach(access -> access.tap((channel, direction, atPicos, octets) ->
                                bandwidthAllocation(octets).ifPresent(type -> packets.merge(type, 1, Integer::sum)))));
        return packets;
    }

    /** What alice's calls are for, from now on, in a list that is kept up. */
    List<CallLabel.Kind> watchLabels() {
        List<CallLabel.Kind> kinds = Collections.synchronizedList(new ArrayList<>());
        TelephonyNetwork network = (TelephonyNetwork) network();
        network.simulation()
                .act(() -> network.exchange()
                        .subscriber("alice")
                        .accesses()
                        .forEach(access -> access.tap((channel, direction, atPicos, octets) -> {
                            if (channel == 0 && direction == Direction.FROM_USER)
                                label(octets).ifPresent(kinds::add);
                        })));
        return kinds;
    }

    private static Optional<CallLabel.Kind> label(byte[] frame) {
        return LapdFrame.decode(new OctetReader(frame, 0, frame.length))
                .toOptional()
                .flatMap(lapd -> Message.decode(lapd.information().reader()).toOptional())
                .filter(message ->
                        message.type().filter(type -> type == MessageType.SETUP).isPresent())
                .flatMap(message -> message.find(ElementType.USER_USER, UserUser.class))
                .flatMap(user -> CallLabel.decode(user.data()).toOptional())
                .map(CallLabel::kind);
    }

    private static Optional<BapType> bandwidthAllocation(byte[] frame) {
        return PppFrame.decode(frame)
                .toOptional()
                .filter(ppp -> ppp.protocol() == PppProtocol.BANDWIDTH_ALLOCATION.number())
                .flatMap(ppp -> BapPacket.decode(new OctetReader(ppp.octets(), ppp.from(), ppp.octets().length))
                        .toOptional())
                .map(BapPacket::type);
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
        for (int i = 0; i < parts.length; i++)
            if (failed[i] != null)
                failure = joined(failure, new AssertionError("part " + i + " failed: " + failed[i], failed[i]));
        for (int i = 0; i < parts.length; i++)
            if (threads.get(i).isAlive()) failure = joined(failure, new AssertionError("part " + i + " does not end"));
        if (failure != null) throw failure;
    }

    /** What went wrong first says more than that others wait for it. */
    private static AssertionError joined(AssertionError first, AssertionError next) {
        if (first == null) return next;
        first.addSuppressed(next);
        return first;
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
