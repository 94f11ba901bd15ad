package io.trunkline.runtime;

import io.trunkline.api.NetworkEventHandler;
import io.trunkline.api.NetworkEvents;
import io.trunkline.api.Overlapped;
import io.trunkline.api.Ws2Event;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/** The forms that this library has not got: they say so of an open socket, once nothing is wrong with the call. */
abstract class MissingForms implements Ws2Socket {
    /** Fails, with the operation's name, if the socket or the library has been closed. */
    abstract void checkOpen(Operation operation) throws Ws2Exception;

    private void checkCall(Operation operation, Object... arguments) throws Ws2Exception {
        checkOpen(operation);
        for (Object argument : arguments) {
            if (argument == null) throw new Ws2Exception(WsaError.WSAEFAULT, "an argument is missing (null)");
        }
    }

    @Override
    public final int sendTo(ByteBuffer data, int flags, SocketAddress to) throws Ws2Exception {
        checkCall(Operation.SEND_TO, data, to);
        return Ws2Socket.super.sendTo(data, flags, to);
    }

    @Override
    public final boolean send(ByteBuffer[] data, int flags, Overlapped overlapped) throws Ws2Exception {
        checkCall(Operation.SEND, data, overlapped);
        return Ws2Socket.super.send(data, flags, overlapped);
    }

    @Override
    public final boolean receive(ByteBuffer[] data, int flags, Overlapped overlapped) throws Ws2Exception {
        checkCall(Operation.RECEIVE, data, overlapped);
        return Ws2Socket.super.receive(data, flags, overlapped);
    }

    @Override
    public final void eventSelect(Ws2Event event, int mask) throws Ws2Exception {
        checkOpen(Operation.EVENT_SELECT); // no event and no mask ask for none
        Ws2Socket.super.eventSelect(event, mask);
    }

    @Override
    public final void asyncSelect(Executor executor, int mask, NetworkEventHandler handler) throws Ws2Exception {
        checkCall(Operation.ASYNC_SELECT, executor, handler);
        Ws2Socket.super.asyncSelect(executor, mask, handler);
    }

    @Override
    public final NetworkEvents enumNetworkEvents(Ws2Event event) throws Ws2Exception {
        checkOpen(Operation.ENUM_NETWORK_EVENTS); // no event is reset then
        return Ws2Socket.super.enumNetworkEvents(event);
    }
}
