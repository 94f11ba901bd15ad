package io.trunkline.circuit.socket;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.simulation.SimulationSettings.Pace;
import io.trunkline.spi.ProviderConfig;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.UUID;

/** What every catalog entry declares whose sockets are {@link CircuitSocket}s on a simulated network. */
public final class CircuitEntry {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Capability.Groups.CONSTRAINED,
            Capability.GroupReach.PROCESS,
            Capability.GroupTransport.SHARED,
            Capability.QosLevel.ENFORCED,
            Capability.QosLevel.ENFORCED,
            Capability.Priority.SCHEDULED);

    private CircuitEntry() {}

    /**
     * Capabilities, figures and message size, to which the provider adds its triple and flags.
     *
     * @param id of the entry
     * @param vendor the provider's number
     * @param config of the provider; its {@link NetworkKeys#TIME} says whose clock there is
     * @param fragmentOctets the most that one scheduling decision hands down
     * @param largestMessageOctets 0 for a stream
     */
    public static ProtocolInfo.Builder declare(
            String id, UUID vendor, ProviderConfig config, int fragmentOctets, int largestMessageOctets) {
        Figures figures = new Figures(
                fragmentOctets,
                fragmentOctets,
                largestMessageOctets,
                OptionalLong.empty(),
                EnumSet.allOf(GroupScheduling.class),
                config.get(NetworkKeys.TIME) == Pace.REAL ? ClockKind.REAL : ClockKind.VIRTUAL,
                true);
        return ProtocolInfo.declare(id, vendor)
                .messageSizeOctets(largestMessageOctets)
                .capabilities(CAPABILITIES)
                .figures(figures);
    }
}
