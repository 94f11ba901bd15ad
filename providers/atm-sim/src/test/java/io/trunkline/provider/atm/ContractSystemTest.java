package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group with a contract of 64,000 octets/s and 20 ms across two switches, while other groups and 40 best-effort circuits overload every
 * link that it crosses, in both directions: it gets what it was promised.
 */
class ContractSystemTest {
    private static final String NETWORK = """
            name = crowded
            hosts { alice {}, bob {}, carol {}, dave {} }
            switches { west {}, east {} }
            links = [
              { from = alice, to = west, rate = e1 }
              { from = carol, to = west, rate = e1 }
              { name = trunk, from = west, to = east, rate = e1 }
              { from = bob,  to = east, rate = e1 }
              { from = dave, to = east, rate = e1 }
            ]
            background {
              there  { kind = greedy, from = alice, to = bob,   count = 8 }
              back   { kind = greedy, from = bob,   to = alice, count = 8 }
              near   { kind = greedy, from = carol, to = alice, count = 6 }
              far    { kind = greedy, from = dave,  to = bob,   count = 6 }
              there2 { kind = greedy, from = carol, to = dave,  count = 6 }
              back2  { kind = greedy, from = dave,  to = carol, count = 6 }
            }
            """;

    private static final int TOKEN_RATE = 64_000;
    private static final int LATENCY_MICROS = 20_000;
    /** Units below 300 octets count as 300, so that the contract has little more than it needs. */
    private static final Qos CONTRACT = Qos.symmetric(FlowSpec.guaranteed(TOKEN_RATE, 4096)
            .withDelay(LATENCY_MICROS, FlowSpec.NOT_SPECIFIED)
            .withSizes(FlowSpec.NOT_SPECIFIED, 300));
    /** An E1 has 1.92 Mbit/s for cells of 53 octets. */
    private static final double LINE_CELLS_PER_SECOND = 1_920_000 / 424.0;

    /** Audio: 8,000 octets/s, the most urgent. */
    private static final int AUDIO_OCTETS = 160;

    private static final Duration AUDIO_EVERY = Duration.ofMillis(20);
    /** What is measured begins when queues are full. */
    private static final double FROM_SECONDS = 1.5;

    private static final double TO_SECONDS = 11.5;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    /** What arrived at one end of the group in the time that is measured. */
    private static final class Arrivals {
        private long octets;
        private long[] delayNanos = new long[0];

        void octets(int count, double seconds) {
            if (isMeasured(seconds)) octets += count;
        }

        void audio(long nanos, double seconds) {
            octets(AUDIO_OCTETS, seconds);
            if (!isMeasured(seconds)) return;
            delayNanos = Arrays.copyOf(delayNanos, delayNanos.length + 1);
            delayNanos[delayNanos.length - 1] = nanos;
        }

        private static boolean isMeasured(double seconds) {
            return seconds >= FROM_SECONDS && seconds < TO_SECONDS;
        }

        double octetsPerSecond() {
            return octets / (TO_SECONDS - FROM_SECONDS);
        }

        long percentileNanos(int percent) {
            long[] sorted = delayNanos.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
        }
    }

    /** One run: its sockets, and what came of it. */
    private final class Run implements AutoCloseable {
        private final TwoHosts hosts;
        private final Arrivals atBob = new Arrivals();
        private final Arrivals atAlice = new Arrivals();
        private final Arrivals others = new Arrivals();
        private final List<Ws2Socket> sockets = new ArrayList<>();
        private SortedMap<String, Long> counters;
        private double fragmentNanos;

        Run(String faults) throws Exception {
            Path file = directory.resolve("crowded.conf");
            Files.writeString(file, NETWORK);
            hosts = new TwoHosts("network = \"" + file + "\"", "seed = 3", "faults = \"" + faults + "\"");
        }

        /** Data of the group, its audio, and another group's data each way: connected in this order. */
        Run held() throws Exception {
            SocketGroup group = hosts.alice.openGroup(
                    hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(CONTRACT));
            Ws2Socket data = group.socket(5);
            Ws2Socket audio = hosts.alice.socket(hosts.messages(hosts.alice), GroupRequest.join(group.id()));
            audio.setOption(SocketOptions.SO_GROUP_PRIORITY, 0);
            Ws2Socket there = best(hosts.alice);
            Ws2Socket back = best(hosts.bob);
            Ws2Socket dataAtBob = connected(hosts.bob, data, "bob:9000", false);
            Ws2Socket audioAtBob = connected(hosts.bob, audio, "bob:9001", true);
            Ws2Socket thereAtBob = connected(hosts.bob, there, "bob:9002", false);
            Ws2Socket backAtAlice = connected(hosts.alice, back, "alice:9003", false);
            fragmentNanos = fragmentNanos(data);
            hosts.run(
                    ending(() -> write(data)),
                    ending(() -> read(dataAtBob, atBob)),
                    ending(() -> write(dataAtBob)),
                    ending(() -> read(data, atAlice)),
                    ending(() -> speak(audio)),
                    ending(() -> hear(audioAtBob)),
                    ending(() -> write(there)),
                    ending(() -> read(thereAtBob, others)),
                    ending(() -> write(back)),
                    ending(() -> read(backAtAlice, others)),
                    this::end);
            return this;
        }

        private Ws2Socket best(Ws2 host) throws Ws2Exception {
            return host.openGroup(hosts.streams(host), GroupKind.UNCONSTRAINED, GroupQos.none())
                    .socket(0);
        }

        private Ws2Socket connected(Ws2 at, Ws2Socket caller, String address, boolean messages) throws Exception {
            Ws2Socket[] accepted = new Ws2Socket[1];
            try (Ws2Socket port = at.listen(hosts.entry(at, messages), address)) {
                hosts.run(
                        () -> accepted[0] = port.accept(ConnectionRequest::accept, LIMIT),
                        () -> caller.connect(address, LIMIT));
            }
            sockets.add(caller);
            sockets.add(accepted[0]);
            return accepted[0];
        }

        /** What a full fragment takes at the rate of the contract. */
        private double fragmentNanos(Ws2Socket member) throws Ws2Exception {
            int cellsPerSecond =
                    Integer.parseInt(member.statistics().circuit().replaceFirst("(?s).*pcr=(\\d+).*", "$1"));
            int cells = (int) ((long) cellsPerSecond * LATENCY_MICROS / 4 / 1_000_000);
            return cells * 1e9 / cellsPerSecond;
        }

        /** A part that ends when its socket is closed, at the end of the run and not before. */
        private TwoHosts.Part ending(TwoHosts.Part part) {
            return () -> {
                try {
                    part.run();
                } catch (Ws2Exception closed) {
                    if (hosts.seconds() < TO_SECONDS) throw closed;
                }
            };
        }

        private void end() throws Exception {
            hosts.clock().sleepUntil((long) (TO_SECONDS * 1e9));
            counters = hosts.network().counters();
            for (Ws2Socket socket : sockets) socket.close();
        }

        private void write(Ws2Socket socket) throws Exception {
            ByteBuffer octets = ByteBuffer.allocate(8192);
            while (socket.send(octets.clear()) > 0) assertThat(hosts.seconds()).isLessThan(2 * TO_SECONDS);
        }

        private void read(Ws2Socket socket, Arrivals arrivals) throws Exception {
            ByteBuffer octets = ByteBuffer.allocate(8192);
            for (int got = socket.receive(octets); got > 0; got = socket.receive(octets.clear())) {
                arrivals.octets(got, hosts.seconds());
            }
        }

        private void speak(Ws2Socket socket) throws Exception {
            for (long next = hosts.clock().nanos(); ; next += AUDIO_EVERY.toNanos()) {
                hosts.clock().sleepUntil(next);
                ByteBuffer said = ByteBuffer.allocate(AUDIO_OCTETS);
                socket.send(said.putLong(0, hosts.clock().nanos()));
            }
        }

        private void hear(Ws2Socket socket) throws Exception {
            ByteBuffer heard = ByteBuffer.allocate(AUDIO_OCTETS);
            while (socket.receive(heard.clear()) == AUDIO_OCTETS) {
                atBob.audio(hosts.clock().nanos() - heard.getLong(0), hosts.seconds());
            }
        }

        @Override
        public void close() throws Ws2Exception {
            hosts.close();
        }

        @Override
        public String toString() {
            return String.format(
                    "%.0f and %.0f octets/s, audio p50 %.2f ms, p99 %.2f ms, most %.2f ms, a fragment %.2f ms, others %.0f octets/s",
                    atBob.octetsPerSecond(),
                    atAlice.octetsPerSecond(),
                    atBob.percentileNanos(50) / 1e6,
                    atBob.percentileNanos(99) / 1e6,
                    atBob.percentileNanos(100) / 1e6,
                    fragmentNanos / 1e6,
                    others.octetsPerSecond());
        }
    }

    /** Without faults; both tests need it, and one run gives it. */
    private static Run clean;

    private Run clean() throws Exception {
        if (clean != null) return clean;
        try (Run run = new Run("").held()) {
            clean = run;
        }
        return clean;
    }

    @Test
    void groupGetsItsRateAndItsDelayWhileOthersOverloadEveryLink() throws Exception {
        Run run = clean();
        System.out.println("contract, no loss: " + run);
        for (Arrivals group : List.of(run.atBob, run.atAlice))
            assertThat(group.octetsPerSecond()).isGreaterThanOrEqualTo(0.98 * TOKEN_RATE);
        assertThat(run.atBob.delayNanos).hasSizeGreaterThanOrEqualTo(499);
        assertThat(run.atBob.percentileNanos(100)).isLessThanOrEqualTo(LATENCY_MICROS * 1000L);
        for (String way : List.of(
                "alice-west.forward",
                "alice-west.backward",
                "trunk.forward",
                "trunk.backward",
                "bob-east.forward",
                "bob-east.backward",
                "carol-west.forward",
                "dave-east.forward"))
            assertThat(run.counters.get("link." + way + ".cells"))
                    .as(way + " is full")
                    .isGreaterThanOrEqualTo((long) (0.97 * LINE_CELLS_PER_SECOND * TO_SECONDS));
    }

    @Test
    void lossOnTheDataMemberAloneDelaysAudioByAFragmentAtMost() throws Exception {
        Run run;
        try (Run lossy = new Run("at=1s loss member=alice:1:1 probability=1e-3").held()) {
            run = lossy;
        }
        System.out.println("contract, 1e-3 of the data's cells lost: " + run);
        assertThat(run.counters.get("link.alice-west.forward.dropped.line-loss"))
                .isPositive();
        double growth = run.atBob.percentileNanos(99) - clean().atBob.percentileNanos(99);
        assertThat(growth).isLessThanOrEqualTo(run.fragmentNanos);
        assertThat(run.atBob.percentileNanos(100)).isLessThanOrEqualTo(LATENCY_MICROS * 1000L);
        // a unit of data that lost its last cell takes the next unit on the circuit with it, which may be audio,
        // unassured
        assertThat(run.atBob.delayNanos).hasSizeGreaterThanOrEqualTo(490);
        assertThat(run.atBob.octetsPerSecond()).isGreaterThanOrEqualTo(0.98 * TOKEN_RATE);
    }
}
