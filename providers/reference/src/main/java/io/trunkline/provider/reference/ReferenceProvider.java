package io.trunkline.provider.reference;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.LocalAddressFormat;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;

/** A network inside the process that has everything the interface can express. */
public final class ReferenceProvider implements BaseProvider {
    /** For the service loader. */
    public ReferenceProvider() {}

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return "a slow network inside one process, with groups, quality of service and priority";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return ReferenceCatalog.KEYS;
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(new LocalAddressFormat());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        return ReferenceCatalog.entries(config);
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return new ReferenceTransport(context, Network.join(context));
    }
}
