package io.trunkline.conformance.broken;

import io.trunkline.api.GroupReference;
import io.trunkline.api.Requirements;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.ProviderSocket;

/** Shows one group reference for all groups. */
@Breaks("GRP-27")
public final class SharesReference extends BrokenProvider {
    /** For the service loader. */
    public SharesReference() {
        super("shares-reference");
    }

    @Override
    public Requirements needs() {
        return Requirements.none().andRequire(UnderDeclares.CARRIES_REFERENCE);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, SharesReference::twisted);
    }

    private static IncomingCall twisted(IncomingCall seen) {
        return new IncomingCall(
                seen.callerId(),
                seen.calleeId(),
                seen.callerData(),
                seen.qos(),
                seen.groupQos(),
                seen.priority(),
                seen.groupReference().map(group -> new GroupReference(1)),
                seen.calleeDataRoom());
    }
}
