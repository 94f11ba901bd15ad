package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every unit and message of signalling, as tshark reads it from the capture, is what the sending side meant. */
class SignallingFieldsTest {
    private static final String GOOD_LINE = "rate = oc3c, delay = 5us";
    private static final String SENT = "0";
    private static final int CALLERS = 8;

    @TempDir
    Path folder;

    private TsharkJudge tshark;

    @BeforeEach
    void findsTshark() {
        tshark = TsharkJudge.find().orElse(null);
        assumeTrue(tshark != null, TsharkJudge.absence());
    }

    /** What tshark reads of the units that were handed over to be sent, by the node that did. */
    private Map<String, List<String>> read() throws Exception {
        List<String> names = new ArrayList<>(List.of("frame.interface_name", "erf.flags.cap", "atm.vpi", "atm.vci"));
        int own = names.size();
        names.addAll(SentSignalling.FIELDS);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TsharkCommand command = TsharkCommand.fields(folder.resolve("run.pcapng"), names.toArray(String[]::new));
        tshark.run(command, line -> {
            String[] values = line.split("\t", -1);
            assertThat(values).as(line).hasSize(names.size());
            assertThat(values[2] + "/" + values[3]).isEqualTo("0/5");
            if (!values[1].equals(SENT)) return;
            rows.computeIfAbsent(values[0], none -> new ArrayList<>())
                    .add(SentSignalling.row(Arrays.copyOfRange(values, own, values.length)));
        });
        return rows;
    }

    private void readsWhatWasSent(SentSignalling sent) throws Exception {
        Map<String, List<String>> read = read();
        assertThat(read.keySet()).isEqualTo(sent.rows().keySet());
        sent.rows().forEach((node, rows) -> assertThat(read.get(node)).as(node).containsExactlyElementsOf(rows));
    }

    @Test
    void messagesAndUnitsAreWhatWasSent() throws Exception {
        SentSignalling sent = new SentSignalling();
        RecordedSession.watched(folder, GOOD_LINE, "", sent::watch, Calls::streams, Calls::mixed, Calls::alone);
        readsWhatWasSent(sent);
    }

    @Test
    void unitsThatTellOfLossAreWhatWasSent() throws Exception {
        SentSignalling sent = new SentSignalling();
        RecordedSession.Caller[] callers = new RecordedSession.Caller[CALLERS];
        Arrays.fill(callers, (RecordedSession.Caller) Calls::alone);
        RecordedSession.watched(folder, GOOD_LINE + ", loss = 0.05", "", sent::watch, callers);
        readsWhatWasSent(sent);
        assertThat(sent.rows().toString()).contains("sscop.type=0x0c"); // USTAT
    }
}
