package io.trunkline.cli;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.JsonText;
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
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    /** True if JSON is wanted. */
    public boolean json() {
        return json;
    }

    /** True if stack traces are wanted. */
    public boolean verbose() {
        return verbose;
    }

    /** The library with the configuration that the options describe. */
    public Ws2 startup() throws UsageException {
        return startup(null);
    }

    /**
     * The library with the configuration that the options describe, and with the chain that {@code --provider} names.
     *
     * @param provider an entry, a chain or a profile; {@code null} for none
     * @throws UsageException the configuration is not valid, or the chain cannot be
     */
    public Ws2 startup(String provider) throws UsageException {
        return startup(provider, Map.of());
    }

    /**
     * As {@link #startup(String)}, with more settings, which win over all others.
     *
     * @param more values by key, as HOCON would have them
     */
    public Ws2 startup(String provider, Map<String, String> more) throws UsageException {
        try {
            Ws2Config wanted = configuration(provider);
            for (Map.Entry<String, String> setting : more.entrySet()) {
                wanted = wanted.set(setting.getKey(), setting.getValue());
            }
            return Ws2.startup(wanted);
        } catch (Ws2Exception e) {
            throw new UsageException(e.detail(), e);
        }
    }

    /** The configuration that {@link #startup(String)} starts with. */
    Ws2Config configuration(String provider) throws UsageException {
        if (config != null && !Files.isReadable(config)) {
            throw new UsageException("--config " + config + " cannot be read, expected a file in HOCON");
        }
        Ws2Config wanted = config == null ? Ws2Config.defaults() : Ws2Config.file(config);
        if (provider != null && provider.contains("/")) {
            wanted = wanted.set("profiles.command-line.provider", JsonText.compact(provider));
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            wanted = wanted.set(setting.getKey(), setting.getValue());
        }
        return wanted;
    }
}
