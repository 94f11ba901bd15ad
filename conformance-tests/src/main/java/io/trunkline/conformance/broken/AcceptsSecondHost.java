package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;

/** Makes an unconstrained group where a constrained one is asked for, so that members reach any host. */
@Breaks(
        value = "GRP-10",
        also = {"GRP-12", "GRP-18", "GRP-21", "GRP-26", "GRP-28"})
public final class AcceptsSecondHost extends BrokenProvider {
    /** For the service loader. */
    public AcceptsSecondHost() {
        super("accepts-second-host", Requirements.require(Capability.GROUPS, Capability.Groups.CONSTRAINED));
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
                boolean constrained = request.group().equals(GroupRequest.NEW_CONSTRAINED);
                GroupRequest group = constrained ? GroupRequest.NEW_UNCONSTRAINED : request.group();
                return super.open(new OpenRequest(request.entry(), group, request.flags()), upcalls);
            }
        };
    }
}
