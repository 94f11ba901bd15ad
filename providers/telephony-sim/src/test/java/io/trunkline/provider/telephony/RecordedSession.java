package io.trunkline.provider.telephony;

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

/**
 * What a {@link CalledApplication} on bob wrote down while alice called, and what the capture files have of bob's access.
 *
 * @param network its file
 * @param settings of the library on bob
 * @param record of the called application
 * @param life how long it lived
 * @param frames of both directions
 */
record RecordedSession(
        Path network,
        Map<ConfigKey<?>, Object> settings,
        List<String> record,
        Duration life,
        List<CapturedFrame> frames) {

    /**
     * Has a session and reads its captures.
     *
     * @param folder for files; {@code run.pcapng} and its siblings are the captures
     * @param line properties of the link to bob in the network file
     * @param faults as the configuration has them
     */
    static RecordedSession of(Path folder, String line, String faults, CalledRecord.Caller... callers)
            throws Exception {
        Path file = folder.resolve("both.conf");
        Files.writeString(file, """
                name = both
                hosts { alice {}, bob {} }
                exchanges { x1 {} }
                links = [ { from = alice, to = x1, delay = 5us }, { from = bob, to = x1, delay = 5us, %s } ]
                """.formatted(line));
        Path capture = folder.resolve("run.pcapng");
        String[] texts = {"network = \"" + file + "\"", "capture = \"" + capture + "\"", "faults = \"" + faults + "\""};
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>();
        settings.put(TelephonyCatalog.NETWORK, file.toString());
        settings.put(NetworkKeys.CAPTURE, capture.toString());
        settings.put(NetworkKeys.FAULTS, faults);
        settings.put(NetworkKeys.HOST, "bob");
        CalledRecord.Beginning beginning = name -> {
            settings.put(TelephonyCatalog.NAME, name);
            return new CalledApplication(TestContext.of("telephony-sim", settings));
        };
        CalledRecord bobs = CalledRecord.of(new TwoHosts(texts), beginning, callers);
        return new RecordedSession(file, settings, bobs.lines(), bobs.life(), CapturedFrame.read(capture, "bob"));
    }
}
