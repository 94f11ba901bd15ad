package io.trunkline.cli;

import io.trunkline.conformance.JsonText;
import io.trunkline.simulation.TraceComparison;
import io.trunkline.simulation.TraceLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows where two traces of simulated runs part. */
@Command(
        name = "trace-diff",
        description = {
            "Show the first event in which two traces of simulated runs differ.",
            "Ends with 0 if all events are equal, 1 if not, 2 if a file cannot be read or is no trace."
        },
        versionProvider = ProgramVersion.class,
        footer = {"", "Example: trunkline trace-diff monday.trace tuesday.trace"})
final class TraceDiffCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "A", description = "A trace, as --trace wrote it.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path second;

    @Override
    public Integer call() throws UsageException {
        TraceComparison comparison = compared();
        System.out.print(common.json() ? JsonText.of(json(comparison)) + "\n" : text(comparison));
        return comparison.isEqual() ? ExitStatus.GOOD : ExitStatus.FAILED;
    }

    private TraceComparison compared() throws UsageException {
        try {
            return TraceComparison.of(first, second);
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static String text(TraceComparison comparison) {
        StringBuilder text = new StringBuilder();
        if (!comparison.hasSameHeaders()) {
            text.append("different runs: ").append(run(comparison.first())).append("; ");
            text.append(run(comparison.second())).append('\n');
        }
        if (comparison.isEqual())
            text.append("equal: ").append(comparison.sameEvents()).append(" events\n");
        remark(text, comparison.first());
        remark(text, comparison.second());
        if (comparison.isEqual()) return text.toString();
        text.append("they differ in event ").append(comparison.sameEvents() + 1).append(":\n");
        TextTable table = TextTable.of("FILE", "", "SECONDS>", "ACTOR", "CALL");
        rows(table, comparison, comparison.first());
        rows(table, comparison, comparison.second());
        return text.append(table).toString();
    }

    private static String run(TraceComparison.Side side) {
        return side.path() + " has seed " + side.header().seed() + " and network '"
                + side.header().network() + "'";
    }

    private static void remark(StringBuilder text, TraceComparison.Side side) {
        if (side.isCutShort()) text.append(side.path()).append(" has no end: its run was cut short\n");
    }

    private static void rows(TextTable table, TraceComparison comparison, TraceComparison.Side side) {
        for (TraceLine line : comparison.before()) {
            table.row(side.path(), "", line.seconds(), line.actor(), line.call());
        }
        side.differing()
                .ifPresentOrElse(
                        line -> table.row(side.path(), ">", line.seconds(), line.actor(), line.call()),
                        () -> table.row(side.path(), ">", "", "", "(no more events)"));
    }

    private static Map<String, Object> json(TraceComparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("equal", comparison.isEqual());
        json.put("sameHeaders", comparison.hasSameHeaders());
        json.put("sameEvents", comparison.sameEvents());
        json.put(
                "before",
                comparison.before().stream().map(TraceDiffCommand::json).toList());
        json.put("a", json(comparison.first()));
        json.put("b", json(comparison.second()));
        return json;
    }

    private static Map<String, Object> json(TraceComparison.Side side) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", side.path().toString());
        json.put("seed", side.header().seed());
        json.put("network", side.header().network());
        json.put("cutShort", side.isCutShort());
        json.put("differing", side.differing().map(TraceDiffCommand::json).orElse(null));
        return json;
    }

    private static Map<String, Object> json(TraceLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", line.number());
        json.put("seconds", line.seconds());
        json.put("picos", line.picos());
        json.put("actor", line.actor());
        json.put("call", line.call());
        return json;
    }
}
