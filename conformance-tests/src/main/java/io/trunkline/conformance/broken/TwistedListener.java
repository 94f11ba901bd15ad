package io.trunkline.conformance.broken;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.util.function.UnaryOperator;

/** A listener that shows its condition function something else than what has arrived. */
final class TwistedListener extends ForwardingSocket {
    private final UnaryOperator<IncomingCall> twist;
    private IncomingConnection head;
    private Shown shown;

    TwistedListener(ForwardingTransport transport, ProviderSocket next, UnaryOperator<IncomingCall> twist) {
        super(transport, next);
        this.twist = twist;
    }

    @Override
    public synchronized IncomingConnection nextRequest() throws Ws2Exception {
        IncomingConnection below = super.nextRequest();
        if (below == null) return null;
        if (!below.equals(head)) {
            head = below;
            shown = new Shown(below, twist.apply(facts(below.request())));
        }
        return shown;
    }

    private static IncomingCall facts(ConnectionRequest seen) {
        return new IncomingCall(
                seen.callerId(),
                seen.calleeId(),
                seen.callerData(),
                seen.qos(),
                seen.groupQos(),
                seen.priority(),
                seen.groupReference(),
                seen.calleeDataRoom());
    }

    private record Shown(IncomingConnection next, ConnectionRequest request) implements IncomingConnection {
        @Override
        public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
            return next.accept(decision, upcalls);
        }

        @Override
        public void reject() {
            next.reject();
        }
    }
}
