package io.trunkline.provider.reference;

import static io.trunkline.api.Capability.GroupReach.PROCESS;
import static io.trunkline.api.Capability.GroupTransport.SHARED;
import static io.trunkline.api.Capability.Groups.CONSTRAINED;
import static io.trunkline.api.Capability.Priority.SCHEDULED;
import static io.trunkline.api.Capability.QosLevel.ENFORCED;
import static io.trunkline.api.ServiceFlag.CONNECT_DATA;
import static io.trunkline.api.ServiceFlag.DISCONNECT_DATA;
import static io.trunkline.api.ServiceFlag.GRACEFUL_CLOSE;
import static io.trunkline.api.ServiceFlag.GUARANTEED_DELIVERY;
import static io.trunkline.api.ServiceFlag.GUARANTEED_ORDER;
import static io.trunkline.api.ServiceFlag.MESSAGE_ORIENTED;
import static io.trunkline.api.ServiceFlag.MULTIPOINT_CONTROL_PLANE;
import static io.trunkline.api.ServiceFlag.MULTIPOINT_DATA_PLANE;
import static io.trunkline.api.ServiceFlag.QOS_SUPPORTED;
import static io.trunkline.api.ServiceFlag.SUPPORT_MULTIPOINT;

import io.trunkline.api.Capabilities;
import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What the provider declares and what can be configured. */
final class ReferenceCatalog {
    // @formatter:off
    static final ConfigKey<String>   NETWORK  = ConfigKey.text("network", "local", "Name of the network; libraries that name the same one meet on it.");
    static final ConfigKey<String>   HOST     = ConfigKey.text("host", "local", "Name of the host that the library stands on.");
    static final ConfigKey<NetworkPlan.Clock> CLOCK = ConfigKey.choice("clock", NetworkPlan.Clock.REAL, "How time moves: with the system's clock, or only by hand.");
    static final ConfigKey<Integer>  RATE     = ConfigKey.number("rate", 2_000_000, 1, 1_000_000_000, "What each link carries in each direction, in octets per second.");
    static final ConfigKey<Duration> DELAY    = ConfigKey.duration("delay", Duration.ofNanos(500_000), "How long an octet travels.");
    static final ConfigKey<Integer>  QUANTUM  = ConfigKey.number("quantum", 1024, 1, 65536, "The most that is sent in one go, in octets.");
    static final ConfigKey<Integer>  BUFFER   = ConfigKey.number("buffer", 65536, 1, 1 << 26, "What waits at each end in each direction, in octets.");
    static final ConfigKey<Integer>  LARGEST_MESSAGE = ConfigKey.number("largest-message", 65536, 1, 1 << 24, "The largest message, in octets.");
    static final ConfigKey<Integer>  SEED     = ConfigKey.number("seed", 1, 0, Integer.MAX_VALUE, "Seed of the misbehaviour below.");
    static final ConfigKey<Boolean>  PARTIAL  = ConfigKey.flag("partial-sends", false, "Take only a random part of what is sent.");
    static final ConfigKey<Boolean>  SPURIOUS = ConfigKey.flag("spurious-upcalls", false, "Announce readiness that is not there.");
    static final ConfigKey<Duration> LATENESS = ConfigKey.duration("late-readiness", Duration.ZERO, "The longest time by which an announcement of readiness is late.");

    static final List<ConfigKey<?>> KEYS = List.of(
            NETWORK, HOST, CLOCK, RATE, DELAY, QUANTUM, BUFFER, LARGEST_MESSAGE, SEED, PARTIAL, SPURIOUS, LATENESS);

    /** What may travel with a connect, its answer and a disconnect. */
    static final int USER_DATA_OCTETS = 512;

    private static final Set<ServiceFlag> STREAM = EnumSet.of(
            GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED);
    private static final Set<ServiceFlag> MESSAGE = EnumSet.of(
            GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED, MESSAGE_ORIENTED,
            SUPPORT_MULTIPOINT, MULTIPOINT_CONTROL_PLANE, MULTIPOINT_DATA_PLANE);

    private static final Capabilities CAPABILITIES = new Capabilities(
            CONSTRAINED, PROCESS, SHARED, ENFORCED, ENFORCED, SCHEDULED);

    //                                      id                   type                         protocol
    private static final Row STREAM_ROW  = new Row("reference",         Ws2Constants.SOCK_STREAM,    2);
    private static final Row MESSAGE_ROW = new Row("reference:message", Ws2Constants.SOCK_SEQPACKET, 2);
    // @formatter:on

    private static final UUID VENDOR = UUID.fromString("0d7c0f34-52c6-4f0e-a4be-726566657265");

    private record Row(String id, int type, int protocol) {}

    private ReferenceCatalog() {}

    static List<ProtocolInfo> entries(ProviderConfig config) {
        NetworkPlan plan = NetworkPlan.of(config);
        return List.of(
                entry(STREAM_ROW, STREAM, plan, 0), entry(MESSAGE_ROW, MESSAGE, plan, plan.largestMessageOctets()));
    }

    private static ProtocolInfo entry(Row row, Set<ServiceFlag> flags, NetworkPlan plan, int largestMessageOctets) {
        Figures figures = new Figures(
                plan.quantumOctets(),
                plan.quantumOctets(),
                largestMessageOctets,
                OptionalLong.of(plan.octetsPerSecond()),
                EnumSet.allOf(GroupScheduling.class),
                plan.clock() == NetworkPlan.Clock.REAL ? ClockKind.REAL : ClockKind.VIRTUAL,
                true);
        return ProtocolInfo.declare(row.id, VENDOR)
                .triple(Ws2Constants.AF_LOCAL_NAME, row.type, row.protocol)
                .serviceFlags(flags)
                .messageSizeOctets(largestMessageOctets)
                .capabilities(CAPABILITIES)
                .figures(figures)
                .build();
    }
}
