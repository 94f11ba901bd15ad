package io.trunkline.provider.telephony;

import static io.trunkline.api.ServiceFlag.CONNECT_DATA;
import static io.trunkline.api.ServiceFlag.DISCONNECT_DATA;
import static io.trunkline.api.ServiceFlag.GRACEFUL_CLOSE;
import static io.trunkline.api.ServiceFlag.GUARANTEED_DELIVERY;
import static io.trunkline.api.ServiceFlag.GUARANTEED_ORDER;
import static io.trunkline.api.ServiceFlag.MESSAGE_ORIENTED;
import static io.trunkline.api.ServiceFlag.QOS_SUPPORTED;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.circuit.socket.CircuitEntry;
import io.trunkline.provider.telephony.traffic.ChannelMapping;
import io.trunkline.provider.telephony.traffic.FragmentSize;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the provider declares and what can be configured. */
final class TelephonyCatalog {
    // @formatter:off
    static final ConfigKey<String>   NETWORK  = ConfigKey.text("network", "", "Network file; empty for two parties, alice and bob, on primary rate accesses at one exchange.");
    static final ConfigKey<String>   NAME     = ConfigKey.text("name", "telephony", "Name of the network; libraries of this process that name the same one meet on it.");
    static final ConfigKey<Integer>  BUFFER   = ConfigKey.number("buffer", 262_144, 1024, 1 << 26, "What waits at each end of a connection in each direction, in octets.");
    static final ConfigKey<Integer>  FRAGMENT = ConfigKey.number("fragment", FragmentSize.USUAL_OCTETS, FragmentSize.MIN_OCTETS, 1500, "The most octets of a packet in one fragment; less where a contract's latency asks for it.");
    static final ConfigKey<Integer>  PACKET   = ConfigKey.number("packet", 1024, 512, 4096, "The longest packet that the far end is asked to take, in octets (MRRU); some 300 are needed to keep a connection.");
    static final ConfigKey<Boolean>  CLASSES  = ConfigKey.flag("classes", true, "Whether multi-class headers are asked for; without, a packet is one fragment.");
    static final ConfigKey<Duration> DIFFERENTIAL_DELAY = ConfigKey.duration("differential-delay", Duration.ofMillis(30), "By how much one channel of a bundle may be slower than another; what is missing longer is lost.");
    static final ConfigKey<Duration> NETWORK_DELAY = ConfigKey.duration("network-delay", Duration.ZERO, "How long the way beyond the own access takes at most, one way; a guaranteed latency counts it besides that of the own access.");
    static final ConfigKey<Integer>  MARGIN   = ConfigKey.number("margin-percent", ChannelMapping.USUAL_MARGIN_PERCENT, 0, 100, "How much more channels controlled load gets than the mean of its data takes, in percent.");
    static final ConfigKey<Duration> PATIENCE = ConfigKey.duration("patience", ChannelSettings.USUAL_DEFERRAL, ChannelSettings.LEAST_PATIENCE, "How long a member on a bundle may wait for an answer to its connect, or hear nothing of the other side, before it has failed.");
    static final ConfigKey<Integer>  LARGEST_MESSAGE = ConfigKey.number("largest-message", 65535, 1, 1 << 20, "The largest message, in octets.");

    static final List<ConfigKey<?>> KEYS = Stream.concat(
            Stream.of(NETWORK, NAME, BUFFER, FRAGMENT, PACKET, CLASSES, DIFFERENTIAL_DELAY, NETWORK_DELAY, MARGIN, PATIENCE, LARGEST_MESSAGE), NetworkKeys.ALL.stream()).toList();

    /** What may travel with a connect, its answer and a disconnect. */
    static final int USER_DATA_OCTETS = 64;

    private static final Set<ServiceFlag> STREAM = EnumSet.of(
            GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED);
    private static final Set<ServiceFlag> MESSAGE = EnumSet.of(
            GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA, DISCONNECT_DATA, QOS_SUPPORTED, MESSAGE_ORIENTED);

    //                                      id                       type                         protocol: Q.931 discriminator
    private static final Row STREAM_ROW  = new Row("telephony-sim",         Ws2Constants.SOCK_STREAM,    8);
    private static final Row MESSAGE_ROW = new Row("telephony-sim:message", Ws2Constants.SOCK_SEQPACKET, 8);
    // @formatter:on

    private static final UUID VENDOR = UUID.fromString("2e8a6c14-93d7-4b0e-8f11-74656c73696d");

    private record Row(String id, int type, int protocol) {}

    private TelephonyCatalog() {}

    /** What is configured for connections. Calls tell of a far end that has gone; a member alone may have to wait for its turn. */
    static ChannelSettings channels(ProviderConfig config) {
        return new ChannelSettings(
                config.get(BUFFER),
                config.get(PACKET),
                config.get(LARGEST_MESSAGE),
                config.get(PATIENCE),
                config.get(PATIENCE));
    }

    static List<ProtocolInfo> entries(ProviderConfig config) {
        return List.of(
                entry(STREAM_ROW, STREAM, config, 0), entry(MESSAGE_ROW, MESSAGE, config, config.get(LARGEST_MESSAGE)));
    }

    private static ProtocolInfo entry(
            Row row, Set<ServiceFlag> flags, ProviderConfig config, int largestMessageOctets) {
        return CircuitEntry.declare(row.id, VENDOR, config, config.get(FRAGMENT), largestMessageOctets)
                .triple(Ws2Constants.AF_ISDN, row.type, row.protocol)
                .serviceFlags(flags)
                .build();
    }
}
