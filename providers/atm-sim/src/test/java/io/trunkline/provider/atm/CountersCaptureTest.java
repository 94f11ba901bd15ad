package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.testkit.Octetry;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted per circuit, group and member, against the captures of the same run. */
class CountersCaptureTest {
    private static final int MEMBERS = 3;
    private static final int OCTETS_PER_MEMBER = 20_000;
    private static final int TRAILER_OCTETS = 8;
    private static final int USER_VCI = 32;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Qos QOS =
            Qos.symmetric(FlowSpec.guaranteed(100_000, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    private static final Qos SHARE = Qos.symmetric(FlowSpec.guaranteed(20_000, 4096));

    @TempDir
    Path folder;

    // what was counted while all was quiet, and when
    private final List<SocketStatistics> members = new ArrayList<>();
    private GroupStatistics group;
    private SortedMap<String, Long> counters;
    private long atNanos;

    /** A network whose second line loses cells. */
    private Path network(String loss) throws Exception {
        return Files.writeString(
                folder.resolve("net.conf"),
                "name = counted\nhosts { alice {}, bob {} }\nswitches { s1 {} }\nlinks = [\n"
                        + "  { from = alice, to = s1, rate = 10 Mbit/s }\n"
                        + "  { from = s1, to = bob, rate = 10 Mbit/s, loss = " + loss + " }\n]\n");
    }

    private void hold(String loss) throws Exception {
        String capture = "capture = \"" + folder.resolve("run.pcapng") + "\"";
        try (TwoHosts hosts = new TwoHosts("network = \"" + network(loss) + "\"", "seed = 5", capture)) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(() -> talk(hosts), () -> read(port), () -> read(port), () -> read(port));
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private void talk(TwoHosts hosts) throws Exception {
        SocketGroup call =
                hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(QOS));
        List<Ws2Socket> sockets = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) sockets.add(call.socket(i));
        for (Ws2Socket socket : sockets) socket.connect("bob:9000", LIMIT);
        sockets.get(0).ioctl(Ioctls.SIO_SET_QOS, SHARE);
        for (int i = 0; i < MEMBERS; i++)
            Octetry.write(sockets.get(i), Octetry.pattern(i, (i + 1) * OCTETS_PER_MEMBER));
        hosts.clock().sleep(Duration.ofSeconds(5));
        counters = hosts.network().counters();
        for (Ws2Socket socket : sockets) members.add(socket.statistics());
        group = hosts.alice.groups().get(0);
        atNanos = hosts.clock().nanos();
        call.close();
    }

    private static void read(Ws2Socket port) throws Exception {
        try (Ws2Socket socket = port.accept()) {
            Octetry.readAll(socket);
        } catch (Ws2Exception end) {
            assertThat(end.error().number()).as(end::toString).isPositive();
        }
    }

    /** The circuit's cells that crossed a line before all was counted. */
    private List<CapturedCell> cells(String line) throws Exception {
        return CapturedCell.read(folder.resolve("run.pcapng"), line, true).stream()
                .filter(cell -> cell.vci() == USER_VCI)
                .filter(cell -> cell.stamp() * 1e9 / (1L << 32) <= atNanos)
                .toList();
    }

    /** How many of the cells carry frames of which channel; all of them must have come. */
    private static Map<Integer, Long> perChannel(List<CapturedCell> cells) {
        Map<Integer, Long> counts = new TreeMap<>();
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        long of = 0;
        for (CapturedCell cell : cells) {
            unit.writeBytes(cell.payload());
            of++;
            if (!cell.isLast()) continue;
            byte[] octets = unit.toByteArray();
            int at = octets.length - TRAILER_OCTETS + 2;
            int length = (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
            Frame frame = FrameFormat.LLC_SNAP.decode(octets, 0, length).require();
            counts.merge(frame.channel(), of, Long::sum);
            unit.reset();
            of = 0;
        }
        assertThat(of).as("cells of a unit that has no end").isZero();
        return counts;
    }

    private static long number(Map<String, String> figures, String name) {
        return Long.parseLong(figures.getOrDefault(name, "0"));
    }

    private static long total(String histogram) {
        long total = 0;
        for (String count : histogram.replaceAll("[\\[\\] ]", "").split(",")) total += Long.parseLong(count);
        return total;
    }

    @Test
    void cellsOfCircuitAndMembersAreThoseOnTheLine() throws Exception {
        hold("0");
        List<CapturedCell> sent = cells("alice-s1");
        Map<String, String> circuit = group.network();
        assertThat(number(circuit, "cellsSent")).isEqualTo(sent.size()).isPositive();
        assertThat(circuit).containsEntry("cellsTagged", "0").doesNotContainKey("cellsDropped.line-loss");
        assertThat(cells("s1-bob")).hasSameSizeAs(sent);
        List<Long> counted = members.stream()
                .map(member -> number(member.network(), "cellsSent"))
                .toList();
        assertThat(perChannel(sent).values()).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(counted).doesNotHaveDuplicates().isSorted();
        assertThat(total(circuit.get("cellQueue"))).isEqualTo(sent.size());
        assertThat(total(circuit.get("cellWaits"))).isEqualTo(sent.size());
    }

    @Test
    void ratesAdmittedAndUsedAreThoseOfContractAndLine() throws Exception {
        hold("0");
        Map<String, String> circuit = group.network();
        long pcr = number(group.circuit(), "pcr");
        List<CapturedCell> sent = cells("alice-s1");
        assertThat(number(circuit, "admittedCellsPerSecond")).isEqualTo(pcr).isPositive();
        assertThat(counters)
                .containsEntry("link.alice-s1.forward.admitted-cells-per-second", pcr)
                .containsEntry("link.alice-s1.channels", 1L);
        double seconds = atNanos / 1e9 - sent.get(0).stamp() / (double) (1L << 32);
        assertThat((double) number(circuit, "usedCellsPerSecond"))
                .isBetween(0.95 * sent.size() / seconds, sent.size() / seconds);
        SocketStatistics reserved = members.get(0);
        assertThat(number(reserved.network(), "admittedOctetsPerSecond")).isEqualTo(20_000);
        assertThat(number(members.get(1).network(), "admittedOctetsPerSecond")).isZero();
        double used = OCTETS_PER_MEMBER / seconds;
        assertThat((double) number(reserved.network(), "usedOctetsPerSecond")).isBetween(0.9 * used, 1.1 * used);
        assertThat(total(reserved.network().get("queueOctets"))).isPositive();
        assertThat(reserved.waits().total()).isPositive();
    }

    @Test
    void cellsThatAreCountedAsLostDoNotCrossTheLineThatLosesThem() throws Exception {
        hold("0.01");
        Map<String, String> circuit = group.network();
        List<CapturedCell> sent = cells("alice-s1");
        assertThat(number(circuit, "cellsSent")).isEqualTo(sent.size());
        long lost = number(circuit, "cellsDropped.line-loss");
        assertThat(lost).isPositive().isEqualTo(sent.size() - cells("s1-bob").size());
        assertThat(members.stream()
                        .mapToLong(member -> number(member.network(), "cellsDropped.line-loss"))
                        .sum())
                .isEqualTo(lost);
    }
}
