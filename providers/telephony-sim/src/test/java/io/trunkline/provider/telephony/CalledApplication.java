package io.trunkline.provider.telephony;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.AnsweringApplication;
import io.trunkline.provider.telephony.address.IsdnSocketAddress;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;

/** The called side on the network of telephony. */
final class CalledApplication extends AnsweringApplication<TelephonyNetwork> {
    private static final Qos LESS = Qos.symmetric(FlowSpec.guaranteed(2_000, 512));

    /** @param context with the host in it */
    CalledApplication(ProviderContext context) throws Ws2Exception {
        super(
                new TelephonyProvider().start(context),
                network(context.config()),
                TelephonyCatalog.entries(context.config()),
                service -> new IsdnSocketAddress(context.config().get(NetworkKeys.HOST), service),
                LESS);
    }

    /** It is there once a provider has been started on it. */
    private static TelephonyNetwork network(ProviderConfig config) {
        return (TelephonyNetwork) SimulatedNetworks.find("telephony-sim", config.get(TelephonyCatalog.NAME))
                .orElseThrow();
    }
}
