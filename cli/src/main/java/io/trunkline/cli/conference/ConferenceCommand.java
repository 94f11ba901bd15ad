package io.trunkline.cli.conference;

import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.cli.CommonOptions;
import io.trunkline.cli.ExitStatus;
import io.trunkline.cli.ProgramVersion;
import io.trunkline.cli.ProviderChoice;
import io.trunkline.cli.Terminal;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: a conference of audio, video and data in one socket group. */
@Command(
        name = "conference",
        description = {
            "Hold a conference: audio, video and data both ways between two parties, one socket group each.",
            "Without --listen and --connect both parties run in this process; with both options as well, at",
            "that address. Ends with 0 if everything arrived and every --expect holds, else with 1."
        },
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Examples: trunkline conference --duration 30 --report out",
            "          trunkline conference --expect 'audio.delayMillis.p99<=30'",
            "          trunkline conference --listen 9000    trunkline conference --connect 9000"
        })
public final class ConferenceCommand implements Callable<Integer> {
    private static final String PROFILE = "conference";
    private static final String DEFAULT_PROVIDER = "tcp";

    @Mixin
    private CommonOptions common;

    @Mixin
    private MediaOptions media;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Entry or profile; without it the profile 'conference' if there is one, else tcp.")
    private String provider;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "Be the party that waits to be called.")
    private String listen;

    @Option(names = "--connect", paramLabel = "ADDRESS", description = "Be the party that calls.")
    private String connect;

    @Option(
            names = "--qos",
            paramLabel = "QOS",
            description = "What the group prefers: none, guaranteed:OCTETS_PER_SECOND[:BURST], controlled:… or a"
                    + " template's name. Without it a contract that carries audio and video.")
    private String qos;

    @Option(names = "--ungrouped", description = "Three sockets that know nothing of each other.")
    private boolean ungrouped;

    @Option(
            names = "--expect",
            paramLabel = "FIELD<=VALUE",
            description = "Must hold of the result, for example audio.delayMillis.p99<=30. Repeatable.")
    private List<String> expected = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "Write report.html and result.json there.")
    private Path report;

    @Override
    public Integer call() throws Exception {
        List<Expectation> expectations = new ArrayList<>();
        for (String text : expected) expectations.add(Expectation.parse(text));
        media.check();
        if (report != null) ReportPage.prepare(report);
        try (Ws2 ws2 = common.startup(provider)) {
            Selection selection = selection(new ProviderChoice(ws2));
            checkGroups(selection.chosen());
            Plan plan = media.plan(
                    selection.chosen(),
                    !ungrouped,
                    contract(ws2, selection.chosen()),
                    listen != null && connect == null);
            ConferenceResult result = run(ws2, selection, plan);
            return show(result, expectations);
        }
    }

    private Selection selection(ProviderChoice choice) throws UsageException, Ws2Exception {
        if (provider != null) return choice.named(provider);
        Optional<Selection> profile = choice.profile(PROFILE);
        return profile.isPresent() ? profile.get() : choice.named(DEFAULT_PROVIDER);
    }

    private void checkGroups(ProtocolInfo entry) throws UsageException {
        if (!ungrouped && entry.capabilities().groups() == Capability.Groups.NONE) {
            throw new UsageException(entry.id() + " has no socket groups; with --ungrouped it can hold the conference");
        }
    }

    private Qos contract(Ws2 ws2, ProtocolInfo entry) throws UsageException, Ws2Exception {
        return qos == null ? media.contract() : QosOption.parse(qos, ws2, entry);
    }

    private ConferenceResult run(Ws2 ws2, Selection selection, Plan plan)
            throws UsageException, IOException, InterruptedException {
        ProviderChoice choice = new ProviderChoice(ws2);
        ProtocolInfo entry = selection.chosen();
        try (ConferenceRun run =
                new ConferenceRun(ws2, selection, plan, Terminal.onStandardError() ? System.err : null)) {
            if (listen == null && connect == null) return run.both(ProviderChoice.anyPortOfThisHost(entry));
            if (listen != null && connect != null) return run.both(text(ws2, choice, listen, entry));
            ProviderChoice.needsTwoProcesses(entry, "conference with --listen or --connect");
            if (connect != null) return run.caller(choice.addresses(connect, entry));
            try (Ws2Socket port = ws2.listen(selection, text(ws2, choice, listen, entry))) {
                System.err.println("listening " + ws2.addressToString(port.sockName()));
                return run.callee(port);
            }
        }
    }

    private static String text(Ws2 ws2, ProviderChoice choice, String address, ProtocolInfo entry)
            throws UsageException, Ws2Exception {
        SocketAddress first = choice.addresses(address, entry).get(0);
        return ws2.addressToString(first);
    }

    private int show(ConferenceResult result, List<Expectation> expectations) throws IOException {
        Map<String, Object> json = ResultJson.of(result);
        ResultJson.judge(json, expectations);
        if (report != null) new ReportPage(json, result).write(report);
        if (common.json()) {
            System.out.println(JsonText.of(json));
        } else {
            people(result, json);
        }
        return json.get("verdict").equals("good") ? ExitStatus.GOOD : ExitStatus.FAILED;
    }

    private void people(ConferenceResult result, Map<String, Object> json) {
        System.out.print(ResultTable.of(result));
        for (Object each : (List<?>) json.get("expectations")) {
            Map<?, ?> judged = (Map<?, ?>) each;
            String verdict = Boolean.TRUE.equals(judged.get("met")) ? "met" : "NOT MET";
            System.out.println(verdict + ": " + judged.get("expected") + " (found " + judged.get("found") + ")");
        }
        if (report != null) System.out.println("report: " + report.resolve(ReportPage.PAGE));
        if (!result.isWhole()) {
            for (EventLog.Event event : result.events()) System.err.println(event.party() + ": " + event.text());
        }
    }
}
