package io.trunkline.bench;

import picocli.CommandLine;

/** Starts the comparison; {@code ./trunkline bench} runs it. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        System.exit(io.trunkline.cli.Main.run(new CommandLine(new BenchCommand()), arguments));
    }
}
