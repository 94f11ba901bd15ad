package io.trunkline.provider.loopback;

import io.trunkline.spi.CloseMode;
import io.trunkline.spi.LocalPorts;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.util.Set;

/**
 * One library's end of a network.
 *
 * @param network shared by all that name it; its monitor guards all sockets on it
 * @param sockets what close has to end
 */
record LoopbackTransport(ProviderContext context, LocalPorts<LoopbackSocket> network, Set<LoopbackSocket> sockets)
        implements Transport {
    @Override
    public TimeSource time() {
        return context.systemTime();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) {
        return new LoopbackSocket(this, upcalls, null, null);
    }

    @Override
    public void close() {
        sockets.forEach(socket -> socket.close(CloseMode.ABORTIVE));
    }
}
