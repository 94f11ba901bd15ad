package io.trunkline.cli;

import io.trunkline.conformance.JsonText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code trunkline} program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] args) {
        // Guice's generated classes make newer JDKs warn; they are not needed here
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        LogSetup.install(List.of(args).contains("--verbose"));
        int status = run(args);
        System.out.flush();
        System.err.flush();
        System.exit(status);
    }

    private static int run(String... args) {
        return run(program(args.length == 0 ? "" : args[0]), args);
    }

    /**
     * Runs a program that reports as this one does: one line, or with {@code --json} an object, and the exit status that
     * belongs to it.
     *
     * @return the exit status
     */
    public static int run(CommandLine program, String... args) {
        program.setParameterExceptionHandler((mistake, all) ->
                report(mistake.getCommandLine(), mistake, Failure.usage(advice(mistake)), List.of(all)));
        program.setExecutionExceptionHandler(
                (thrown, command, parsed) -> report(command, thrown, Failure.of(thrown), parsed.originalArgs()));
        program.setCaseInsensitiveEnumValuesAllowed(true);
        if (!Terminal.wantsColours()) program.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return program.execute(args);
    }

    /** The root with the one command that is asked for, or with all of them: building a command's model takes time. */
    private static CommandLine program(String first) {
        CommandLine program = new CommandLine(new Trunkline());
        List<String> wanted = Commands.NAMES.contains(first) ? List.of(first) : Commands.NAMES;
        for (String name : wanted) program.addSubcommand(name, Commands.create(name));
        return program;
    }

    private static String advice(CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        String help = "; '" + command.getCommandSpec().qualifiedName() + " --help' shows what it takes";
        if (command.getCommand() instanceof Trunkline && mistake instanceof UnmatchedArgumentException unknown) {
            return noCommand(unknown.getUnmatched().get(0));
        }
        return lowerFirst(mistake.getMessage()) + help;
    }

    private static String noCommand(String name) {
        if (Commands.OF_THE_SCRIPT.contains(name)) {
            return "'" + name + "' is a command of the script ./trunkline alone, in a checkout; the jar has the others";
        }
        return "there is no command '" + name + "', expected one of " + String.join(", ", Commands.NAMES) + ", "
                + String.join(", ", Commands.OF_THE_SCRIPT);
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static int report(CommandLine command, Throwable thrown, Failure failure, List<String> args) {
        if (args.contains("--json")) {
            // netcat's standard output belongs to the payload
            boolean payload = command.getCommandName().equals("nc");
            (payload ? System.err : System.out).println(JsonText.of(failure.json()));
        } else {
            System.err.println(command.getCommandSpec().qualifiedName() + ": " + failure.line());
        }
        if (args.contains("--verbose")) thrown.printStackTrace();
        return failure.status();
    }
}
