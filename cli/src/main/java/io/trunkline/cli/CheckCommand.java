package io.trunkline.cli;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.ConformanceReport;
import io.trunkline.conformance.ConformanceRun;
import io.trunkline.conformance.Contract;
import io.trunkline.conformance.ProviderUnderTest;
import io.trunkline.conformance.Requirement;
import io.trunkline.conformance.RequirementResult;
import io.trunkline.conformance.Tier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the conformance kit against a provider. */
@Command(
        name = "check",
        description = {
            "Check what a provider declares with the conformance kit.",
            "Ends with 0 if it conforms, 1 if it does not, 4 if not everything could be checked.",
            "--list shows what is checked instead, with --provider what is checked of that one."
        },
        versionProvider = ProgramVersion.class,
        footer = {"", "Example: trunkline check --provider trace/tcp"})
final class CheckCommand implements Callable<Integer> {
    private static final String CLEAR_LINE = "\r\u001b[K";

    @Mixin
    private CommonOptions common;

    @Option(names = "--provider", paramLabel = "ID", description = "Entry, chain or profile. Needed except by --list.")
    private String provider;

    @Option(names = "--list", description = "List the requirements and end.")
    private boolean list;

    @Option(
            names = "--tier",
            defaultValue = "smoke",
            paramLabel = "smoke|standard|soak",
            description = "How much time it may take: seconds, minutes or as long as it takes.")
    private Tier tier;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "What everything random comes from.")
    private long seed;

    @Option(names = "--only", paramLabel = "ID", description = "Check these requirements only. Repeatable.")
    private List<String> only = List.of();

    @Option(names = "--replay", paramLabel = "ID:NUMBERS", description = "Run again what a report names.")
    private String replay;

    @Option(
            names = "--time-scale",
            defaultValue = "1",
            paramLabel = "FACTOR",
            description = "How much slower than usual the machine is.")
    private double timeScale;

    @Option(names = "--listen", defaultValue = "", paramLabel = "ADDRESS", description = "Where the kit listens.")
    private String listenAt;

    @Option(
            names = "--second-host",
            defaultValue = "",
            paramLabel = "ADDRESS",
            description = "An address on another host where the kit can listen too.")
    private String secondHost;

    private int done;

    @Override
    public Integer call() throws Exception {
        if (list) return list();
        if (provider == null) {
            throw new UsageException(
                    "--provider is missing; 'trunkline providers' lists what there is, --list the" + " requirements");
        }
        ProviderUnderTest tested =
                new ProviderUnderTest(entryId(), common.configuration(provider), listenAt, secondHost);
        ConformanceRun run = prepared(ConformanceRun.of(tested));
        if (Terminal.onStandardError()) {
            int all = run.requirements().size();
            run.onResult(result -> show(result, all));
        }
        ConformanceReport report = run.run();
        if (done > 0) System.err.print(CLEAR_LINE);
        System.out.print(common.json() ? report.toJson() : report.toText());
        return report.status().exitStatus();
    }

    private int list() throws UsageException, Ws2Exception {
        if (provider == null) {
            RequirementList.print(Contract.current().requirements(), common.json());
            return ExitStatus.GOOD;
        }
        try (Ws2 ws2 = common.startup(provider)) {
            ProtocolInfo entry = new ProviderChoice(ws2).named(provider).chosen();
            List<Requirement> binding = Contract.current().requirements().stream()
                    .filter(requirement -> requirement.appliesTo(entry))
                    .toList();
            RequirementList.print(binding, common.json());
        }
        return ExitStatus.GOOD;
    }

    /** Finds the entry before the kit does, so that a wrong name is a usage error. */
    private String entryId() throws UsageException, Ws2Exception {
        try (Ws2 ws2 = common.startup(provider)) {
            return new ProviderChoice(ws2).named(provider).chosen().id();
        }
    }

    private ConformanceRun prepared(ConformanceRun run) throws UsageException {
        if (!(timeScale > 0 && timeScale <= 1000)) {
            throw new UsageException("--time-scale is " + timeScale + ", expected above 0 and at most 1000");
        }
        try {
            run.tier(tier).seed(seed).timeScale(timeScale);
            if (!only.isEmpty()) run.only(Set.copyOf(only));
            if (replay != null) run.replay(replay);
            return run;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private void show(RequirementResult result, int all) {
        done++;
        System.err.print(CLEAR_LINE + done + "/" + all + "  " + result.id() + " " + result.status());
        System.err.flush();
    }
}
