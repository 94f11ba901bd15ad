package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.ProviderSocket;

/** Shows the contract of the caller's group as the caller sees it, with sending and receiving exchanged. */
@Breaks("GRP-30")
public final class SwapsDirections extends BrokenProvider {
    /** For the service loader. */
    public SwapsDirections() {
        super("swaps-directions");
    }

    @Override
    public Requirements needs() {
        return Requirements.require(Capability.GROUP_QOS, Capability.QosLevel.ENFORCED)
                .andRequire(UnderDeclares.CARRIES_REFERENCE);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new TwistedListener(transport, next, SwapsDirections::twisted);
    }

    private static IncomingCall twisted(IncomingCall seen) {
        return new IncomingCall(
                seen.callerId(),
                seen.calleeId(),
                seen.callerData(),
                seen.qos(),
                seen.groupQos().map(Qos::mirrored),
                seen.priority(),
                seen.groupReference(),
                seen.calleeDataRoom());
    }
}
