package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Says that a refused connect has timed out. */
@Breaks(
        value = "CONN-3",
        also = {"CONN-4", "CONN-12", "GRP-11", "GRP-16", "GRP-26", "DATA-16"})
public final class MisreportsRefusal extends BrokenProvider {
    /** For the service loader. */
    public MisreportsRefusal() {
        super("misreports-refusal");
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public Connected connectResult() throws Ws2Exception {
                try {
                    return super.connectResult();
                } catch (Ws2Exception e) {
                    if (e.error() != WsaError.WSAECONNREFUSED) throw e;
                    throw new Ws2Exception(WsaError.WSAETIMEDOUT, "nobody has answered");
                }
            }
        };
    }
}
