package io.trunkline.circuit.network;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceHeader;
import io.trunkline.simulation.TraceLog;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.spi.ProviderConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * What is configured for a network; all libraries on it must agree.
 *
 * @param name under which they meet
 * @param plan of the network, completed
 * @param pace what moves time
 * @param speedPercent simulated seconds in 100 of real time
 * @param seed of all that is random
 * @param faults besides the plan's
 * @param captureFile empty for none
 * @param traceFile empty for none
 * @param stuckLimit for a thread that waits elsewhere
 */
public record NetworkSettings(
        String name,
        NetworkPlan plan,
        SimulationSettings.Pace pace,
        int speedPercent,
        long seed,
        List<Fault> faults,
        String captureFile,
        String traceFile,
        Duration stuckLimit) {
    private static final double PERCENT = 100;

    /** Reads a network. */
    public interface PlanReader {
        /** The network of a file, or the provider's own where that is empty. */
        NetworkPlan read(String file) throws IOException;
    }

    /**
     * From a provider's configuration.
     *
     * @param provider its name, for messages
     * @throws Ws2Exception {@code WSASYSNOTREADY} the network file cannot be read or is wrong, or a fault is none
     */
    public static NetworkSettings of(
            ProviderConfig config, String provider, String name, String file, PlanReader reader) throws Ws2Exception {
        return new NetworkSettings(
                name,
                plan(file, reader),
                config.get(NetworkKeys.TIME),
                config.get(NetworkKeys.SPEED),
                config.get(NetworkKeys.SEED),
                faults(config.get(NetworkKeys.FAULTS), provider),
                config.get(NetworkKeys.CAPTURE),
                config.get(NetworkKeys.TRACE),
                config.get(NetworkKeys.STUCK));
    }

    private static NetworkPlan plan(String file, PlanReader reader) throws Ws2Exception {
        try {
            return reader.read(file);
        } catch (IllegalArgumentException wrong) {
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, wrong.getMessage(), FailureContext.NONE, wrong);
        } catch (NetworkFileException wrong) {
            String problems = String.join("; ", wrong.problems());
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, problems, FailureContext.NONE, wrong);
        } catch (IOException unreadable) {
            throw new Ws2Exception(
                    WsaError.WSASYSNOTREADY,
                    "the network file " + file + " cannot be read: " + unreadable.getMessage(),
                    FailureContext.NONE,
                    unreadable);
        }
    }

    private static List<Fault> faults(String text, String provider) throws Ws2Exception {
        List<Fault> faults = new ArrayList<>();
        for (String one : text.split(";")) {
            if (one.isBlank()) continue;
            try {
                faults.add(Fault.parse(one.strip()));
            } catch (IllegalArgumentException bad) {
                throw new Ws2Exception(
                        WsaError.WSASYSNOTREADY,
                        "providers." + provider + ".faults: " + bad.getMessage(),
                        FailureContext.NONE,
                        bad);
            }
        }
        return faults;
    }

    /** For the simulation that it runs in. */
    public SimulationSettings simulation(ThreadFactory threads) {
        return new SimulationSettings(seed, pace, speedPercent / PERCENT, stuckLimit, threads);
    }

    /** The record of a run. @throws IOException the file cannot be written */
    public TraceLog openTrace() throws IOException {
        return traceFile.isEmpty()
                ? new TraceLog()
                : new TraceLog(Path.of(traceFile), new TraceHeader(seed, plan.name()));
    }

    @Override
    public String toString() {
        return "network " + plan.name() + ", time " + pace + ", seed " + seed + ", " + faults.size()
                + " faults, capture '" + captureFile + "', trace '" + traceFile + "'";
    }
}
