package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.ProviderSocket;

/** Begins a change of a live contract and never tells what has become of it. */
@Breaks(
        value = "GQOS-25",
        also = {"GRP-26", "GQOS-15", "GQOS-20", "GQOS-21", "GROW-5"})
public final class LosesOutcome extends BrokenProvider {
    /** For the service loader. */
    public LosesOutcome() {
        super("loses-outcome", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Silent(transport, next);
    }

    private static final class Silent extends ForwardingSocket implements PendingControl {
        private boolean live;

        Silent(ForwardingTransport transport, ProviderSocket next) {
            super(transport, next);
        }

        @Override
        public Connected connectResult() throws Ws2Exception {
            Connected connected = super.connectResult();
            live = connected != null;
            return connected;
        }

        @Override
        public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
            O answer = super.ioctl(code, input);
            if (!live || !code.equals(Ioctls.SIO_SET_GROUP_QOS)) return answer;
            throw new Ws2Exception(WsaError.WSAEWOULDBLOCK, "the change is under way");
        }

        @Override
        public boolean controlResult(Ioctl<Qos, Void> code) {
            return false;
        }

        @Override
        public void cancelControl(Ioctl<Qos, Void> code) {}
    }
}
