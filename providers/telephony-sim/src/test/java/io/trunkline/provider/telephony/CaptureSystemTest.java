package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.provider.telephony.CapturedSession.Sent;
import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** tshark on the captures of a whole session: it was not written for us, and tells what was sent. */
@Tag("once") // what it finds out is the same on every JDK
class CaptureSystemTest {
    private static final String BOB = "49301002";
    private static final String T1 = """
            name = t1
            hosts { alice {}, bob {} }
            exchanges { office {} }
            links = [
              { from = alice, to = office, rate = pri-t1 }
              { from = bob,   to = office, rate = pri-t1 }
            ]
            """;
    private static final Pattern BUNDLE =
            Pattern.compile("run-(alice|bob)-bundle-alice-([12])-(sent|received)\\.pcapng");
    private static final String ALICE = "49301001";

    @TempDir
    private static Path folder;

    private static TsharkJudge judge;
    private static CapturedSession session;

    @BeforeAll
    static void holdOne() throws Exception {
        judge = TsharkJudge.find().orElse(null);
        assumeTrue(judge != null, TsharkJudge.absence());
        session = CapturedSession.hold(folder.resolve("run.pcapng"), 12_000, 24_000);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> rows(TsharkCommand command, String... fields) throws IOException {
        List<String> words = new ArrayList<>(List.of("-T", "fields"));
        for (String field : fields) words.addAll(List.of("-e", field));
        List<String> rows = new ArrayList<>();
        judge.run(command.with(words.toArray(String[]::new)), rows::add);
        return rows;
    }

    private static List<String> rows(Path file, String... fields) throws IOException {
        List<String> rows = new ArrayList<>();
        judge.run(TsharkCommand.fields(file, fields), rows::add);
        return rows;
    }

    // ---- signalling

    @Test
    void signallingSaysWhatWasSentAndNothingIsWrongWithIt() throws Exception {
        TsharkCommand command = TsharkCommand.isdnSignalling(folder.resolve("run.pcapng"));
        List<String> whole = new ArrayList<>();
        judge.run(command, whole::add);
        assertThat(whole).noneMatch(line -> line.contains("Malformed") || line.contains("Expert Info"));
        assertThat(session.signalling.rows().values())
                .hasSize(4)
                .allSatisfy(rows -> assertThat(rows).hasSizeGreaterThan(10));
        session.signalling.isWhatTsharkReads(judge, folder.resolve("run.pcapng"));
    }

    @Test
    void callsOfABundleNameBobChannelsAndCauses() throws Exception {
        List<String> setups = new ArrayList<>();
        Set<String> causes = new TreeSet<>();
        rows(
                        folder.resolve("run.pcapng"),
                        "frame.interface_name",
                        "lapd.direction",
                        "q931.message_type",
                        "q931.calling_party_number.digits",
                        "q931.called_party_number.digits",
                        "q931.cause_value")
                .forEach(row -> {
                    String[] fields = row.split("\t", -1);
                    if (fields[0].equals("alice") && fields[1].equals("0") && fields[2].equals("0x05")) {
                        assertThat(fields[3]).isEqualTo(ALICE);
                        assertThat(fields[4]).isEqualTo(BOB);
                        setups.add(row);
                    }
                    if (!fields[5].isEmpty()) causes.add(fields[5]);
                });
        int most = session.links.stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(session.links.get(1)).as("grown").isGreaterThan(session.links.get(0));
        // heldChannels counts the channel of the stream in no group too
        assertThat(setups.size())
                .as("one call a channel, and one for the channel lost")
                .isEqualTo(most + 1);
        assertThat(causes).contains("16").hasSizeBetween(1, 2);
        assertThat(session.counters.get("calls.placed")).isEqualTo(setups.size());
    }

    // ---- B channels

    @Test
    void everyBundleHasTwoFilesAtEachEndAndAllTheirFragmentsAreJoined() throws Exception {
        List<Path> files = files(".pcapng");
        assertThat(files).hasSize(1 + 2 * 2 * 2);
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.equals("run.pcapng")) continue;
            Matcher parts = BUNDLE.matcher(name);
            assertThat(parts.matches()).as(name).isTrue();
            Direction direction = parts.group(3).equals("sent") ? Direction.FROM_USER : Direction.TO_USER;
            int number = Integer.parseInt(parts.group(2));
            List<byte[]> sent = session.ofBundle(parts.group(1), direction, number);
            List<String> rows = rows(TsharkCommand.isdnBundle(file), BundleRows.FIELDS);
            new BundleRows(file, sent, rows).assertTold(number == 1 ? 3 : 1);
        }
    }

    @Test
    void optionsAndBandwidthAllocationAreToldAsTheyWereSent() throws Exception {
        List<String> rows = rows(
                TsharkCommand.isdnBundle(folder.resolve("run-alice-bundle-alice-1-sent.pcapng")),
                "lcp.opt.mrru",
                "lcp.opt.code",
                "lcp.opt.link_discrim",
                "bap.type",
                "bap.response_code",
                "bap.call_status");
        List<String[]> asked = rows.stream()
                .map(row -> row.split("\t", -1))
                .filter(row -> !row[0].isEmpty() && !row[2].isEmpty())
                .toList();
        assertThat(asked).isNotEmpty().allSatisfy(row -> assertThat(row[0]).isEqualTo("1024"));
        assertThat(asked).allSatisfy(row -> assertThat(row[1]).isEqualTo("6"));
        Set<String> discriminators = asked.stream().map(row -> row[2]).collect(Collectors.toSet());
        int most = session.links.stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(discriminators).hasSizeGreaterThanOrEqualTo(most - 1);
        List<String> allocation = rows.stream()
                .map(row -> row.split("\t", -1)[3])
                .filter(type -> !type.isEmpty())
                .toList();
        // Call-Request and Call-Status-Indication of each link that was added
        assertThat(allocation.stream().filter("0x01"::equals).count())
                .isGreaterThanOrEqualTo(session.links.get(1) - session.links.get(0));
        assertThat(allocation.stream().filter("0x07"::equals).count())
                .isEqualTo(allocation.stream().filter("0x01"::equals).count());
        assertThat(rows.stream().map(row -> row.split("\t", -1)[5]).filter(status -> !status.isEmpty()))
                .isNotEmpty()
                .allMatch("0x00"::equals);
    }

    // ---- the whole

    @Test
    void accessesHoldEveryFrameOnItsChannelAndCountersAgree() throws Exception {
        assertAccesses(session, folder);
    }

    @Test
    void slotsOfT1StandWhereTheyAre(@TempDir Path other) throws Exception {
        Path network = other.resolve("t1.conf");
        Files.writeString(network, T1);
        CapturedSession wide =
                CapturedSession.hold(other.resolve("run.pcapng"), 80_000, 100_000, "network = \"" + network + "\"");
        assertThat(wide.frames).anyMatch(frame -> frame.channel() > 16);
        assertAccesses(wide, other);
    }

    private static void assertAccesses(CapturedSession of, Path in) throws IOException {
        for (String host : List.of("alice", "bob")) {
            List<String> rows = rows(
                    TsharkCommand.isdnAccess(in.resolve("run-" + host + ".trc")),
                    "isdn.channel",
                    "ppp.fcs.status",
                    "_ws.expert.message");
            List<String> sent = of.frames.stream()
                    .filter(frame -> frame.access().equals(host))
                    .map(frame -> frame.channel() == 0 ? "0\t\t" : place(frame) + "\t1\t")
                    .toList();
            assertThat(rows).isEqualTo(sent);
            assertThat(of.counters.get("access." + host + ".b.frames.sent")).isEqualTo(sentBy(of, host, false));
            assertThat(of.counters.get("access." + host + ".d.frames.sent")).isEqualTo(sentBy(of, host, true));
        }
    }

    private static long sentBy(CapturedSession of, String host, boolean signalling) {
        return of.frames.stream()
                .filter(frame -> frame.channel() == 0 == signalling)
                .filter(frame -> frame.access().equals(host) && frame.direction() == Direction.FROM_USER)
                .count();
    }

    private static int place(Sent frame) {
        return frame.kind() == AccessKind.PRIMARY_E1 && frame.channel() > 16 ? frame.channel() - 1 : frame.channel();
    }

    @Test
    void printedCommandsRun() throws Exception {
        assertThat(session.commands).hasSize(1 + 8 + 2).allMatch(line -> line.startsWith("tshark "));
        for (String line : session.commands) {
            Process process = new ProcessBuilder("sh", "-c", line)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            List<String> lines = process.inputReader().lines().toList();
            assertThat(process.waitFor()).as(line).isZero();
            assertThat(lines).as(line).hasSizeGreaterThan(10).noneMatch(text -> text.contains("Malformed"));
        }
    }
}
