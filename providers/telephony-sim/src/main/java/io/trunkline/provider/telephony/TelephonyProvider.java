package io.trunkline.provider.telephony;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.socket.CircuitTransport;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;

/** Digital telephony over a simulated network: a group is one bundle of channels, its members share it by priority. */
public final class TelephonyProvider implements BaseProvider {
    /** For the service loader. */
    public TelephonyProvider() {}

    @Override
    public String name() {
        return TelephonyNetwork.PROVIDER;
    }

    @Override
    public String description() {
        return "simulated digital telephony: a group becomes a digital call with as many channels as its contract needs";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return TelephonyCatalog.KEYS;
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(new IsdnAddressFormat());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        return TelephonyCatalog.entries(config);
    }

    @Override
    public boolean hasNameSpace() {
        return true;
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        TelephonyNetwork network = TelephonyNetwork.join(context);
        return new CircuitTransport(
                network,
                context.strictGroups(),
                TelephonySettings.of(context.config()),
                () -> network.host(context.config().get(NetworkKeys.HOST)));
    }
}
