package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;

/** Lets a socket join a group that does not exist, and tells it that it has. */
@Breaks(
        value = "GRP-5",
        also = {"GRP-4", "GRP-23", "GRP-26", "GRP-29"})
public final class JoinsDeadGroup extends BrokenProvider {
    /** For the service loader. */
    public JoinsDeadGroup() {
        super("joins-dead-group", Requirements.require(Capability.GROUPS, Capability.Groups.UNCONSTRAINED));
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
                try {
                    return super.open(request, upcalls);
                } catch (Ws2Exception e) {
                    if (e.error() != WsaError.WSAEINVAL
                            || request.group().existing().isEmpty()) throw e;
                    OpenRequest ungrouped = new OpenRequest(request.entry(), GroupRequest.NONE, request.flags());
                    GroupId id = request.group().existing().orElseThrow();
                    return new Pretender(this, super.open(ungrouped, upcalls), id);
                }
            }
        };
    }

    private static final class Pretender extends ForwardingSocket {
        private final GroupId id;

        Pretender(ForwardingTransport transport, ProviderSocket next, GroupId id) {
            super(transport, next);
            this.id = id;
        }

        @Override
        public <T> T option(Ws2Option<T> option) throws Ws2Exception {
            return option.equals(SocketOptions.SO_GROUP_ID) ? option.type().cast(id) : super.option(option);
        }
    }
}
