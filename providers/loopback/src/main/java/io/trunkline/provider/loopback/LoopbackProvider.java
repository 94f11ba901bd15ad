package io.trunkline.provider.loopback;

import static io.trunkline.api.ServiceFlag.CONNECT_DATA;
import static io.trunkline.api.ServiceFlag.GRACEFUL_CLOSE;
import static io.trunkline.api.ServiceFlag.GUARANTEED_DELIVERY;
import static io.trunkline.api.ServiceFlag.GUARANTEED_ORDER;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.LocalAddressFormat;
import io.trunkline.spi.LocalPorts;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Byte streams between the sockets of one process: for tests, and as the example to copy. */
public final class LoopbackProvider implements BaseProvider {
    // @formatter:off
    static final ConfigKey<String>  NETWORK = ConfigKey.text("network", "local", "Libraries that name the same network meet.");
    static final ConfigKey<Integer> BUFFER  = ConfigKey.number("buffer", 65536, 1, 1 << 30, "Octets that wait per direction.");
    // @formatter:on
    private static final UUID VENDOR = UUID.fromString("5f3d1c9e-8a56-4c0e-9d0b-6c6f6f706261");
    private static final Map<String, LocalPorts<LoopbackSocket>> NETWORKS = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public String description() {
        return "byte streams inside one process";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(NETWORK, BUFFER);
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(new LocalAddressFormat());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        return List.of(ProtocolInfo.declare(name(), VENDOR)
                .triple(Ws2Constants.AF_LOCAL_NAME, Ws2Constants.SOCK_STREAM, 1)
                .serviceFlags(GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE, CONNECT_DATA)
                .providerFlags(Set.of(ProviderFlag.MATCHES_PROTOCOL_ZERO))
                .build());
    }

    @Override
    public Transport start(ProviderContext context) {
        var network = NETWORKS.computeIfAbsent(context.config().get(NETWORK), name -> new LocalPorts<>());
        return new LoopbackTransport(context, network, ConcurrentHashMap.newKeySet());
    }
}
