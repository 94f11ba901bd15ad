package io.trunkline.provider.loopback;

import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.util.List;
import java.util.Optional;

/** A connect that waits at a listener. */
record LoopbackRequest(LoopbackSocket listener, LoopbackSocket caller, ConnectionRequest request)
        implements IncomingConnection {
    @Override
    public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
        synchronized (listener.transport.network()) {
            if (!listener.requests.remove(this)) throw new Ws2Exception(WsaError.WSAECONNRESET, "the caller has gone");
            caller.peer = new LoopbackSocket(listener.transport, upcalls, listener.address, caller);
            caller.connected = new Connected(decision.calleeData(), Optional.empty(), Optional.empty(), List.of());
        }
        caller.tell(Ready.CONNECT | Ready.SEND);
        return caller.peer;
    }

    @Override
    public void reject() {
        synchronized (listener.transport.network()) {
            if (listener.requests.remove(this)) caller.failure = new Ws2Exception(WsaError.WSAECONNREFUSED);
        }
        caller.tell(Ready.CONNECT);
    }
}
