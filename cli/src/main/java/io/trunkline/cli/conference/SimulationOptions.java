package io.trunkline.cli.conference;

import io.trunkline.cli.ProviderKeys;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import io.trunkline.simulation.network.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of simulated networks: each is a key of the provider's configuration section. */
final class SimulationOptions {
    /** What moves the time of a simulated network. */
    enum Time {
        /** As fast as its events allow. */
        virtual,
        /** The system's clock. */
        real
    }

    @Option(
            names = "--time",
            paramLabel = "virtual|real",
            description = "What moves a simulated network's time: its events, as fast as they allow, or the clock.")
    private Time time;

    @Option(names = "--network", paramLabel = "FILE", description = "Network file of a simulated network.")
    private Path network;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "What goes wrong, for example 'at=20s release group-of=alice cause=41'. Repeatable.")
    private List<String> faults = List.of();

    @Option(
            names = "--background",
            paramLabel = "N",
            description = "Competing best-effort circuits, besides those of the network file.")
    private Integer background;

    @Option(names = "--capture", paramLabel = "FILE", description = "Write what crosses the simulated links there.")
    private Path capture;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write the trace of the simulation there.")
    private Path trace;

    /** Refuses what cannot be, before anything else happens. */
    void check() throws UsageException {
        if (network != null && !(Files.isRegularFile(network) && Files.isReadable(network))) {
            throw new UsageException("--network " + network + " is no file that can be read");
        }
        for (String fault : faults) {
            try {
                Fault.parse(fault);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--fault '" + fault + "': " + e.getMessage(), e);
            }
        }
        if (background != null && background < 0) {
            throw new UsageException("--background is " + background + ", expected how many circuits, 0 or more");
        }
    }

    Path network() {
        return network;
    }

    /**
     * What the options set in a provider's section.
     *
     * @param run put before the end of file names, empty for nothing, so that several runs keep their files apart
     * @param needed false to leave out what the provider does not have
     * @throws UsageException the provider has no such key; it names those that have it
     */
    Map<String, String> settings(ProviderKeys keys, String provider, String run, boolean needed) throws UsageException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : given(run).entrySet()) {
            String key = each.getKey();
            if (keys.isSimulator(provider) && keys.has(provider, key)) {
                settings.put("providers." + provider + '.' + key, JsonText.compact(each.getValue()));
            } else if (needed) {
                throw new UsageException(provider + " has no " + option(key) + "; providers that have it: "
                        + String.join(", ", keys.simulatorsHaving(key)));
            }
        }
        return settings;
    }

    private static String option(String key) {
        return key.equals("faults") ? "--fault" : "--" + key;
    }

    /** What was given, by the provider's key. */
    private Map<String, String> given(String run) {
        Map<String, String> given = new LinkedHashMap<>();
        if (time != null) given.put("time", time.name().toLowerCase(Locale.ROOT));
        if (network != null) given.put("network", network.toString());
        if (!faults.isEmpty()) given.put("faults", String.join("; ", faults));
        if (background != null) given.put("background", background.toString());
        if (capture != null) given.put("capture", ofRun(capture, run));
        if (trace != null) given.put("trace", ofRun(trace, run));
        return given;
    }

    /** The file of one run: {@code out/call.pcapng} becomes {@code out/call-grouped.pcapng}. */
    static String ofRun(Path file, String run) {
        if (run.isEmpty()) return file.toString();
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot <= 0 ? name.length() : dot;
        return file.resolveSibling(name.substring(0, end) + '-' + run + name.substring(end))
                .toString();
    }

    /** What was given, for the result of a provider: it has no competing circuits if it takes none. */
    Map<String, Object> json(String provider) {
        boolean competing = background != null && ProviderKeys.load().has(provider, "background");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", network == null ? null : network.toString());
        json.put("background", competing ? background : 0);
        json.put("faults", faults);
        json.put("time", (time == null ? Time.virtual : time).name());
        return json;
    }
}
