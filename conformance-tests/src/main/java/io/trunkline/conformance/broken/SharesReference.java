package io.trunkline.conformance.broken;

import io.trunkline.api.GroupReference;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.function.UnaryOperator;

/** Shows one group reference for all groups. */
@Breaks("GRP-27")
public final class SharesReference extends BrokenProvider {
    private static final GroupReference ONE = new GroupReference(1);

    /** For the service loader. */
    public SharesReference() {
        super("shares-reference", Needs.GROUP_REFERENCE);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, UnaryOperator.identity(), seen -> ONE);
    }
}
