package io.trunkline.cli;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that every command has, and the library that they describe. */
public final class CommonOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (HOCON).")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting of the configuration, for example connect.limit=5s. Wins over the file.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the result, or the error, as JSON.")
    private boolean json;

    @Option(names = "--verbose", description = "Print stack traces.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and end.")
    private boolean version;

    /** True if JSON is wanted. */
    public boolean json() {
        return json;
    }

    /** True if stack traces are wanted. */
    public boolean verbose() {
        return verbose;
    }

    /** The library with the configuration that the options describe. Says on standard error what was left out. */
    public Ws2 startup() throws UsageException, Ws2Exception {
        if (config != null && !Files.isReadable(config)) {
            throw new UsageException("--config " + config + " cannot be read, expected a file in HOCON");
        }
        Ws2Config wanted = config == null ? Ws2Config.defaults() : Ws2Config.file(config);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            wanted = wanted.set(setting.getKey(), setting.getValue());
        }
        Ws2 ws2 = Ws2.startup(wanted);
        for (String line : ws2.leftOut()) System.err.println("trunkline: warning: " + line);
        return ws2;
    }

    /** Where results for people go: not to standard output if that is to be JSON. */
    public PrintStream people() {
        return json ? System.err : System.out;
    }
}
