package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** A socket whose list has the sockets below all that are connected and have called from the group. */
class Sibling extends Member<ProviderSocket> {
    Sibling(ForwardingTransport transport, ProviderSocket next, Siblings<ProviderSocket> siblings) {
        super(transport, next, siblings);
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        Connected connected = super.connectResult();
        if (connected != null) enter(next());
        return connected;
    }

    @Override
    public void close(CloseMode mode) {
        leave(next());
        super.close(mode);
    }
}
