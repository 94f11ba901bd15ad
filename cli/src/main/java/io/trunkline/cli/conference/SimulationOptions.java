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
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of simulated networks: each is a key of the provider's configuration section. */
final class SimulationOptions {
    /** The key of faults. */
    static final String FAULTS = "faults";

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

    /** By provider: faults that it is held without. */
    private final Map<String, Set<String>> leftOut = new TreeMap<>();

    /** Refuses what cannot be, before anything else happens. */
    void check() throws UsageException {
        if (network != null && !(Files.isRegularFile(network) && Files.isReadable(network))) {
            throw new UsageException("--network " + network + " is no file that can be read");
        }
        for (String fault : faults) {
            try {
                Fault.parse(fault);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--" + e.getMessage(), e); // it begins with the fault
            }
        }
        if (background != null && background < 0) {
            throw new UsageException("--background is " + background + ", expected how many circuits, 0 or more");
        }
    }

    /**
     * Refuses what is for none of these providers.
     *
     * @throws UsageException it names those that have it
     */
    void checkFor(ProviderKeys keys, Set<String> providers) throws UsageException {
        for (String key : given("", "").keySet()) {
            if (providers.stream().anyMatch(each -> hasIt(keys, each, key))) continue;
            String have = providers.size() == 1 ? " has no " : " have no ";
            throw new UsageException(String.join(" and ", providers) + have + option(key) + "; providers that have it: "
                    + String.join(", ", keys.simulatorsHaving(key)));
        }
    }

    private static boolean hasIt(ProviderKeys keys, String provider, String key) {
        return keys.isSimulator(provider) && keys.has(provider, key);
    }

    /** The same network in which nothing goes wrong, and of which nothing is written down. */
    SimulationOptions quiet() {
        SimulationOptions quiet = new SimulationOptions();
        quiet.time = time;
        quiet.network = network;
        quiet.background = background;
        return quiet;
    }

    Path network() {
        return network;
    }

    List<String> faults() {
        return faults;
    }

    /** From now on this provider is held without these faults. */
    void leaveOut(String provider, Set<String> theseFaults) {
        leftOut.put(provider, theseFaults);
    }

    private List<String> faults(String provider) {
        Set<String> without = leftOut.getOrDefault(provider, Set.of());
        return faults.stream().filter(fault -> !without.contains(fault)).toList();
    }

    /**
     * What the options set in a provider's section; what it does not have is left out.
     *
     * @param run put before the end of file names, empty for nothing, so that several runs keep their files apart
     */
    Map<String, String> settings(ProviderKeys keys, String provider, String run) {
        Map<String, String> settings = new LinkedHashMap<>();
        given(provider, run).forEach((key, value) -> {
            if (hasIt(keys, provider, key)) settings.put("providers." + provider + '.' + key, JsonText.compact(value));
        });
        return settings;
    }

    private static String option(String key) {
        return key.equals(FAULTS) ? "--fault" : "--" + key;
    }

    /** What was given, by the provider's key. */
    private Map<String, String> given(String provider, String run) {
        Map<String, String> given = new LinkedHashMap<>();
        if (time != null) given.put("time", time.name().toLowerCase(Locale.ROOT));
        if (network != null) given.put("network", network.toString());
        List<String> known = faults(provider);
        if (!known.isEmpty()) given.put(FAULTS, String.join("; ", known));
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
        json.put(FAULTS, faults(provider));
        json.put("time", (time == null ? Time.virtual : time).name());
        return json;
    }
}
