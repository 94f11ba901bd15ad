package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Connected;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.Optional;

/** Promises a member its share of the contract and asks nobody. */
@Breaks(
        value = "SQOS-5",
        also = {"SQOS-4", "GQOS-22"})
public final class IgnoresShares extends BrokenProvider {
    /** For the service loader. */
    public IgnoresShares() {
        super("ignores-shares", Requirements.require(Capability.SOCKET_QOS, Capability.QosLevel.ENFORCED));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private Optional<Qos> promised = Optional.empty();

            @Override
            public void connect(ConnectCall call) throws Ws2Exception {
                promised = call.qos();
                super.connect(new ConnectCall(
                        call.address(), call.callerData(), Optional.empty(), call.groupQos(), call.requiresGroupQos()));
            }

            @Override
            public Connected connectResult() throws Ws2Exception {
                Connected below = super.connectResult();
                if (below == null) return null;
                return new Connected(below.calleeData(), promised, below.grantedGroupQos(), below.ignored());
            }
        };
    }
}
