package io.trunkline.conformance.broken;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.util.function.UnaryOperator;

/** A listener that shows its condition function another contract or reference of the caller's group than has arrived. */
final class TwistedListener extends ForwardingSocket {
    private final UnaryOperator<Qos> contract;
    private final UnaryOperator<GroupReference> reference;
    private IncomingConnection head;
    private Shown shown;

    TwistedListener(
            ForwardingTransport transport,
            ProviderSocket next,
            UnaryOperator<Qos> contract,
            UnaryOperator<GroupReference> reference) {
        super(transport, next);
        this.contract = contract;
        this.reference = reference;
    }

    @Override
    public synchronized IncomingConnection nextRequest() throws Ws2Exception {
        IncomingConnection below = super.nextRequest();
        if (below == null) return null;
        if (!below.equals(head)) {
            head = below;
            shown = new Shown(below, twisted(below.request()));
        }
        return shown;
    }

    private IncomingCall twisted(ConnectionRequest seen) {
        return new IncomingCall(
                seen.callerId(),
                seen.calleeId(),
                seen.callerData(),
                seen.qos(),
                seen.groupQos().map(contract),
                seen.priority(),
                seen.groupReference().map(reference),
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
