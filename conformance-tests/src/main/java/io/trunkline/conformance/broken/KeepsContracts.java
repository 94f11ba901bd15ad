package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Ends the transfer of a member with a contract where it should close it, so that its part of the link is never free again. */
@Breaks(
        value = "GQOS-19",
        also = {"GQOS-*", "GRP-*", "CIRC-*"})
public final class KeepsContracts extends BrokenProvider {
    /** For the service loader. */
    public KeepsContracts() {
        super("keeps-contracts", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private boolean promised;

            @Override
            public Connected connectResult() throws Ws2Exception {
                Connected connected = super.connectResult();
                promised = connected != null && connected.grantedGroupQos().isPresent();
                return connected;
            }

            @Override
            public void close(CloseMode mode) {
                if (!promised || mode != CloseMode.GRACEFUL) {
                    super.close(mode);
                    return;
                }
                try {
                    super.shutdown(Shutdown.SD_BOTH);
                } catch (Ws2Exception ended) {
                    super.close(mode);
                }
            }
        };
    }
}
