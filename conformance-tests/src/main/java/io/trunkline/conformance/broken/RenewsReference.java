package io.trunkline.conformance.broken;

import io.trunkline.api.GroupReference;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Shows another group reference for every connection of a group. */
@Breaks("GRP-27")
public final class RenewsReference extends BrokenProvider {
    /** For the service loader. */
    public RenewsReference() {
        super("renews-reference", Needs.GROUP_REFERENCE);
    }

    private static final AtomicLong NEXT = new AtomicLong();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, UnaryOperator.identity(), RenewsReference::another);
    }

    private static GroupReference another(GroupReference seen) {
        return new GroupReference(NEXT.incrementAndGet());
    }
}
