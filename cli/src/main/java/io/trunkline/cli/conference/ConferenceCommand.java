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
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: a conference of audio, video and data in one socket group. */
@Command(
        name = "conference",
        description = {
            "Hold a conference: audio, video and data both ways between two parties, one socket group each.",
            "Without --listen and --connect both parties run in this process; with both options as well, at"
                    + " that address. Ends with 0 if everything arrived and every --expect holds, else with 1."
        },
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Examples: trunkline conference --duration 30 --report out",
            "          trunkline conference --expect 'audio.delayMillis.p99<=30'",
            "          trunkline conference --listen 9000",
            "          trunkline conference --connect 9000",
            "          trunkline conference --provider atm-sim --compare \\",
            "              --network examples/networks/e1-access.conf"
        })
public final class ConferenceCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private MediaOptions media;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Entry or profile; without it the profile 'conference' if there is one, else tcp. With"
                    + " --compare several, separated by commas.")
    private String provider;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "Be the party that waits to be called.")
    private String listen;

    @Option(names = "--connect", paramLabel = "ADDRESS", description = "Be the party that calls.")
    private String connect;

    @Option(
            names = "--qos",
            paramLabel = "QOS",
            description = "What the group prefers: none,"
                    + " guaranteed:OCTETS_PER_SECOND[:BURST][:SMALLEST-LARGEST_PACKET], controlled:… or a"
                    + " template's name. Without it a contract that carries audio and video.")
    private String qos;

    @Option(names = "--ungrouped", description = "Three sockets that know nothing of each other.")
    private boolean ungrouped;

    @Option(
            names = "--compare",
            description = "Hold it grouped and then ungrouped, over each --provider or else over " + Comparison.USUAL
                    + ", and show all side by side.")
    private boolean compare;

    @Option(
            names = "--expect",
            paramLabel = "FIELD<=VALUE",
            description = "Must hold of the result, for example audio.delayMillis.p99<=30; with --compare of the"
                    + " grouped ones. Repeatable.")
    private List<String> expected = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "Write report.html and result.json there.")
    private Path report;

    @Override
    public Integer call() throws Exception {
        List<Expectation> expectations = new ArrayList<>();
        for (String text : expected) expectations.add(Expectation.parse(text));
        media.check();
        simulation.check();
        if (report != null) ReportPage.prepare(report);
        Display display = new Display(common.json(), report);
        if (!compare) {
            Trial.Held held = hold(new Trial(provider, !ungrouped, true));
            ResultJson.judge(held.json(), expectations);
            return display.one(held) ? ExitStatus.GOOD : ExitStatus.FAILED;
        }
        List<Trial> trials = trials();
        ComparisonCheck.of(trials, simulation, this::look);
        List<Trial.Held> all = new ArrayList<>();
        for (Trial trial : trials) {
            Trial.Held held = Comparison.attempt(trial, this::hold);
            ResultJson.judge(held.json(), trial.grouped() ? expectations : List.of());
            all.add(held);
        }
        return display.all(all) ? ExitStatus.GOOD : ExitStatus.FAILED;
    }

    private List<Trial> trials() throws UsageException, Ws2Exception {
        if (ungrouped) throw new UsageException("--compare holds it ungrouped as well; leave --ungrouped out");
        if (listen != null || connect != null) {
            throw new UsageException("--compare holds both parties in one process; leave --listen and --connect out");
        }
        List<Trial> trials = new ArrayList<>();
        try (Ws2 ws2 = common.startup()) {
            if (provider == null
                    && new ProviderChoice(ws2).profile(Venue.PROFILE).isEmpty()) provider = Comparison.USUAL;
            for (String each : provider == null ? new String[] {null} : provider.split(",")) {
                String id = each == null ? null : each.strip();
                if (Comparison.hasGroups(ws2, id)) trials.add(new Trial(id, true, false));
                trials.add(new Trial(id, false, false));
            }
        }
        return trials;
    }

    private Venue look(String id) throws UsageException, IOException {
        return Venue.open(new Venue.Wanted(common, id, simulation.quiet(), media.seed(), "", false, true), null);
    }

    private Trial.Held hold(Trial trial) throws UsageException, IOException, InterruptedException {
        boolean inOneProcess = (listen == null) == (connect == null);
        Venue.Wanted wanted = new Venue.Wanted(
                common, trial.provider(), simulation, media.seed(), trial.files(), !compare, inOneProcess);
        try (Venue venue = Venue.open(wanted, inOneProcess ? listen : null)) {
            Place place = venue.caller();
            ProtocolInfo entry = place.selection().chosen();
            checkGroups(trial, entry);
            boolean waits = listen != null && connect == null;
            Plan plan = media.plan(entry, trial.grouped(), contract(trial, place), waits);
            long began = System.nanoTime();
            ConferenceResult result = run(venue, plan);
            Map<String, Object> json = ResultJson.of(result);
            ResultJson.wallNanos(json, System.nanoTime() - began);
            venue.network().map(Simulated::of).ifPresent(known -> {
                known.addTo(json);
                json.put("simulation", simulation.json(venue.provider()));
            });
            return new Trial.Held(json, result);
        }
    }

    private static void checkGroups(Trial trial, ProtocolInfo entry) throws UsageException {
        if (trial.grouped() && entry.capabilities().groups() == Capability.Groups.NONE) {
            throw new UsageException(entry.id() + " has no socket groups; with --ungrouped it can hold the conference");
        }
    }

    private Qos contract(Trial trial, Place place) throws UsageException, Ws2Exception {
        if (!trial.grouped()) return null;
        return qos == null
                ? media.contract()
                : QosOption.parse(qos, place.ws2(), place.selection().chosen());
    }

    private ConferenceResult run(Venue venue, Plan plan) throws UsageException, IOException, InterruptedException {
        Ws2 ws2 = venue.caller().ws2();
        Selection selection = venue.caller().selection();
        ProviderChoice choice = new ProviderChoice(ws2);
        ProtocolInfo entry = selection.chosen();
        try (ConferenceRun run = new ConferenceRun(
                venue.caller(), venue.callee(), plan, Terminal.onStandardError() ? System.err : null)) {
            if ((listen == null) == (connect == null)) return run.both(text(ws2, choice, venue.at(), entry));
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
}
