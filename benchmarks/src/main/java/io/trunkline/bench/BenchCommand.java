package io.trunkline.bench;

import io.trunkline.bench.Comparison.Row;
import io.trunkline.cli.CommonOptions;
import io.trunkline.cli.ExitStatus;
import io.trunkline.cli.ProgramVersion;
import io.trunkline.conformance.JsonText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares raw channels, sockets, Netty and Trunkline/tcp on loopback, and measures the simulated networks. */
@Command(
        name = "trunkline bench",
        description = "Compare SocketChannel, java.net.Socket, Netty (NIO) and Trunkline/tcp side by side on loopback;"
                + " measure the simulated networks.",
        versionProvider = ProgramVersion.class)
public final class BenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "25",
            description = "Rounds per metric, each of which measures every contender once (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "METRIC",
            split = ",",
            description = "Only these metrics: ${COMPLETION-CANDIDATES}.")
    private List<Metric> only;

    @Option(names = "--no-footprint", description = "Leave out memory per idle connection and start-up.")
    private boolean noFootprint;

    /** For picocli. */
    public BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        Results results = measure();
        System.out.print(common.json() ? JsonText.of(results.toJson()) + "\n" : results.toText());
        return ExitStatus.GOOD;
    }

    private Results measure() throws Exception {
        Map<Metric, List<Row>> rows = new EnumMap<>(Metric.class);
        Map<String, Long> memory = new LinkedHashMap<>();
        Map<String, Double> startUp = new LinkedHashMap<>();
        List<Metric> metrics = only == null ? List.of(Metric.values()) : only;
        boolean loopback = !noFootprint || metrics.stream().anyMatch(Metric::isOfLoopback);
        List<Contender> contenders = new ArrayList<>();
        try {
            for (String name : loopback ? Contenders.NAMES : List.<String>of()) contenders.add(Contenders.named(name));
            Comparison comparison = new Comparison(rounds, BenchCommand::progress);
            for (Metric metric : metrics) rows.put(metric, comparison.run(metric.title(), metric.slices(contenders)));
            if (!noFootprint) {
                for (Contender contender : contenders) rest(contender, memory, startUp);
            }
        } finally {
            for (Contender contender : contenders) contender.close();
        }
        progress("");
        return new Results(rounds, rows, memory, startUp);
    }

    private static void rest(Contender contender, Map<String, Long> memory, Map<String, Double> startUp)
            throws Exception {
        progress("at rest: " + contender.name());
        memory.put(contender.name(), Footprint.heapOctetsPerConnection(contender));
        startUp.put(contender.name(), Footprint.startUpMillis(contender.name(), 7));
    }

    private static void progress(String line) {
        if (System.console() != null) System.err.print("\r\033[K" + line);
    }
}
