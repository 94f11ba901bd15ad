package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Connects with less than what was required of the group if the other side answers so. */
@Breaks("GQOS-28")
public final class SettlesForLess extends BrokenProvider {
    /** For the service loader. */
    public SettlesForLess() {
        super("settles-for-less", Needs.ENFORCED.and(Needs.GROUP_REFERENCE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public void connect(ConnectCall call) throws Ws2Exception {
                super.connect(new ConnectCall(call.address(), call.callerData(), call.qos(), call.groupQos(), false));
            }
        };
    }
}
