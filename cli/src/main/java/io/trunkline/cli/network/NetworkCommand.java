package io.trunkline.cli.network;

import io.trunkline.cli.CommonOptions;
import io.trunkline.cli.ExitStatus;
import io.trunkline.cli.ProgramVersion;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates a network file and draws the network. */
@Command(
        name = "network",
        description = "Validate a network file of a simulated provider, and draw the network.",
        versionProvider = ProgramVersion.class,
        footer = {"", "Example: trunkline network examples/networks/congested-trunk.conf --svg trunk.svg"})
public final class NetworkCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "A network file (HOCON).")
    private Path file;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Whose network it is (default: whose kind of nodes the file has).")
    private String provider;

    @Option(names = "--svg", paramLabel = "OUT", description = "Write a drawing to this file.")
    private Path svg;

    @Override
    public Integer call() throws Exception {
        NetworkSchema schema = schema();
        NetworkPlan plan;
        try {
            plan = NetworkPlan.read(file, schema);
        } catch (NetworkFileException e) {
            return refused(e);
        }
        if (svg != null) write(NetworkSvg.of(plan, schema));
        System.out.print(
                common.json() ? JsonText.of(NetworkJson.of(plan, schema)) + "\n" : NetworkText.of(plan, schema));
        return ExitStatus.GOOD;
    }

    private NetworkSchema schema() throws UsageException {
        List<NetworkSchema> all = ServiceLoader.load(NetworkSchemaProvider.class).stream()
                .map(each -> each.get().schema())
                .sorted(Comparator.comparing(NetworkSchema::provider))
                .toList();
        if (provider == null) return NetworkSchema.fitting(file, all);
        return all.stream()
                .filter(schema -> schema.provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> new UsageException("no provider '" + provider
                        + "' has network files, expected one of "
                        + String.join(
                                ", ", all.stream().map(NetworkSchema::provider).toList())));
    }

    private int refused(NetworkFileException mistakes) throws UsageException {
        if (common.json()) throw new UsageException(String.join("; ", mistakes.problems()), mistakes);
        mistakes.problems().forEach(line -> System.err.println("trunkline network: " + line));
        if (common.verbose()) mistakes.printStackTrace();
        return ExitStatus.USAGE;
    }

    private void write(String drawing) throws UsageException {
        try {
            Files.writeString(svg, drawing);
        } catch (IOException e) {
            throw new UsageException(
                    "--svg " + svg + " cannot be written, expected a file in a directory that is there", e);
        }
    }
}
