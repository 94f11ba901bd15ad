package io.trunkline.cli.conference;

import io.trunkline.cli.UsageException;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Which hosts of a simulated network the parties stand on. */
final class SimulatedHosts {
    private static final List<String> USUAL = List.of("alice", "bob");

    private SimulatedHosts() {}

    /**
     * The caller's host and the callee's: alice and bob where they are, else the file's first two.
     *
     * @param file the network file, {@code null} for the provider's own network
     */
    static List<String> of(String provider, Path file) throws UsageException, IOException {
        Optional<NetworkSchema> schema = ServiceLoader.load(NetworkSchemaProvider.class).stream()
                .map(each -> each.get().schema())
                .filter(each -> each.provider().equals(provider))
                .findFirst();
        if (file == null || schema.isEmpty()) return USUAL;
        List<String> hosts = plan(file, schema.get()).hosts().stream()
                .map(NetworkPlan.Host::name)
                .toList();
        if (hosts.containsAll(USUAL)) return USUAL;
        if (hosts.size() < 2) {
            throw new UsageException("--network " + file + " has " + hosts.size()
                    + " host, expected two: a conference has a caller and a callee");
        }
        return hosts.subList(0, 2);
    }

    private static NetworkPlan plan(Path file, NetworkSchema schema) throws UsageException, IOException {
        try {
            return NetworkPlan.read(file, schema);
        } catch (NetworkFileException e) {
            throw new UsageException(
                    "--network does not fit " + schema.provider() + ": " + String.join("; ", e.problems()), e);
        }
    }

    /** The host that an address of the form {@code host:service} names. */
    static String named(String address, List<String> hosts) throws UsageException {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        if (hosts.contains(host)) return host;
        throw new UsageException("'" + address + "' is no address of " + String.join(" or ", hosts)
                + ", expected for example " + hosts.get(1) + ":9000");
    }
}
