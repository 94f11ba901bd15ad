package io.trunkline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
        name = "trunkline",
        description = "Socket groups of Windows Sockets 2 over exchangeable transport providers.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ProgramVersion.class,
        footer = {
            "Commands of the script ./trunkline alone:",
            "  bench       Compare raw channels, sockets, Netty and Trunkline/tcp on",
            "                loopback; measure the simulated networks.",
            "  install     Build all modules and put them into the local Maven repository.",
            "",
            "Exit status:",
            "  0  good",
            "  1  what was checked is not so, or a connection failed",
            "  2  wrong arguments or configuration",
            "  3  internal error",
            "  4  incomplete (check alone)"
        })
final class Trunkline implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitStatus.USAGE;
    }
}
