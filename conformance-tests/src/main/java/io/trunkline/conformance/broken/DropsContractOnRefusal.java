package io.trunkline.conformance.broken;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Gives the old contract back when a change of it is refused, and goes on to answer it. */
@Breaks(
        value = "GQOS-20",
        also = {"GROW-7"})
public final class DropsContractOnRefusal extends BrokenProvider {
    /** For the service loader. */
    public DropsContractOnRefusal() {
        super("drops-contract-on-refusal", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private Qos answered;

            @Override
            public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
                if (code.equals(Ioctls.SIO_SET_GROUP_QOS)) answered = null;
                if (code.equals(Ioctls.SIO_GET_GROUP_QOS) && answered != null) {
                    return code.output().cast(answered);
                }
                try {
                    return super.ioctl(code, input);
                } catch (QosRefusedException refused) {
                    if (code.equals(Ioctls.SIO_SET_GROUP_QOS)) {
                        answered = super.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
                        super.ioctl(Ioctls.SIO_SET_GROUP_QOS, Qos.BEST_EFFORT);
                    }
                    throw refused;
                }
            }
        };
    }
}
