package io.trunkline.conformance;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Limits;
import io.trunkline.conformance.lab.Plan;
import io.trunkline.conformance.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run of the kit against one provider. Fill it in, then {@link #run()}; or go requirement by requirement with
 * {@link #examine}. Not safe for several threads.
 */
public final class ConformanceRun {
    private static final int PATIENT_TIMEOUTS = 1;
    private static final int HOPELESS_TIMEOUTS = 4;
    private static final int OVERRUN_FACTOR = 2;

    private final ProviderUnderTest provider;
    private final Checks checks;
    private Tier tier = Tier.SMOKE;
    private long seed = 1;
    private double timeScale = 1;
    private Set<String> only = Set.of();
    private String replay = "";
    private Consumer<RequirementResult> progress = result -> {};
    private Consumer<List<String>> scripts = script -> {};
    private ProtocolInfo entry;
    private int timeouts;

    private ConformanceRun(ProviderUnderTest provider, Checks checks) {
        this.provider = provider;
        this.checks = checks;
    }

    /** A run against {@code provider}: tier smoke, seed 1. */
    public static ConformanceRun of(ProviderUnderTest provider) {
        return new ConformanceRun(provider, Checks.in(Checks.CLASSES));
    }

    /** How much time it may take. */
    public ConformanceRun tier(Tier value) {
        tier = value;
        return this;
    }

    /** What everything random comes from. Each requirement draws from the seed, its id and the provider's id. */
    public ConformanceRun seed(long value) {
        seed = value;
        return this;
    }

    /** How much slower than usual the machine is; scales both time limits. */
    public ConformanceRun timeScale(double value) {
        timeScale = value;
        return this;
    }

    /** Checks these requirements only; the verdict is then at best PARTIAL. */
    public ConformanceRun only(Set<String> ids) {
        for (String id : ids) {
            if (Contract.current().requirement(id).isEmpty()) {
                throw new IllegalArgumentException("there is no requirement '" + id + "'; check --list shows them all");
            }
        }
        only = Set.copyOf(ids);
        return this;
    }

    /**
     * Runs again what a report's {@code replay} names, for example {@code DATA-16:3.0.1-0.2.0}.
     *
     * @throws IllegalArgumentException the token names no generated requirement, or has other than numbers
     */
    public ConformanceRun replay(String token) {
        int colon = token.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("'" + token + "' is no replay token, expected ID:NUMBERS");
        String id = token.substring(0, colon);
        only(Set.of(id));
        Scenarios.checkReplay(id, token.substring(colon + 1));
        replay = token.substring(colon + 1);
        return this;
    }

    /** Hears of every result as it comes. */
    public ConformanceRun onResult(Consumer<RequirementResult> listener) {
        progress = listener;
        return this;
    }

    /** Hears of the calls of every check, whatever came of it. */
    ConformanceRun onScript(Consumer<List<String>> listener) {
        scripts = listener;
        return this;
    }

    /** The requirements that this run checks, in the contract's order. */
    public List<Requirement> requirements() {
        return Contract.current().requirements().stream()
                .filter(requirement -> only.isEmpty() || only.contains(requirement.id()))
                .toList();
    }

    /**
     * Checks everything. Never throws for what the provider does: a library that does not start, or an id that does not
     * exist, is a report too.
     */
    public ConformanceReport run() {
        long start = System.nanoTime();
        try {
            entry();
        } catch (Exception e) {
            return ConformanceReport.failed(provider.id(), head(), message(e));
        }
        List<RequirementResult> results = new ArrayList<>();
        for (Requirement requirement : requirements()) {
            boolean late =
                    System.nanoTime() - start > OVERRUN_FACTOR * tier.budget().toNanos();
            boolean hopeless = late && timeouts >= HOPELESS_TIMEOUTS;
            RequirementResult result = hopeless ? outOfTime(requirement) : examine(requirement);
            results.add(result);
            progress.accept(result);
        }
        return ConformanceReport.of(entry, head(), results);
    }

    private ConformanceReport.Head head() {
        return new ConformanceReport.Head(Contract.current().version(), seed, tier, !only.isEmpty());
    }

    private static String message(Exception e) {
        return RequirementResult.Reason.oneLine(e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private RequirementResult outOfTime(Requirement requirement) {
        RequirementResult.Reason reason = new RequirementResult.Reason(
                "",
                "not run: the time for tier " + tier + " is used up, " + timeouts + " calls hung",
                List.of(),
                "",
                again(requirement));
        return RequirementResult.of(requirement, Status.INCONCLUSIVE)
                .withStatus(Status.INCONCLUSIVE, Optional.of(reason));
    }

    /** The entry under test, looked up once in a library of its own. */
    public ProtocolInfo entry() throws Exception {
        if (entry == null)
            entry = Background.start("look up " + provider.id(), this::lookUp)
                    .result(limits().waitFor().multipliedBy(4));
        return entry;
    }

    private ProtocolInfo lookUp() throws Ws2Exception {
        try (Lab lab = new Lab(provider, limits(), seed)) {
            return lab.open().entry();
        }
    }

    /** Checks one requirement, as the entry's declaration asks for. */
    public RequirementResult examine(Requirement requirement) {
        if (requirement.kind() == Requirement.Kind.UNTESTABLE)
            return RequirementResult.of(requirement, Status.UNTESTABLE);
        boolean applies;
        try {
            applies = requirement.appliesTo(entry());
        } catch (Exception e) {
            RequirementResult.Reason reason =
                    new RequirementResult.Reason("the library to start", message(e), List.of(), "", again(requirement));
            return RequirementResult.of(requirement, Status.FAIL).withStatus(Status.FAIL, Optional.of(reason));
        }
        if (!applies && requirement.kind() != Requirement.Kind.PROBED) {
            return RequirementResult.of(requirement, Status.SKIPPED);
        }
        RequirementResult result = examined(requirement);
        if (result.status() == Status.TIMEOUT) timeouts++;
        return applies ? result : probed(result);
    }

    private RequirementResult examined(Requirement requirement) {
        long own = seed * 0x9E3779B97F4A7C15L
                + requirement.id().hashCode() * 0xC2B2AE3D27D4EB4FL
                + provider.id().hashCode();
        Lab lab = new Lab(provider, limits(), own);
        lab.plan(new Plan(tier.tries(), tier.budget().dividedBy(4), replay));
        boolean stochastic = requirement.kind() == Requirement.Kind.STOCHASTIC;
        Duration limit = limits().waitFor().multipliedBy(3).dividedBy(2);
        RequirementResult result = new Examination(
                        requirement, open -> checks.check(requirement.id(), open.open()), lab, again(requirement))
                .run(stochastic ? limit.plus(tier.budget()) : limit);
        scripts.accept(result.reason().map(RequirementResult.Reason::script).orElseGet(lab.script()::numbered));
        return result;
    }

    private Limits limits() {
        Limits limits = Limits.scaled(timeScale);
        return timeouts < PATIENT_TIMEOUTS ? limits : limits.impatient();
    }

    private String again(Requirement requirement) {
        return "--only " + requirement.id() + " --seed " + seed;
    }

    /** A requirement that is not for the entry was tried all the same: it ought not to work. */
    private RequirementResult probed(RequirementResult result) {
        if (result.status() != Status.PASS) {
            return RequirementResult.of(result.requirement(), Status.SKIPPED);
        }
        String when = result.requirement().when().toString();
        RequirementResult.Reason reason = new RequirementResult.Reason(
                "what works to be declared: " + when,
                "the entry declares " + entry.capabilities() + ", yet it works",
                List.of(),
                "",
                again(result.requirement()));
        return result.withStatus(Status.UNDECLARED_WORKS, Optional.of(reason));
    }
}
