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
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.CellHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The called host alone, with nothing but the captured cells, sees what it saw when the callers were there: all that a far end
 * learns, and when, is on the wire.
 */
class ReplaySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final String GOOD_LINE = "rate = oc3c, delay = 5us";
    private static final String BAD_LINE = GOOD_LINE + ", loss = 0.01, bit-errors = 1e-4";

    @TempDir
    Path folder;

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }

    private static ConnectRequest to(int service, String callerData) {
        return ConnectRequest.to("bob:" + service).callerData(text(callerData)).limit(LIMIT);
    }

    // ---- what alice does

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

    /** A stream and messages at once that never come to their end. */
    private static void endless(TwoHosts hosts) throws Exception {
        SocketGroup group = hosts.alice.openGroup(
                TwoHosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(guaranteed(100_000)));
        Ws2Socket stream = group.socket(1);
        stream.connect(to(9000, "echo for ever"));
        Ws2Socket messages = hosts.alice.socket(
                SocketRequest.of(TwoHosts.messages(hosts.alice).chosen()), GroupRequest.join(group.id()));
        messages.connect(to(9001, "messages"));
        Ws2Exception end = catchThrowableOfType(Ws2Exception.class, () -> {
            for (int i = 0; ; i++) {
                messages.send(ByteBuffer.wrap(Octetry.pattern(i, 100 + i)));
                Octetry.write(stream, Octetry.pattern(i, 2000));
                Octetry.read(stream, 2000);
            }
        });
        assertThat(end.error()).isEqualTo(WsaError.WSAENETDOWN);
        stream.close();
        messages.close();
        group.close();
    }

    // ---- the replay

    private CalledHostReplay.Outcome replayed(String line, List<CapturedCell> cells, Duration life) throws Exception {
        return new CalledHostReplay(folder, line, Slots.OC3C_5_MICROS).run(cells, life);
    }

    private void replaysAsRecorded(String line, RecordedSession session) throws Exception {
        CalledHostReplay.Outcome replay = replayed(line, session.toBob(), session.life());
        assertThat(replay.sentByNetwork()).as("nothing else came").isZero();
        assertSame("upcalls and what they told", replay.record(), session.record());
        assertSame(
                "its answers, octet for octet, each at its time",
                lines(CapturedCell.read(replay.capture(), RecordedSession.LINE, true)),
                lines(session.fromBob()));
        assertThat(replay.leftovers()).isEmpty();
    }

    /** As a comparison of the lists, but says only where they part. */
    private static void assertSame(String what, List<String> seen, List<String> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            assertThat(seen.get(i)).as("%s, line %d", what, i).isEqualTo(expected.get(i));
        }
        assertThat(seen).as(what).hasSameSizeAs(expected);
    }

    private static List<String> lines(List<CapturedCell> cells) {
        return cells.stream()
                .map(cell -> cell.stamp() + " " + Octets.copyOf(cell.octets()))
                .toList();
    }

    @Test
    void freshFarEndSeesTheSameInTheCapturedCellsAlone() throws Exception {
        RecordedSession session = RecordedSession.of(
                folder, GOOD_LINE, "", ReplaySystemTest::streams, ReplaySystemTest::mixed, ReplaySystemTest::alone);
        assertThat(session.record()).anyMatch(line -> line.contains("farewell"));
        assertThat(session.record()).anyMatch(line -> line.contains("refuse me"));
        assertThat(session.record()).anyMatch(line -> line.contains("told GROUP_QOS"));
        assertThat(session.record()).anyMatch(line -> line.contains("receives 2984 octets"));
        replaysAsRecorded(GOOD_LINE, session);
    }

    @Test
    void cellsThatWereDamagedAndACallThatTheNetworkClearedReplayToo() throws Exception {
        RecordedSession session =
                RecordedSession.of(folder, BAD_LINE, "at=3s release group-of=alice cause=41", ReplaySystemTest::endless);
        assertThat(session.record()).anyMatch(line -> line.contains("WSAENETDOWN"));
        assertThat(session.toBob()).as("headers are damaged").anyMatch(cell -> !cell.headerIsGood());
        replaysAsRecorded(BAD_LINE, session);
    }

    @Test
    void captureThatIsNotWhatCameShows() throws Exception {
        RecordedSession session = RecordedSession.of(folder, GOOD_LINE, "", ReplaySystemTest::alone);
        List<CapturedCell> cells = session.toBob();
        int data = IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).vci() != CellHeader.SIGNALLING_VCI && cells.get(i).isLast())
                .skip(4)
                .findFirst()
                .orElseThrow();
        CapturedCell cell = cells.get(data);
        byte[] turned = cell.octets().clone();
        turned[20] ^= 1;
        long slotLater = Slots.stamp(Slots.OC3C_5_MICROS.following(Slots.OC3C_5_MICROS.exactPicos(cell.stamp())));
        assertThat(withInstead(session, data)).as("a cell is missing").isNotEqualTo(session.record());
        assertThat(withInstead(session, data, new CapturedCell(cell.line(), false, cell.stamp(), turned)))
                .as("a bit is another one")
                .isNotEqualTo(session.record());
        assertThat(withInstead(session, data, new CapturedCell(cell.line(), false, slotLater, cell.octets())))
                .as("a cell comes a slot later")
                .isNotEqualTo(session.record());
        assertThat(withInstead(session, data, cell)).as("nothing is changed").isEqualTo(session.record());
    }

    /** What the far end sees if one cell is not as it was. */
    private List<String> withInstead(RecordedSession session, int index, CapturedCell... instead) throws Exception {
        List<CapturedCell> cells = new ArrayList<>(session.toBob());
        cells.remove(index);
        cells.addAll(index, List.of(instead));
        return replayed(GOOD_LINE, cells, session.life()).record();
    }
}
