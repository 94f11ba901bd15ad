package io.trunkline.conformance.broken;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;

/** Keeps to itself what the accepting side makes of a quality of service. */
@Breaks(
        value = "GQOS-27",
        also = {"GQOS-28", "SQOS-7"})
public final class HidesAnswers extends BrokenProvider {
    /** For the service loader. */
    public HidesAnswers() {
        super("hides-answers", Needs.ENFORCED.and(Needs.GROUP_REFERENCE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public IncomingConnection nextRequest() throws Ws2Exception {
                IncomingConnection below = super.nextRequest();
                return below == null ? null : new Quiet(below);
            }
        };
    }

    private record Quiet(IncomingConnection next) implements IncomingConnection {
        @Override
        public ConnectionRequest request() {
            return next.request();
        }

        @Override
        public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
            Decision plain = request().accept().calleeData(decision.calleeData());
            return next.accept(decision.mirrorsGroup() ? plain.mirrorGroup() : plain.group(decision.group()), upcalls);
        }

        @Override
        public void reject() {
            next.reject();
        }
    }
}
