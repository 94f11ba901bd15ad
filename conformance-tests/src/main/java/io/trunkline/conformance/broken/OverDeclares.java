package io.trunkline.conformance.broken;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderSocket;
import java.util.List;

/** Declares quality of service for groups and sockets, which the provider below refuses. */
@Breaks(
        value = "GQOS-1",
        also = {
            "GQOS-2", "GQOS-3", "GQOS-4", "GQOS-5", "GQOS-6", "GQOS-7", "GQOS-8", "SQOS-1", "SQOS-2", "CAP-4", "GRP-26"
        })
public final class OverDeclares extends BrokenProvider {
    /** For the service loader. */
    public OverDeclares() {
        super("over-declares");
    }

    @Override
    public Requirements needs() {
        return Requirements.require(Capability.GROUPS, Capability.Groups.UNCONSTRAINED)
                .andRequire(new Requirements.Requirement(
                        "groupQos < RECORDED",
                        entry -> entry.capabilities().groupQos() == Capability.QosLevel.NONE));
    }

    @Override
    public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
        Capabilities less = below.capabilities();
        Capabilities more = new Capabilities(
                less.groups(),
                less.groupReach(),
                less.groupTransport(),
                Capability.QosLevel.RECORDED,
                Capability.QosLevel.RECORDED,
                less.priority());
        return super.over(below, config).stream()
                .map(entry -> entry.toBuilder().capabilities(more).build())
                .toList();
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next);
    }
}
