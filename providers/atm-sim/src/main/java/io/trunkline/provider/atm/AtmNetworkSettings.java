package io.trunkline.provider.atm;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.spi.ProviderConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * What is configured for a network; all libraries on it must agree.
 *
 * @param name under which they meet
 * @param plan hosts with addresses, and rates in bits per second
 * @param pace what moves time
 * @param speedPercent simulated seconds in 100 of real time
 * @param seed of all that is random
 * @param faults besides the plan's
 * @param background competing circuits in each direction
 * @param captureFile empty for none
 * @param traceFile empty for none
 * @param stuckLimit for a thread that waits elsewhere
 */
record AtmNetworkSettings(
        String name,
        NetworkPlan plan,
        SimulationSettings.Pace pace,
        int speedPercent,
        long seed,
        List<Fault> faults,
        int background,
        String captureFile,
        String traceFile,
        Duration stuckLimit) {
    private static final double PERCENT = 100;

    static AtmNetworkSettings of(ProviderConfig config) throws Ws2Exception {
        return new AtmNetworkSettings(
                config.get(AtmCatalog.NAME),
                plan(config.get(AtmCatalog.NETWORK)),
                config.get(AtmCatalog.TIME),
                config.get(AtmCatalog.SPEED),
                config.get(AtmCatalog.SEED),
                faults(config.get(AtmCatalog.FAULTS)),
                config.get(AtmCatalog.BACKGROUND),
                config.get(AtmCatalog.CAPTURE),
                config.get(AtmCatalog.TRACE),
                config.get(AtmCatalog.STUCK));
    }

    private static NetworkPlan plan(String file) throws Ws2Exception {
        NetworkSchema schema = new AtmNetworkSchema().schema();
        try {
            return completed(file.isEmpty() ? ownPlan(schema) : NetworkPlan.read(Path.of(file), schema), schema);
        } catch (IllegalArgumentException wrong) {
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, wrong.getMessage(), FailureContext.NONE, wrong);
        } catch (IOException unreadable) {
            throw new Ws2Exception(
                    WsaError.WSASYSNOTREADY,
                    "the network file " + file + " cannot be read: " + unreadable.getMessage(),
                    FailureContext.NONE,
                    unreadable);
        }
    }

    /** The network without a file: two hosts on one switch. */
    private static NetworkPlan ownPlan(NetworkSchema schema) throws IOException, Ws2Exception {
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

    private static List<Fault> faults(String text) throws Ws2Exception {
        List<Fault> faults = new ArrayList<>();
        for (String one : text.split(";")) {
            if (one.isBlank()) continue;
            try {
                faults.add(Fault.parse(one.strip()));
            } catch (IllegalArgumentException bad) {
                throw new Ws2Exception(WsaError.WSAEINVAL, "providers.atm-sim.faults: " + bad.getMessage());
            }
        }
        return faults;
    }

    SimulationSettings simulation(ThreadFactory threads) {
        return new SimulationSettings(seed, pace, speedPercent / PERCENT, stuckLimit, threads);
    }

    @Override
    public String toString() {
        return "network " + plan.name() + ", time " + pace + ", seed " + seed + ", " + faults.size() + " faults, "
                + background + " background circuits, capture '" + captureFile + "', trace '" + traceFile + "'";
    }
}
