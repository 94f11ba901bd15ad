package io.trunkline.provider.atm;

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

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.circuit.socket.CircuitEntry;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the provider declares and what can be configured. */
final class AtmCatalog {
    // @formatter:off
    static final ConfigKey<String>   NETWORK  = ConfigKey.text("network", "", "Network file; empty for two hosts, alice and bob, on one switch.");
    static final ConfigKey<String>   NAME     = ConfigKey.text("name", "atm", "Name of the network; libraries of this process that name the same one meet on it.");
    static final ConfigKey<Integer>  BACKGROUND = ConfigKey.number("background", 0, 0, 1000, "Competing best-effort circuits from the first host to the second and back.");
    static final ConfigKey<Integer>  BUFFER   = ConfigKey.number("buffer", 262_144, 1024, 1 << 26, "What waits at each end of a connection in each direction, in octets.");
    static final ConfigKey<Integer>  FRAGMENT = ConfigKey.number("fragment", 1024, 64, 8192, "The most that one scheduling decision hands down, in octets; less where a contract's rate and latency ask for it.");
    static final ConfigKey<Duration> PATIENCE = ConfigKey.duration("patience", ChannelSettings.USUAL_DEFERRAL, ChannelSettings.LEAST_PATIENCE, "How long a member of a circuit may hear nothing of the other side before it has failed; those with priority may keep it from the line for as long.");
    static final ConfigKey<Integer>  LARGEST_MESSAGE = ConfigKey.number("largest-message", 65535, 1, 1 << 20, "The largest message, in octets.");

    static final List<ConfigKey<?>> KEYS = Stream.concat(
            Stream.of(NETWORK, NAME, BACKGROUND, BUFFER, FRAGMENT, PATIENCE, LARGEST_MESSAGE), NetworkKeys.ALL.stream()).toList();

    /** What may travel with a connect, its answer and a disconnect. */
    static final int USER_DATA_OCTETS = 64;

    private static final Set<ServiceFlag> STREAM = EnumSet.of(
            GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED);
    private static final Set<ServiceFlag> MESSAGE = EnumSet.of(
            GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED, MESSAGE_ORIENTED,
            SUPPORT_MULTIPOINT, MULTIPOINT_CONTROL_PLANE, MULTIPOINT_DATA_PLANE);

    //                                      id                 type                         protocol: ATMPROTO_AAL5
    private static final Row STREAM_ROW  = new Row("atm-sim",         Ws2Constants.SOCK_STREAM,    5);
    private static final Row MESSAGE_ROW = new Row("atm-sim:message", Ws2Constants.SOCK_SEQPACKET, 5);
    // @formatter:on

    private static final UUID VENDOR = UUID.fromString("6d1f3ad0-52c6-4f0e-a4be-61746d73696d");

    private record Row(String id, int type, int protocol) {}

    private AtmCatalog() {}

    /** What is configured for connections. */
    static ChannelSettings channels(ProviderConfig config) {
        return new ChannelSettings(
                config.get(BUFFER),
                config.get(FRAGMENT),
                config.get(LARGEST_MESSAGE),
                config.get(PATIENCE),
                ChannelSettings.USUAL_DEFERRAL);
    }

    static List<ProtocolInfo> entries(ProviderConfig config) {
        return List.of(
                entry(STREAM_ROW, STREAM, config, 0), entry(MESSAGE_ROW, MESSAGE, config, config.get(LARGEST_MESSAGE)));
    }

    private static ProtocolInfo entry(
            Row row, Set<ServiceFlag> flags, ProviderConfig config, int largestMessageOctets) {
        return CircuitEntry.declare(row.id, VENDOR, config, config.get(FRAGMENT), largestMessageOctets)
                .triple(Ws2Constants.AF_ATM, row.type, row.protocol)
                .serviceFlags(flags)
                .build();
    }
}
