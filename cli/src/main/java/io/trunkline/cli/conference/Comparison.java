package io.trunkline.cli.conference;

import io.trunkline.api.Capability;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.cli.OneLine;
import io.trunkline.cli.ProgramVersion;
import io.trunkline.cli.ProviderChoice;
import io.trunkline.cli.UsageException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several conferences of the same media, side by side. */
final class Comparison {
    /** Holds a conference. */
    interface Holder {
        Trial.Held hold(Trial trial) throws UsageException, IOException, InterruptedException;
    }

    /** Over what is compared if nothing else was said: a real network, and both that are simulated. */
    static final String USUAL = "tcp,atm-sim,telephony-sim";

    private Comparison() {}

    /** Whether an entry has groups; what is no entry of the catalog as it stands is left for the trial to find out. */
    static boolean hasGroups(Ws2 ws2, String provider) throws Ws2Exception {
        if (provider == null) return true;
        try {
            Capability.Groups level = new ProviderChoice(ws2)
                    .named(provider)
                    .chosen()
                    .capabilities()
                    .groups();
            return level != Capability.Groups.NONE;
        } catch (UsageException unknown) {
            return true;
        }
    }

    /** Holds a conference; a network that fails it is a result too. */
    static Trial.Held attempt(Trial trial, Holder holder) throws UsageException, InterruptedException, IOException {
        try {
            return holder.hold(trial);
        } catch (Ws2Exception e) {
            return new Trial.Held(failed(trial, e), null);
        }
    }

    private static Map<String, Object> failed(Trial trial, Ws2Exception failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", failure.error().name());
        error.put("number", failure.error().number());
        error.put("message", OneLine.of(failure.getMessage()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("provider", trial.provider());
        json.put("grouped", trial.grouped());
        json.put("error", error);
        json.put("groups", List.of());
        json.put("streams", List.of());
        json.put("events", List.of());
        json.put("verdict", "failed");
        json.put("expectations", List.of());
        json.put("environment", new LinkedHashMap<>());
        return json;
    }

    /** All of them as one: good if the grouped ones are, or all of them where none is grouped. */
    static Map<String, Object> json(List<Trial.Held> runs) {
        boolean grouped = runs.stream().anyMatch(run -> isGrouped(run));
        boolean good = runs.stream()
                .filter(run -> !grouped || isGrouped(run))
                .allMatch(run -> run.json().get("verdict").equals("good"));
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        environment.put("version", ProgramVersion.text());
        environment.put("java", Runtime.version());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("runs", runs.stream().map(Trial.Held::json).toList());
        json.put("verdict", good ? "good" : "failed");
        json.put("environment", environment);
        return json;
    }

    private static boolean isGrouped(Trial.Held run) {
        return Boolean.TRUE.equals(run.json().get("grouped"));
    }
}
