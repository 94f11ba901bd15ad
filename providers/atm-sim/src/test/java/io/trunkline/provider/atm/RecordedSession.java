package io.trunkline.provider.atm;

import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.PlainContext;
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

    /** A part of alice's. */
    interface Caller {
        void call(TwoHosts hosts) throws Exception;
    }

    /**
     * Has a session and reads its captures.
     *
     * @param folder for files; {@code run.pcapng} and its siblings are the captures
     * @param line properties of the link to bob in the network file
     * @param faults as the configuration has them
     */
    static RecordedSession of(Path folder, String line, String faults, Caller... callers) throws Exception {
        return watched(folder, line, faults, network -> {}, callers);
    }

    /** The same. @param watch looks at the network before anybody calls */
    static RecordedSession watched(
            Path folder, String line, String faults, Consumer<AtmNetwork> watch, Caller... callers) throws Exception {
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
        List<String> record;
        Duration life;
        try (TwoHosts hosts = new TwoHosts(settings)) {
            hosts.clock(); // starts the network
            same.put(AtmCatalog.NAME, hosts.network().name());
            try (CalledApplication bob = new CalledApplication(new PlainContext("atm-sim", same))) {
                watch.accept(bob.network());
                hosts.run(parts(hosts, callers));
                hosts.nothingIsLeft();
                record = bob.record;
                life = Duration.ofNanos(hosts.clock().nanos());
            }
        }
        return new RecordedSession(
                record, life, CapturedCell.read(capture, LINE, false), CapturedCell.read(capture, LINE, true));
    }

    private static TwoHosts.Part[] parts(TwoHosts hosts, Caller... callers) {
        TwoHosts.Part[] parts = new TwoHosts.Part[callers.length];
        for (int i = 0; i < parts.length; i++) {
            Caller caller = callers[i];
            parts[i] = () -> caller.call(hosts);
        }
        return parts;
    }
}
