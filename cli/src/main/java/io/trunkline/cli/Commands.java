package io.trunkline.cli;

import io.trunkline.cli.conference.ConferenceCommand;
import io.trunkline.cli.nc.NetcatCommand;
import io.trunkline.cli.network.NetworkCommand;
import java.util.List;

/** The program's commands, in the order in which help lists them. */
final class Commands {
    static final List<String> NAMES =
            List.of("providers", "explain", "resolve", "conference", "nc", "check", "network", "trace-diff");

    /** What the script {@code ./trunkline} does itself: the jar has neither the comparison's other side nor the sources. */
    static final List<String> OF_THE_SCRIPT = List.of("bench", "install");

    private Commands() {}

    /** A command by its name; only the one that runs is loaded. */
    static Object create(String name) {
        return switch (name) {
            case "providers" -> new ProvidersCommand();
            case "explain" -> new ExplainCommand();
            case "resolve" -> new ResolveCommand();
            case "conference" -> new ConferenceCommand();
            case "nc" -> new NetcatCommand();
            case "check" -> new CheckCommand();
            case "network" -> new NetworkCommand();
            case "trace-diff" -> new TraceDiffCommand();
            default -> throw new IllegalArgumentException("there is no command '" + name + "'");
        };
    }
}
