package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.provider.telephony.lapd.LapdControl.Unnumbered;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.EyeSdnWriter;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.LinuxLapd;
import io.trunkline.simulation.capture.PcapngWriter;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of a D channel as tshark reads it: every field as it was sent. Skipped, with the reason, where tshark is missing. */
class LapdJudgeTest {
    private static final String[] FIELDS = {
        "lapd.direction",
        "lapd.sapi",
        "lapd.tei",
        "lapd.control.n_s",
        "lapd.control.n_r",
        "lapd.control.p",
        "lapd.control.f",
        "lapd.control.u_modifier_cmd",
        "lapd.control.u_modifier_resp"
    };
    /** A RELEASE COMPLETE of call reference 1 with cause 16: its dissector shall find nothing wrong. */
    private static final Octets Q931 = Octets.hex("08 01 01 5A 08 02 80 90");

    private record Record(long picos, Direction direction, LapdFrame frame) {}

    @TempDir
    private Path directory;

    private final List<Record> session = new ArrayList<>();
    private final PlainEvents clock = new PlainEvents(3);
    private LinkEnd user;
    private LinkEnd network;

    /** Establishment, messages both ways, a lost one that is repaired, a poll, unnumbered information and release. */
    private void record() {
        user = new LinkEnd(clock, frame -> carry(Direction.FROM_USER, frame));
        network = new LinkEnd(clock, frame -> carry(Direction.TO_USER, frame));
        user.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.USER, 0, clock, user)
                .link();
        network.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.NETWORK, 0, clock, network)
                .link();
        user.link.establish(0);
        clock.run(100);
        for (int i = 0; i < 12; i++) {
            (i % 3 == 2 ? network : user).link.send(Q931, clock.nowPicos());
            clock.run(i % 4 == 3 ? 100 : 0);
        }
        clock.run(12_000);
        user.receive(LapdFrame.command(LapdSide.NETWORK, 0, 0, new LapdControl.I(99, 8, false), Q931));
        network.link.sendUnit(Q931, clock.nowPicos());
        network.link.busy(true, clock.nowPicos());
        clock.run(500);
        network.link.busy(false, clock.nowPicos());
        clock.run(500);
        user.link.release(clock.nowPicos());
        clock.run(1_000);
        network.receive(LapdFrame.command(LapdSide.USER, 0, 0, new LapdControl.U(Unnumbered.DISC, true), Octets.NONE));
        clock.run(1_000);
    }

    private void carry(Direction direction, LapdFrame frame) {
        session.add(new Record(clock.nowPicos(), direction, frame));
        LinkEnd to = direction == Direction.FROM_USER ? network : user;
        clock.after(5 * PlainEvents.PICOS_PER_MILLI, () -> to.receive(frame));
    }

    private void management() {
        TeiMessage.Type[] types = TeiMessage.Type.values();
        for (TeiMessage.Type type : types) {
            LapdSide side = switch (type) {
                case IDENTITY_REQUEST, IDENTITY_CHECK_RESPONSE, IDENTITY_VERIFY -> LapdSide.USER;
                default -> LapdSide.NETWORK;
            };
            LapdFrame frame = new TeiMessage(type, 48_879 + type.ordinal(), 64 + type.ordinal()).frame(side);
            session.add(new Record(clock.nowPicos(), Direction.of(side == LapdSide.USER), frame));
        }
    }

    private static TsharkJudge judge() {
        var judge = TsharkJudge.find();
        assumeTrue(judge.isPresent(), TsharkJudge.absence());
        return judge.orElseThrow();
    }

    private static List<String> run(TsharkCommand command) throws IOException {
        List<String> lines = new ArrayList<>();
        judge().run(command, lines::add);
        return lines;
    }

    /** No complaint at all: neither about the octets nor about the protocol. */
    private static void judgeClean(Path file) throws IOException {
        assertThat(run(TsharkCommand.fields(file, "frame.number").with("-Y", "_ws.malformed || _ws.expert")))
                .isEmpty();
    }

    private List<String> expected() {
        return session.stream().map(LapdJudgeTest::fields).toList();
    }

    private static String fields(Record record) {
        LapdFrame frame = record.frame();
        LapdSide sender = record.direction() == Direction.FROM_USER ? LapdSide.USER : LapdSide.NETWORK;
        boolean command = frame.isCommand(sender);
        LapdControl control = frame.control();
        List<String> values = new ArrayList<>();
        values.add(sender == LapdSide.USER ? "0" : "1");
        values.add(String.valueOf(frame.sapi()));
        values.add(String.valueOf(frame.tei()));
        values.add(control instanceof LapdControl.I i ? String.valueOf(i.ns()) : "");
        values.add(
                control instanceof LapdControl.I i
                        ? String.valueOf(i.nr())
                        : control instanceof LapdControl.S s ? String.valueOf(s.nr()) : "");
        String bit = control.pollFinal() ? "1" : ""; // the tool shows a bit that is set only
        values.add(command ? bit : "");
        values.add(command ? "" : bit);
        String modifier = control instanceof LapdControl.U
                ? String.format("0x%02x", (frame.encode().at(2) & 0xEC) >> 2)
                : "";
        values.add(command ? modifier : "");
        values.add(command ? "" : modifier);
        return String.join("\t", values);
    }

    private static List<String> normalised(List<String> lines) {
        return lines.stream().map(line -> line.replace("True", "1")).toList();
    }

    private Path capture(LinkType type) throws IOException {
        Path file = directory.resolve(type + ".pcapng");
        try (PcapngWriter out = new PcapngWriter(file, "")) {
            int number = out.addInterface("d", type);
            for (Record record : session) {
                byte[] frame = record.frame().encode().toArray();
                byte[] octets = type == LinkType.LAPD ? frame : LinuxLapd.record(record.direction(), frame);
                out.record(number, record.picos(), record.direction(), octets);
            }
        }
        return file;
    }

    @Test
    void everyFieldOfASessionIsReadAsItWasSent() throws IOException {
        judge();
        record();
        assertThat(session).hasSizeGreaterThan(25);
        for (LinkType type : List.of(LinkType.LINUX_LAPD, LinkType.LAPD)) {
            Path file = capture(type);

            assertThat(normalised(run(TsharkCommand.fields(file, FIELDS))))
                    .as("%s", type)
                    .isEqualTo(expected());
            judgeClean(file);
        }
    }

    @Test
    void aWholeAccessFileShowsTheSameSession() throws IOException {
        judge();
        record();
        Path file = directory.resolve("access.eyesdn");
        try (EyeSdnWriter out = new EyeSdnWriter(file)) {
            for (Record record : session) {
                out.frame(
                        record.picos(),
                        record.direction(),
                        0,
                        record.frame().encode().toArray());
            }
        }

        assertThat(normalised(run(TsharkCommand.fields(file, FIELDS)))).isEqualTo(expected());
        judgeClean(file);
    }

    @Test
    void messagesAboutIdentifiersAreReadAsTheyWereSent() throws IOException {
        judge();
        management();
        Path file = capture(LinkType.LINUX_LAPD);
        List<String> expected = session.stream()
                .map(record ->
                        TeiMessage.decode(record.frame().information().reader()).require())
                .map(message -> message.type().ordinal() + 1 + "\t" + message.reference() + "\t" + message.action())
                .toList();

        assertThat(run(TsharkCommand.fields(file, "tei.msg", "tei.reference", "tei.action")))
                .isEqualTo(expected);
        judgeClean(file);
    }

    /** What these link types mean to the tool: records without check sequence, which it would take for something behind the frame. */
    @Test
    void aCheckSequenceLeftInARecordIsDataToTheTool() throws IOException {
        judge();
        Path file = directory.resolve("check.pcapng");
        LapdControl ready = new LapdControl.S(LapdControl.Supervisory.RR, 0, false);
        byte[] frame = LapdFrame.response(LapdSide.USER, 0, 0, ready, Octets.NONE)
                .encode()
                .toArray();
        try (PcapngWriter out = new PcapngWriter(file, "")) {
            int number = out.addInterface("d", LinkType.LAPD);
            out.record(number, 0, Direction.FROM_USER, frame);
            out.record(number, 1, Direction.FROM_USER, Fcs16.append(frame));
        }

        assertThat(run(TsharkCommand.fields(file, "data.len"))).containsExactly("", "2");
    }
}
