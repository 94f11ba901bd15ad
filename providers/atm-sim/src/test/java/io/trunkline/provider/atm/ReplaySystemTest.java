package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConfigKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The called host alone, with nothing but the captured cells, sees what it saw when the callers were there: all that a far end
 * learns, and when, is on the wire.
 */
class ReplaySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final String LINE = "bob-s1";
    private static final String GOOD_LINE = "rate = oc3c, delay = 5us";

    @TempDir
    Path folder;

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer octets) {
        return StandardCharsets.UTF_8.decode(octets).toString();
    }

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }

    private static ConnectRequest to(int service, String callerData) {
        return ConnectRequest.to("bob:" + service).callerData(text(callerData)).limit(LIMIT);
    }

    // ---- the session that is recorded

    private record Recording(
            List<String> record, Duration life, List<CapturedCell> toBob, List<CapturedCell> fromBob) {}

    private Recording recorded(String line) throws Exception {
        Path network = folder.resolve("both.conf");
        Files.writeString(
                network,
                """
                name = both
                hosts { alice {}, bob {} }
                switches { s1 {} }
                links = [ { from = alice, to = s1, rate = oc3c, delay = 5us }, { from = bob, to = s1, %s } ]
                """
                        .formatted(line));
        Path capture = folder.resolve("run.pcapng");
        List<String> record;
        Duration life;
        try (TwoHosts hosts = new TwoHosts("network = \"" + network + "\"", "capture = \"" + capture + "\"")) {
            hosts.clock(); // starts the network
            Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
            values.put(AtmCatalog.NETWORK, network.toString());
            values.put(AtmCatalog.NAME, hosts.network().name());
            values.put(AtmCatalog.HOST, "bob");
            values.put(AtmCatalog.CAPTURE, capture.toString());
            try (CalledApplication bob = new CalledApplication(new PlainContext(values))) {
                hosts.run(() -> streams(hosts), () -> mixed(hosts), () -> alone(hosts));
                hosts.nothingIsLeft();
                record = bob.record;
                life = Duration.ofNanos(hosts.clock().nanos());
            }
        }
        return new Recording(
                record, life, CapturedCell.read(capture, LINE, false), CapturedCell.read(capture, LINE, true));
    }

    /** A constrained group of streams: one joins late, one is refused, and the contract is renegotiated twice. */
    private static void streams(TwoHosts hosts) throws Exception {
        SocketGroup group = hosts.alice.openGroup(
                TwoHosts.streams(hosts.alice), GroupKind.CONSTRAINED, GroupQos.require(guaranteed(200_000)));
        Ws2Socket echoed = group.socket(1);
        echoed.connect(to(9000, "echo"));
        Ws2Socket pushed = group.socket(5);
        pushed.connect(to(9000, "push"));
        Ws2Exception refused =
                catchThrowableOfType(Ws2Exception.class, () -> group.socket(3).connect(to(9000, "refuse me")));
        assertThat(refused.error()).isEqualTo(WsaError.WSAECONNREFUSED);
        Octetry.write(echoed, Octetry.pattern(1, 20_000));
        assertThat(Octetry.read(echoed, 20_000)).isEqualTo(Octetry.pattern(1, 20_000));
        group.setQos(GroupQos.require(guaranteed(300_000))); // on the living circuit
        Octetry.write(echoed, Octetry.pattern(2, 10_000));
        group.setQos(GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(250_000, 8192)))); // on another one
        assertThat(Octetry.read(echoed, 10_000)).isEqualTo(Octetry.pattern(2, 10_000));
        assertThat(Octetry.read(pushed, 7000)).isEqualTo(Octetry.pattern(7000, 7000));
        Ws2Socket late = group.socket(0);
        late.connect(to(9000, "late, less").qos(guaranteed(40_000)));
        Octetry.write(late, Octetry.pattern(3, 3000));
        echoed.sendDisconnect(text("farewell"));
        assertThat(Octetry.readAll(echoed)).isEmpty();
        for (Ws2Socket socket : List.of(echoed, late, pushed)) socket.close();
        group.close();
    }

    /** A group of a stream and messages. */
    private static void mixed(TwoHosts hosts) throws Exception {
        SocketGroup group = hosts.alice.openGroup(
                TwoHosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(guaranteed(100_000)));
        Ws2Socket messages = group.socket(0);
        messages.connect(to(9001, "messages"));
        SocketRequest stream = SocketRequest.of(hosts.stream());
        Ws2Socket beside = hosts.alice.socket(stream, GroupRequest.join(group.id()));
        beside.connect(to(9000, "echo beside messages"));
        Octetry.write(beside, Octetry.pattern(5, 9000));
        for (int i = 0; i < 20; i++) messages.send(ByteBuffer.wrap(Octetry.pattern(i, 1 + 157 * i)));
        assertThat(Octetry.read(beside, 9000)).isEqualTo(Octetry.pattern(5, 9000));
        hosts.clock().sleep(Duration.ofSeconds(1));
        for (Ws2Socket socket : List.of(beside, messages)) socket.close();
        group.close();
    }

    /** A socket in no group, on a circuit of its own meanwhile. */
    private static void alone(TwoHosts hosts) throws Exception {
        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
            socket.connect(to(9000, "echo alone"));
            Octetry.write(socket, Octetry.pattern(4, 15_000));
            assertThat(Octetry.read(socket, 15_000)).isEqualTo(Octetry.pattern(4, 15_000));
        }
    }

    // ---- the replay

    private CalledHostReplay.Outcome replayed(String line, List<CapturedCell> cells, Duration life) throws Exception {
        return new CalledHostReplay(folder, line, Slots.OC3C_5_MICROS).run(cells, life);
    }

    private static List<String> lines(List<CapturedCell> cells) {
        return cells.stream()
                .map(cell -> cell.stamp() + " " + io.trunkline.protocol.Octets.copyOf(cell.octets()))
                .toList();
    }

    @Test
    void freshFarEndSeesTheSameInTheCapturedCellsAlone() throws Exception {
        Recording recording = recorded(GOOD_LINE);
        CalledHostReplay.Outcome replay = replayed(GOOD_LINE, recording.toBob(), recording.life());
        assertThat(replay.record()).isEqualTo(recording.record());
        assertThat(lines(CapturedCell.read(replay.capture(), LINE, true)))
                .as("it answers with the same cells at the same time")
                .isEqualTo(lines(recording.fromBob()));
        System.out.println(recording.record().size() + " " + recording.toBob().size());
        recording.record().forEach(System.out::println);
    }
}
