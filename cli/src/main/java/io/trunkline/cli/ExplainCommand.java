package io.trunkline.cli;

import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SelectionException;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which provider a profile or requirements select, and why each other one lost. */
@Command(
        name = "explain",
        description = "Show which provider is selected, and why each other one is not.",
        versionProvider = ProgramVersion.class,
        footer = {"", "Example: trunkline explain --require groups=constrained --prefer priority=scheduled"})
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PROFILE", description = "A profile of the configuration.")
    private String profile = "";

    @Option(
            names = "--require",
            paramLabel = "KEY=VALUE",
            description = "Required: a capability's level such as groups=constrained, family=2, type=1, protocol=6,"
                    + " flag=GRACEFUL_CLOSE or clock=real.")
    private List<String> required = List.of();

    @Option(names = "--prefer", paramLabel = "KEY=VALUE", description = "Preferred, the most important first.")
    private List<String> preferred = List.of();

    @Override
    public Integer call() throws Exception {
        Requirements requirements = requirements();
        try (Ws2 ws2 = common.startup()) {
            return print(select(ws2, requirements));
        } catch (SelectionException nothing) {
            return print(nothing);
        }
    }

    private Requirements requirements() throws UsageException {
        Requirements requirements = Requirements.none();
        try {
            for (String text : required) requirements = requirements.andRequire(Requirements.parse(text));
            for (String text : preferred) requirements = requirements.prefer(Requirements.parse(text));
            return requirements;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private Selection select(Ws2 ws2, Requirements requirements) throws UsageException, Ws2Exception {
        try {
            return ws2.select(profile, requirements);
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINVAL) throw new UsageException(e.detail(), e);
            throw e;
        }
    }

    private int print(Selection selection) {
        if (common.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schemaVersion", 1);
            json.put("profile", profile);
            json.put("chosen", EntryText.json(selection.chosen()));
            json.put("missedPreferences", selection.missedPreferences());
            json.put("others", others(selection.others()));
            System.out.println(JsonText.of(json));
        } else {
            System.out.println("chosen: " + selection.chosen().id() + "  (" + selection.capabilities() + ")");
            for (String missed : selection.missedPreferences()) System.out.println("without: " + missed);
            System.out.print(table(selection.others()));
        }
        return ExitStatus.GOOD;
    }

    private int print(SelectionException nothing) {
        Failure failure = Failure.of(nothing);
        if (common.json()) {
            Map<String, Object> json = failure.json();
            json.put("profile", profile);
            json.put("others", others(nothing.candidates()));
            System.out.println(JsonText.of(json));
        } else {
            System.err.println("trunkline explain: " + failure.line());
            System.out.print(table(nothing.candidates()));
        }
        return failure.status();
    }

    private static List<Map<String, Object>> others(List<Selection.Other> others) {
        return others.stream().map(ExplainCommand::json).toList();
    }

    private static Map<String, Object> json(Selection.Other other) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", other.entry().id());
        json.put("reason", other.reason());
        return json;
    }

    private static String table(List<Selection.Other> others) {
        if (others.isEmpty()) return "";
        TextTable table = TextTable.of("NOT", "BECAUSE");
        for (Selection.Other other : others) table.row(other.entry().id(), other.reason());
        return table.toString();
    }
}
