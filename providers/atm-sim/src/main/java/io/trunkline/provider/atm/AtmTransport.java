package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.socket.CircuitTransport;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;

/** One library on a network: besides what every circuit provider opens, roots and leaves of multipoint sessions. */
final class AtmTransport extends CircuitTransport {
    private final AtmNetwork network;

    AtmTransport(ProviderContext context, AtmNetwork network) throws Ws2Exception {
        super(
                network,
                context.strictGroups(),
                AtmHostSettings.of(context.config()),
                () -> network.host(context.config().get(NetworkKeys.HOST)));
        this.network = network;
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        if (!MulticastFlags.areSet(request)) return super.open(request, upcalls);
        MulticastFlags.check(request);
        return network.call(() -> add(
                MulticastFlags.isRoot(request)
                        ? new MulticastRoot(this, request.entry(), upcalls)
                        : new LeafListener(this, request.entry(), upcalls)));
    }
}
