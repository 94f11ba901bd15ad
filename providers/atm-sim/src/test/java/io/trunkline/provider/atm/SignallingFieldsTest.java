package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.CalledRecord;
import io.trunkline.circuit.testkit.RecordedCalls;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.CellHeader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every unit and message of signalling, as tshark reads it from the capture, is what the sending side meant. */
class SignallingFieldsTest {
    private static final String GOOD_LINE = "rate = oc3c, delay = 5us";
    private static final int CALLERS = 8;

    @TempDir
    Path folder;

    private Path capture() {
        return folder.resolve("run.pcapng");
    }

    @Test
    void messagesAndUnitsAreWhatWasSent() throws Exception {
        SentSignalling sent = new SentSignalling();
        RecordedSession.watched(folder, GOOD_LINE, "", sent::watch, Calls::streams, Calls::mixed, RecordedCalls::alone);
        sent.isWhatTsharkReads(capture());
    }

    @Test
    void unitsThatTellOfLossAreWhatWasSent() throws Exception {
        SentSignalling sent = new SentSignalling();
        CalledRecord.Caller[] callers = new CalledRecord.Caller[CALLERS];
        Arrays.fill(callers, (CalledRecord.Caller) RecordedCalls::alone);
        RecordedSession.watched(folder, GOOD_LINE + ", loss = 0.05", "", sent::watch, callers);
        assertThat(sent.rows().toString()).as("a gap is told of at once").contains("sscop.type=0x0c");
        sent.isWhatTsharkReads(capture());
    }

    /** The other end of the comparison: what the messages say is what the application asked for and the network has given. */
    @Test
    void messagesSayWhatWasAskedForAndGiven() throws Exception {
        SentSignalling sent = new SentSignalling();
        TrafficContract[] asked = new TrafficContract[1];
        byte[][] address = new byte[1][];
        RecordedSession session = RecordedSession.watched(
                folder,
                GOOD_LINE,
                "",
                network -> {
                    sent.watch(network);
                    AtmHost alice = network.find("alice").orElseThrow();
                    asked[0] = network.ask(() -> alice.contractOf(Calls.FIRST));
                    address[0] = network.addressOf("bob").octets().toArray();
                },
                Calls::streams);
        sent.isWhatTsharkReads(capture());
        String setup = sent.rows().get("alice").stream()
                .filter(row -> row.contains("q2931.message_type=0x05"))
                .findFirst()
                .orElseThrow();
        int pcr = asked[0].forward().pcr();
        assertThat(setup)
                .contains("q2931.atm_identifier_value=" + pcr + ","
                        + asked[0].backward().pcr())
                .contains("arp.src.atm_rest_of_address=" + HexFormat.of().formatHex(address[0], 1, address[0].length));
        assertThat(channels(sent.rows().get("s1"))).isEqualTo(used(session.toBob()));
    }

    private static Set<Integer> channels(List<String> rows) {
        return Pattern.compile("q2931\\.conn_id\\.vci=(\\d+)")
                .matcher(rows.toString())
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Channels on which cells came, but for signalling. */
    private static Set<Integer> used(List<CapturedCell> cells) {
        return cells.stream()
                .map(CapturedCell::vci)
                .filter(vci -> vci != CellHeader.SIGNALLING_VCI)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
