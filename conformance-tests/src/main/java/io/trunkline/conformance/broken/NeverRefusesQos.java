package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.Optional;

/** Promises every quality of service that a connect asks for, and asks nobody. */
@Breaks(
        value = "GQOS-12",
        also = {"GQOS-*", "SQOS-*", "CIRC-*", "GROW-*", "GRP-30"})
public final class NeverRefusesQos extends BrokenProvider {
    /** For the service loader. */
    public NeverRefusesQos() {
        super("never-refuses-qos", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private ConnectCall asked;

            @Override
            public void connect(ConnectCall call) throws Ws2Exception {
                asked = call;
                super.connect(new ConnectCall(call.address(), call.callerData(), Optional.empty(), Optional.empty()));
            }

            @Override
            public Connected connectResult() throws Ws2Exception {
                Connected below = super.connectResult();
                if (below == null || asked == null) return below;
                Optional<Qos> promised = asked.groupQos().map(GroupQos::qos);
                return new Connected(below.calleeData(), asked.qos(), promised, below.ignored());
            }
        };
    }
}
