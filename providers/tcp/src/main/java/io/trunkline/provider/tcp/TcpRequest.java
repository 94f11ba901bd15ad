package io.trunkline.provider.tcp;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FailureContext;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * A connection that waits for a decision. TCP has shaken hands already: to the caller it looks connected, and rejecting it
 * is a reset.
 */
final class TcpRequest implements IncomingConnection {
    private final TcpSocket listening;
    private final TcpListener listener;
    private final SocketChannel channel;
    private final IncomingCall caller;
    private boolean decided;

    TcpRequest(TcpSocket listening, TcpListener listener, SocketChannel channel, IncomingCall caller) {
        this.listening = listening;
        this.listener = listener;
        this.channel = channel;
        this.caller = caller;
    }

    @Override
    public ConnectionRequest request() {
        return caller;
    }

    @Override
    public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
        if (!decides()) throw TcpErrors.closed();
        try {
            checkExtras(decision);
            InetSocketAddress address = (InetSocketAddress) caller.callerId();
            return TcpSocket.accepted(listening, new TcpAccepted(channel, address, decision.group()), upcalls);
        } catch (Ws2Exception | RuntimeException e) {
            TcpListener.reset(channel);
            throw e;
        }
    }

    /** A request is decided once, whatever comes beside it. */
    private boolean decides() {
        synchronized (this) {
            if (decided) return false;
            decided = true;
        }
        listener.decided(this);
        return true;
    }

    private static void checkExtras(Decision decision) throws Ws2Exception {
        if (decision.calleeData().hasRemaining()) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "tcp carries no data with an answer; its room is 0 octets");
        }
        for (Optional<Qos> changed : List.of(decision.qos(), decision.groupQos())) {
            if (changed.isPresent() && !changed.get().asksForNothing()) {
                throw new QosRefusedException("tcp has no quality of service to negotiate", null, FailureContext.NONE);
            }
        }
    }

    @Override
    public void reject() {
        if (decides()) TcpListener.reset(channel);
    }
}
