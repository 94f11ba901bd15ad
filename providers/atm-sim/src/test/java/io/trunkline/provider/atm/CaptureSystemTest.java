package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.simulation.capture.judge.CellJoiner;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import io.trunkline.simulation.capture.judge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** tshark on the captures of a whole session: it was not written for us, and judges what it sees. */
@Tag("once") // what it finds out is the same on every JDK
class CaptureSystemTest {
    @TempDir
    Path folder;

    private List<Path> files(String ending) throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void tsharkFindsNothingWrongWithAWholeSession() throws Exception {
        TsharkJudge judge = TsharkJudge.find().orElse(null);
        assumeTrue(judge != null, TsharkJudge.absence());
        Qos qos = Qos.symmetric(FlowSpec.guaranteed(100_000, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
        Map<String, Long> counters = new TreeMap<>();
        try (TwoHosts hosts = new TwoHosts("capture = \"" + folder.resolve("run.pcapng") + "\"")) {
            new Conversation(hosts, 3, 20_000, 20).hold(GroupQos.require(qos));
            hosts.nothingIsLeft();
            counters.putAll(hosts.network().counters());
        }
        Verdict signalling = judge.signalling(folder.resolve("run.pcapng"));
        assertThat(signalling.isClean()).as("signalling: %s", signalling).isTrue();
        Verdict data = judge.data(folder.resolve("run-data.pcapng"));
        assertThat(data.isClean()).as("data: %s", data).isTrue();
        long cells = 0;
        for (Path file : files(".trc")) {
            Verdict headers = judge.cells(file);
            assertThat(headers.isClean()).as("%s: %s", file, headers).isTrue();
            Path units = folder.resolve(file.getFileName() + ".erf");
            CellJoiner.Joined joined = CellJoiner.join(judge, file, units);
            assertThat(joined.unfinished()).as("%s: %s", file, joined).isZero();
            Verdict whole = judge.data(units);
            // what it takes the content for does not matter here, the length and the CRC do
            assertThat(whole.correct()).as("units of %s: %s", file, whole).isEqualTo(whole.records());
            assertThat(headers.records()).isEqualTo(joined.cells());
            cells += joined.cells();
        }
        long counted = counters.entrySet().stream()
                .filter(counter -> counter.getKey().endsWith("ward.cells"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(cells).as("cells captured and counted").isEqualTo(counted);
        assertThat(cells).isPositive();
        assertThat(data.records()).isPositive();
    }
}
