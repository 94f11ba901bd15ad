package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.spi.ProviderConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What is configured for a network; all libraries on it must agree.
 *
 * @param common to all kinds; its plan has hosts with addresses, and rates in bits per second
 * @param background competing circuits in each direction
 */
record AtmNetworkSettings(NetworkSettings common, int background) {
    static AtmNetworkSettings of(ProviderConfig config) throws Ws2Exception {
        NetworkSettings common = NetworkSettings.of(
                config,
                AtmNetwork.PROVIDER,
                config.get(AtmCatalog.NAME),
                config.get(AtmCatalog.NETWORK),
                AtmNetworkSettings::plan);
        return new AtmNetworkSettings(common, config.get(AtmCatalog.BACKGROUND));
    }

    private static NetworkPlan plan(String file) throws IOException {
        NetworkSchema schema = new AtmNetworkSchema().schema();
        NetworkPlan plan = file.isEmpty() ? ownPlan(schema) : NetworkPlan.read(Path.of(file), schema);
        return completed(plan, schema);
    }

    /** The network without a file: two hosts on one switch. */
    private static NetworkPlan ownPlan(NetworkSchema schema) throws IOException {
        try (InputStream in = AtmNetworkSettings.class.getResourceAsStream("default.conf")) {
            return NetworkPlan.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "default.conf", schema);
        }
    }

    /** Hosts without an address get the one that shows their name; rates are resolved. */
    private static NetworkPlan completed(NetworkPlan plan, NetworkSchema schema) {
        List<NetworkPlan.Host> hosts = plan.hosts().stream()
                .map(host -> host.address().isEmpty()
                        ? new NetworkPlan.Host(
                                host.name(), HostNames.addressOf(host.name()).toString(), host.properties())
                        : host)
                .toList();
        List<NetworkPlan.Link> links = plan.links().stream()
                .map(link -> new NetworkPlan.Link(
                        link.name(),
                        link.from(),
                        link.to(),
                        Long.toString(schema.bitsPerSecond(link.rate())),
                        link.delayPicos(),
                        link.queueUnits(),
                        link.lossProbability(),
                        link.bitErrorProbability(),
                        link.properties()))
                .toList();
        return new NetworkPlan(plan.name(), hosts, plan.nodes(), links, plan.names(), plan.background(), plan.faults());
    }

    @Override
    public String toString() {
        return common + ", " + background + " background circuits";
    }
}
