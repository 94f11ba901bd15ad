package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Tells everybody who sets the group's quality of service that it is done. */
@Breaks(
        value = "GQOS-2",
        also = {"GQOS-3", "GQOS-6", "GRP-26"})
public final class LetsAnyoneSetGroupQos extends BrokenProvider {
    /** For the service loader. */
    public LetsAnyoneSetGroupQos() {
        super("lets-anyone-set-group-qos", Requirements.require(Capability.GROUP_QOS, Capability.QosLevel.RECORDED));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
                try {
                    return super.ioctl(code, input);
                } catch (Ws2Exception e) {
                    boolean set = code.equals(Ioctls.SIO_SET_GROUP_QOS);
                    if (set && e.error() == WsaError.WSAENOPROTOOPT) return null;
                    throw e;
                }
            }
        };
    }
}
