package io.trunkline.provider.atm;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;

/** ATM over a simulated network: a group is one virtual circuit, its members share it by priority. */
public final class AtmProvider implements BaseProvider {
    /** For the service loader. */
    public AtmProvider() {}

    @Override
    public String name() {
        return "atm-sim";
    }

    @Override
    public String description() {
        return "a simulated ATM network: a group becomes one virtual circuit with a traffic contract";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return AtmCatalog.KEYS;
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(new AtmAddressFormat());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        return AtmCatalog.entries(config);
    }

    @Override
    public boolean hasNameSpace() {
        return true;
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return new AtmTransport(context, AtmNetwork.join(context));
    }
}
