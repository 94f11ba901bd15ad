package io.trunkline.conformance.broken;

import io.trunkline.api.Qos;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.function.UnaryOperator;

/** Shows the contract of the caller's group as the caller sees it, with sending and receiving exchanged. */
@Breaks("GRP-30")
public final class SwapsDirections extends BrokenProvider {
    /** For the service loader. */
    public SwapsDirections() {
        super("swaps-directions", Needs.ENFORCED.and(Needs.GROUP_REFERENCE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, Qos::mirrored, UnaryOperator.identity());
    }
}
