package io.trunkline.conformance;

import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.conformance.Requirement.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run found: one verdict, one result per requirement, and what the provider declares. */
public final class ConformanceReport {
    private static final int SCHEMA_VERSION = 1;

    private final String provider;
    private final Optional<ProtocolInfo> entry;
    private final Head head;
    private final List<RequirementResult> results;
    private final String error;

    /**
     * What a report is about, besides the provider.
     *
     * @param contractVersion version of the contract
     * @param seed what everything random came from
     * @param tier how much was tried
     * @param partial true if not everything was to be checked
     */
    record Head(int contractVersion, long seed, Tier tier, boolean partial) {}

    private ConformanceReport(
            String provider, Optional<ProtocolInfo> entry, Head head, List<RequirementResult> results, String error) {
        this.provider = provider;
        this.entry = entry;
        this.head = head;
        this.results = List.copyOf(results);
        this.error = error;
    }

    static ConformanceReport of(ProtocolInfo entry, Head head, List<RequirementResult> results) {
        return new ConformanceReport(entry.id(), Optional.of(entry), head, results, "");
    }

    static ConformanceReport failed(String provider, Head head, String error) {
        return new ConformanceReport(provider, Optional.empty(), head, List.of(), error);
    }

    /** The id of the entry that was checked. */
    public String provider() {
        return provider;
    }

    /** One result per requirement, in the contract's order. */
    public List<RequirementResult> results() {
        return results;
    }

    /** Why there are no results; empty if there are. */
    public String error() {
        return error;
    }

    /** How many results have this status. */
    public long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    /** What all of it says of the provider. */
    public Verdict status() {
        if (!error.isEmpty() || count(Status.KIT_ERROR) > 0 || results.isEmpty()) return Verdict.ERROR;
        if (anyMust(result -> result.status().isDefect())) return Verdict.NOT_CONFORMANT;
        if (anyMust(result -> result.status() == Status.INCONCLUSIVE)) return Verdict.INCOMPLETE;
        if (head.partial()) return Verdict.PARTIAL;
        return count(Status.PASS) > 0 ? Verdict.CONFORMANT : Verdict.INCOMPLETE;
    }

    private boolean anyMust(Predicate<RequirementResult> test) {
        return results.stream().anyMatch(result -> result.requirement().need() == Need.MUST && test.test(result));
    }

    /** The report as one JSON object, {@code schemaVersion} first. What depends on the machine is in {@code environment}. */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("status", status());
        json.put("contractVersion", head.contractVersion());
        json.put("provider", provider);
        json.put("declared", entry.map(ConformanceReport::declared).orElse(Map.of()));
        json.put("seed", head.seed());
        json.put("tier", head.tier());
        if (!error.isEmpty()) json.put("error", Map.of("message", error));
        json.put("requirements", results.stream().map(ConformanceReport::json).collect(Collectors.toList()));
        json.put("environment", environment());
        return JsonText.of(json) + "\n";
    }

    private static Map<String, Object> declared(ProtocolInfo entry) {
        Map<String, Object> declared = new LinkedHashMap<>();
        for (Capability<?> capability : Capability.all()) {
            declared.put(capability.key(), capability.in(entry.capabilities()));
        }
        Figures figures = entry.figures();
        declared.put("serviceFlags", new ArrayList<>(new TreeSet<>(entry.serviceFlags())));
        declared.put("quantumOctets", figures.quantumOctets());
        declared.put("inFlightOctets", figures.inFlightOctets());
        declared.put("largestMessageOctets", figures.largestMessageOctets());
        declared.put(
                "capacityOctetsPerSecond",
                figures.capacityOctetsPerSecond().isPresent()
                        ? figures.capacityOctetsPerSecond().getAsLong()
                        : null);
        declared.put("schedulers", new ArrayList<>(new TreeSet<>(figures.schedulers())));
        declared.put("clock", figures.clock());
        declared.put("carriesGroupReference", figures.carriesGroupReference());
        return declared;
    }

    private static Map<String, Object> json(RequirementResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.id());
        json.put("level", result.requirement().need());
        json.put("status", result.status());
        json.put("checks", result.checks());
        json.put("tries", result.tries());
        json.put("millis", result.millis());
        result.reason().ifPresent(reason -> {
            json.put("clause", result.requirement().clause());
            json.put("source", result.requirement().source());
            json.put("expected", reason.expected());
            json.put("seen", reason.seen());
            json.put("script", reason.script());
            json.put("replay", reason.replay());
            if (!reason.stacks().isEmpty()) json.put("stacks", reason.stacks());
        });
        if (result.status() == Status.UNTESTABLE)
            json.put("reason", result.requirement().untestableBecause());
        return json;
    }

    private Map<String, Object> environment() {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("javaVersion", System.getProperty("java.version"));
        environment.put("os", System.getProperty("os.name"));
        environment.put(
                "millis", results.stream().mapToLong(RequirementResult::millis).sum());
        return environment;
    }

    /** Ids of what could not be decided, by reason. */
    private Map<String, List<String>> undecided() {
        return results.stream()
                .filter(result -> result.status() == Status.INCONCLUSIVE)
                .collect(Collectors.groupingBy(
                        result -> result.reason()
                                .map(RequirementResult.Reason::seen)
                                .orElse(""),
                        LinkedHashMap::new,
                        Collectors.mapping(RequirementResult::id, Collectors.toList())));
    }

    /** The report for people: what is wrong first, then the counts and the verdict. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (RequirementResult result : results) {
            boolean wrong = result.status().isDefect() || result.status() == Status.KIT_ERROR;
            if (wrong) text.append(result.toText()).append('\n');
        }
        undecided()
                .forEach((reason, ids) -> text.append(
                        String.format("%s %s%n    %s%n%n", Status.INCONCLUSIVE, String.join(" ", ids), reason)));
        if (!error.isEmpty()) text.append(error).append('\n');
        text.append(provider).append(": ").append(status());
        for (Status status : Status.values()) {
            if (count(status) > 0)
                text.append(", ").append(count(status)).append(' ').append(status);
        }
        text.append(" (contract ").append(head.contractVersion());
        text.append(", tier ").append(head.tier());
        text.append(", seed ").append(head.seed()).append(")\n");
        return text.toString();
    }
}
