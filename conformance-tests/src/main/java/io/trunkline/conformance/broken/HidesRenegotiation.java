package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Admits a change of a live contract, takes it back and answers it all the same: the network and the other end never hear of it. */
@Breaks(
        value = "GQOS-21",
        also = {"GQOS-20", "GROW-5"})
public final class HidesRenegotiation extends BrokenProvider {
    /** For the service loader. */
    public HidesRenegotiation() {
        super("hides-renegotiation", Needs.ENFORCED.and(Needs.GROUP_REFERENCE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private boolean live;
            private Qos answered;

            @Override
            public Connected connectResult() throws Ws2Exception {
                Connected connected = super.connectResult();
                live = connected != null;
                return connected;
            }

            @Override
            public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
                boolean read = code.equals(Ioctls.SIO_GET_GROUP_QOS);
                if (read && answered != null) return code.output().cast(answered);
                boolean hides = live && code.equals(Ioctls.SIO_SET_GROUP_QOS) && input instanceof Qos;
                if (!hides) return super.ioctl(code, input);
                Qos before = super.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
                O answer = super.ioctl(code, input);
                answered = (Qos) input;
                super.ioctl(Ioctls.SIO_SET_GROUP_QOS, before);
                return answer;
            }
        };
    }
}
