package io.trunkline.conformance.broken;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.spi.ProviderConfig;
import java.util.List;

/** Declares groups and priorities, which the provider below does not have. */
@Breaks(
        value = "GRP-1",
        also = {"GRP-*", "PRIO-*", "GQOS-*", "SOCK-7", "SOCK-8", "DATA-15"})
public final class OverDeclares extends BrokenProvider {
    /** For the service loader. */
    public OverDeclares() {
        super(
                "over-declares",
                Needs.that(
                        "groups < UNCONSTRAINED", entry -> entry.capabilities().groups() == Capability.Groups.NONE));
    }

    @Override
    public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
        Capabilities less = below.capabilities();
        Capabilities more = new Capabilities(
                Capability.Groups.CONSTRAINED,
                less.groupReach(),
                less.groupTransport(),
                less.groupQos(),
                less.socketQos(),
                Capability.Priority.RECORDED);
        return super.over(below, config).stream()
                .map(entry -> entry.toBuilder().capabilities(more).build())
                .toList();
    }
}
