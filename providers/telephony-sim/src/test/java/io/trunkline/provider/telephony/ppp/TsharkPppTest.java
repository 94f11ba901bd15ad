package io.trunkline.provider.telephony.ppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.protocol.OctetReader;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.MpHeader;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.PcapngWriter;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * tshark reads what one direction of a bundle sent: one file per bundle and direction, as it joins fragments by number alone. Its faults
 * that are met here: a link type of BAP is a mask, which it takes for a number and calls ISDN X.25; a vendor's network protocol it takes
 * for another vendor's and does not look into; the form of headers it must be told.
 */
class TsharkPppTest {
    private static final String[] FIELDS = {
        "ppp.fcs.status",
        "ppp.protocol",
        "mp.first",
        "mp.last",
        "%seq",
        "%class",
        "mp.reassembled.length",
        "lcp.opt.type",
        "lcp.opt.mrru",
        "lcp.opt.code",
        "lcp.opt.class",
        "lcp.opt.link_discrim",
        "lcp.opt.psndn",
        "bap.type",
        "bap.response_code",
        "bap.link_discriminator",
        "bacp.link_type",
        "bacp.link_speed",
        "bap.call_status",
        "bacp.magic_number",
        "_ws.expert.message"
    };

    private record Sent(long picos, byte[] frame) {}

    private record Row(List<String> fields) {
        String of(String name) {
            for (int i = 0; i < FIELDS.length; i++) if (FIELDS[i].equals(name)) return fields.get(i);
            throw new AssertionError(name);
        }
    }

    @TempDir
    private Path directory;

    private TsharkJudge judge;
    private final TwoParties two = new TwoParties(20);

    @BeforeEach
    void findJudge() {
        Optional<TsharkJudge> found = TsharkJudge.find();
        assumeTrue(found.isPresent(), TsharkJudge.absence());
        judge = found.get();
    }

    /** Three links, a fourth by bandwidth allocation, packets of every level meanwhile, and one link dropped again. */
    private void session(List<HeaderFormat> headers) {
        for (int i = 0; i < 3; i++) dial(headers);
        BapExchange call = two.caller
                .bundle
                .allocation()
                .orElseThrow()
                .requestCall(two.clock.nowPicos())
                .orElseThrow();
        two.caller.pump();
        two.clock.run(200);
        for (int i = 0; i < 12; i++) {
            for (int level = 0; level < 4; level++) two.caller.queue(level, packet(i * 4 + level, 30 + 130 * i));
        }
        dial(headers);
        two.caller.bundle.allocation().orElseThrow().callUp(call, two.clock.nowPicos());
        two.clock.run(2_000);
        int discriminator = two.caller.peerDiscriminator(2).orElseThrow();
        two.caller.bundle.allocation().orElseThrow().requestDrop(discriminator, two.clock.nowPicos());
        two.caller.pump();
        two.clock.run(2_000);
        two.caller.links.get(1).echo(two.clock.nowPicos());
        two.clock.run(500);
    }

    private void dial(List<HeaderFormat> headers) {
        two.dial(
                4,
                TwoParties.with(two.settings(two.caller), headers, true),
                TwoParties.with(two.settings(two.called), headers, true));
        two.clock.run(500);
    }

    private static byte[] packet(int number, int octets) {
        byte[] packet = new byte[octets];
        SeededRandom.of(number, "packet").fill(packet);
        return packet;
    }

    private List<Sent> direction(int which) {
        List<Sent> sent = new ArrayList<>();
        for (Channel[] channels : two.channels.values()) {
            Channel channel = channels[which];
            for (int i = 0; i < channel.sent.size(); i++)
                sent.add(new Sent(channel.sentAt.get(i), channel.sent.get(i)));
        }
        sent.sort(Comparator.comparingLong(Sent::picos));
        return sent;
    }

    private List<Row> judged(List<Sent> sent, boolean shortSequence) throws IOException {
        Path file = directory.resolve("bundle.pcapng");
        try (PcapngWriter writer = new PcapngWriter(file, "one bundle, one direction")) {
            int channel = writer.addInterface("bundle", LinkType.PPP);
            for (Sent one : sent) writer.record(channel, one.picos(), Direction.FROM_USER, Fcs16.append(one.frame()));
        }
        String[] names = FIELDS.clone();
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals("%seq")) names[i] = shortSequence ? "mp.sseq" : "mp.seq";
            if (names[i].equals("%class"))
                names[i] = shortSequence ? "mp.short_sequence_num_cls" : "mp.sequence_num_cls";
        }
        List<Row> rows = new ArrayList<>();
        judge.run(
                TsharkCommand.fields(file, names)
                        .with(
                                "-o", "ppp.fcs_type:16-Bit",
                                "-o", "mp.short_seqno:" + (shortSequence ? "TRUE" : "FALSE"),
                                "-o", "mp.max_fragments:64",
                                "-E", "separator=|"),
                line -> rows.add(new Row(List.of(line.split("\\|", -1)))));
        if (Boolean.getBoolean("ppp.show")) rows.forEach(row -> System.out.println(row.fields()));
        return rows;
    }

    private void assertJudgedRight(List<HeaderFormat> headers) throws IOException {
        session(headers);
        HeaderFormat format = two.caller.bundle.headers();
        assertThat(format).isEqualTo(headers.get(0));
        for (int which = 0; which < 2; which++) {
            List<Sent> sent = direction(which);
            List<Row> rows = judged(sent, format.shortSequence());
            assertThat(rows).hasSameSizeAs(sent);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.of("ppp.fcs.status")).isEqualTo("1");
                assertThat(row.of("_ws.expert.message")).isEmpty();
            });
            fragments(sent, rows, format);
        }
    }

    private static void fragments(List<Sent> sent, List<Row> rows, HeaderFormat format) {
        int[] octets = new int[format.classes()];
        int joined = 0;
        for (int i = 0; i < rows.size(); i++) {
            PppFrame frame = PppFrame.decode(sent.get(i).frame()).require();
            Row row = rows.get(i);
            assertThat(row.of("ppp.protocol")).startsWith(String.format("0x%04x", frame.protocol()));
            if (frame.protocol() != PppProtocol.MULTILINK.number()) continue;
            byte[] whole = frame.octets();
            MpHeader header = MpHeader.decode(new OctetReader(whole, frame.from(), whole.length), format)
                    .require();
            assertThat(row.of("mp.first")).isEqualTo(header.begins() ? "1" : "0");
            assertThat(row.of("mp.last")).isEqualTo(header.ends() ? "1" : "0");
            assertThat(row.of("%seq")).isEqualTo(String.valueOf(header.sequence()));
            assertThat(row.of("%class")).isEqualTo(String.valueOf(header.cls()));
            octets[header.cls()] =
                    (header.begins() ? 0 : octets[header.cls()]) + frame.informationOctets() - format.octets();
            if (!header.ends() || header.begins()) continue;
            assertThat(row.of("mp.reassembled.length")).as("record " + (i + 1)).isEqualTo("" + octets[header.cls()]);
            assertThat(row.of("ppp.protocol")).endsWith(",0x005b");
            joined++;
        }
        if (rows.stream().anyMatch(row -> !row.of("mp.reassembled.length").isEmpty()))
            assertThat(joined).isGreaterThan(9);
    }

    private static List<String> values(List<Row> rows, String name) {
        return rows.stream()
                .map(row -> row.of(name))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Test
    void shortHeadersWithClassesAreJoinedPerClass() throws IOException {
        assertJudgedRight(List.of(new HeaderFormat(true, 4)));
    }

    @Test
    void longHeadersWithClassesAreJoinedPerClass() throws IOException {
        assertJudgedRight(List.of(new HeaderFormat(false, 16)));
    }

    @Test
    void withoutClassesTheUrgentLevelIsSeenOutsideTheHeader() throws IOException {
        assertJudgedRight(List.of(HeaderFormat.SHORT));
    }

    @Test
    void optionsAndBandwidthAllocationAreReadAsTheyWereSent() throws IOException {
        session(List.of(new HeaderFormat(true, 4)));
        List<Row> rows = judged(direction(0), true);
        assertThat(values(rows, "lcp.opt.type").get(0)).isEqualTo("5,7,8,17,27,19,23");
        assertThat(values(rows, "lcp.opt.mrru").get(0)).isEqualTo("1500");
        assertThat(values(rows, "lcp.opt.code").get(0)).isEqualTo("6");
        assertThat(values(rows, "lcp.opt.psndn").get(0)).isEqualTo("313131");
        assertThat(values(rows, "lcp.opt.link_discrim")).contains("257", "258", "259", "260");
        assertThat(values(rows, "bacp.magic_number")).contains("0x00000001");
        assertThat(values(rows, "bap.type")).containsExactly("0x01", "0x07", "0x05");
        assertThat(values(rows, "bacp.link_type")).containsExactly("1"); // ISDN as a mask; the tool prints X.25
        assertThat(values(rows, "bap.link_discriminator")).containsExactly("0x0202");
        assertThat(values(rows, "bap.call_status")).containsExactly("0x00");
        List<Row> answers = judged(direction(1), true);
        assertThat(values(answers, "bap.type")).containsExactly("0x02", "0x08", "0x06");
    }
}
