package io.trunkline.conformance.broken;

import io.trunkline.api.GroupReference;
import io.trunkline.api.Requirements;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.ProviderSocket;
import java.util.concurrent.atomic.AtomicLong;

/** Shows another group reference for every connection of a group. */
@Breaks("GRP-27")
public final class RenewsReference extends BrokenProvider {
    /** For the service loader. */
    public RenewsReference() {
        super("renews-reference");
    }

    @Override
    public Requirements needs() {
        return Requirements.none().andRequire(UnderDeclares.CARRIES_REFERENCE);
    }

    private static final AtomicLong NEXT = new AtomicLong();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, RenewsReference::twisted);
    }

    private static IncomingCall twisted(IncomingCall seen) {
        return new IncomingCall(
                seen.callerId(),
                seen.calleeId(),
                seen.callerData(),
                seen.qos(),
                seen.groupQos(),
                seen.priority(),
                seen.groupReference().map(group -> new GroupReference(NEXT.incrementAndGet())),
                seen.calleeDataRoom());
    }
}
