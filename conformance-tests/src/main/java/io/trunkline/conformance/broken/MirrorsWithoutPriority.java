package io.trunkline.conformance.broken;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;

/** Puts accepted sockets into the mirror of the caller's group and forgets their priorities. */
@Breaks("GRP-28")
public final class MirrorsWithoutPriority extends BrokenProvider {
    /** For the service loader. */
    public MirrorsWithoutPriority() {
        super("mirrors-without-priority", Needs.PRIORITY.and(Needs.GROUP_REFERENCE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public IncomingConnection nextRequest() throws Ws2Exception {
                IncomingConnection below = super.nextRequest();
                return below == null ? null : new Forgetful(below);
            }
        };
    }

    private record Forgetful(IncomingConnection next) implements IncomingConnection {
        @Override
        public ConnectionRequest request() {
            return next.request();
        }

        @Override
        public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
            ProviderSocket accepted = next.accept(decision, upcalls);
            if (decision.mirrorsGroup() && Siblings.group(accepted).isPresent()) {
                accepted.option(SocketOptions.SO_GROUP_PRIORITY, 0);
            }
            return accepted;
        }

        @Override
        public void reject() {
            next.reject();
        }
    }
}
