package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Refuses, and offers what was asked for as what could be had. */
@Breaks(
        value = "GQOS-18",
        also = {"GQOS-12"})
public final class OffersTooMuch extends BrokenProvider {
    /** For the service loader. */
    public OffersTooMuch() {
        super("offers-too-much", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private Qos asked;

            @Override
            public void connect(ConnectCall call) throws Ws2Exception {
                asked = call.groupQos().map(wanted -> wanted.qos()).orElse(null);
                super.connect(call);
            }

            @Override
            public Connected connectResult() throws Ws2Exception {
                try {
                    return super.connectResult();
                } catch (QosRefusedException refused) {
                    throw new QosRefusedException(refused.detail(), asked, refused.context());
                }
            }
        };
    }
}
