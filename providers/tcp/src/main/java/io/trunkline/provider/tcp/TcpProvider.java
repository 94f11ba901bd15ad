package io.trunkline.provider.tcp;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;

/** Registers {@code tcp} and starts it. */
public final class TcpProvider implements BaseProvider {
    /** The only object is as good as any other. */
    public TcpProvider() {}

    @Override
    public String name() {
        return TcpCatalog.NAME;
    }

    @Override
    public String description() {
        return "TCP of the operating system, over IPv4 and IPv6";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return TcpConfig.KEYS;
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(InetFormat.values());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        return TcpCatalog.ENTRIES;
    }

    @Override
    public Transport start(ProviderContext context) {
        return new TcpTransport(context);
    }
}
