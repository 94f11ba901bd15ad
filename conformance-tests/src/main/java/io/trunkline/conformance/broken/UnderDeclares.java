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

/** Declares no priority, although the provider below has it. */
@Breaks(
        value = "PRIO-2",
        also = {"PRIO-8", "GRP-26"})
public final class UnderDeclares extends BrokenProvider {
    /** For the service loader. */
    public UnderDeclares() {
        super("under-declares");
    }

    @Override
    public Requirements needs() {
        return Requirements.require(Capability.PRIORITY, Capability.Priority.RECORDED);
    }

    @Override
    public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
        Capabilities more = below.capabilities();
        Capabilities less = new Capabilities(
                more.groups(),
                more.groupReach(),
                more.groupTransport(),
                more.groupQos(),
                more.socketQos(),
                Capability.Priority.NONE);
        return super.over(below, config).stream()
                .map(entry -> entry.toBuilder().capabilities(less).build())
                .toList();
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next);
    }
}
