package io.trunkline.provider.atm;

import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.CalledRecord;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.ConfigKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a {@link CalledApplication} on bob wrote down while alice called, and what the capture files have of the line to bob.
 *
 * @param record of the called application
 * @param life how long it lived
 */
record RecordedSession(List<String> record, Duration life, List<CapturedCell> toBob, List<CapturedCell> fromBob) {
    static final String LINE = "bob-s1";

    /**
     * Has a session and reads its captures.
     *
     * @param folder for files; {@code run.pcapng} and its siblings are the captures
     * @param line properties of the link to bob in the network file
     * @param faults as the configuration has them
     */
    static RecordedSession of(Path folder, String line, String faults, CalledRecord.Caller... callers)
            throws Exception {
        return watched(folder, line, faults, network -> {}, callers);
    }

    /** The same. @param watch looks at the network before anybody calls */
    static RecordedSession watched(
            Path folder, String line, String faults, Consumer<AtmNetwork> watch, CalledRecord.Caller... callers)
            throws Exception {
        Path network = folder.resolve("both.conf");
        Files.writeString(network, """
                name = both
                hosts { alice {}, bob {} }
                switches { s1 {} }
                links = [ { from = alice, to = s1, rate = oc3c, delay = 5us }, { from = bob, to = s1, %s } ]
                """.formatted(line));
        Path capture = folder.resolve("run.pcapng");
        String[] settings = {
            "network = \"" + network + "\"", "capture = \"" + capture + "\"", "faults = \"" + faults + "\""
        };
        Map<ConfigKey<?>, Object> same = new LinkedHashMap<>();
        same.put(AtmCatalog.NETWORK, network.toString());
        same.put(NetworkKeys.CAPTURE, capture.toString());
        same.put(NetworkKeys.FAULTS, faults);
        same.put(NetworkKeys.HOST, "bob");
        CalledRecord.Beginning beginning = name -> {
            same.put(AtmCatalog.NAME, name);
            CalledApplication bob = new CalledApplication(TestContext.of("atm-sim", same));
            watch.accept(bob.network());
            return bob;
        };
        CalledRecord bobs = CalledRecord.of(new TwoHosts(settings), beginning, callers);
        return new RecordedSession(
                bobs.lines(),
                bobs.life(),
                CapturedCell.read(capture, LINE, false),
                CapturedCell.read(capture, LINE, true));
    }
}
