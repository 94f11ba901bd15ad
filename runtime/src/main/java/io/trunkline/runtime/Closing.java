package io.trunkline.runtime;

import io.trunkline.api.Linger;
import io.trunkline.api.Nanos;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.LingeringClose;
import java.nio.ByteBuffer;

/**
 * The end of a socket. From the first moment on every other call gives {@code WSAENOTSOCK}; those that are running end
 * with it too.
 */
final class Closing {
    private final SocketHandle socket;
    private final SocketCore core;

    Closing(SocketHandle socket, SocketCore core) {
        this.socket = socket;
        this.core = core;
    }

    /**
     * Closes as {@code linger} says. Lingering waits for what was taken to be sent; a provider that cannot tell sends it in
     * the background. If the limit passes the connection is reset.
     *
     * @throws Ws2Exception {@code WSAEWOULDBLOCK} a non-blocking socket would have to wait, it is still open;
     *     {@code WSAETIMEDOUT} the limit has passed and octets are lost; {@code WSAEINTR} the rest goes out in the background
     */
    void close(Linger linger) throws Ws2Exception {
        if (linger.on() && linger.limit().isZero()) {
            end(CloseMode.ABORTIVE);
            return;
        }
        LingeringClose lingering = core.provider().extension(LingeringClose.class);
        if (!linger.on() || lingering == null || !core.state().carriesData()) {
            end(CloseMode.GRACEFUL);
        } else if (core.isNonBlocking()) {
            checkEverythingSent(lingering);
            end(CloseMode.GRACEFUL);
        } else if (stop()) {
            linger(lingering, Nanos.of(linger.limit()));
        }
    }

    private static void checkEverythingSent(LingeringClose lingering) throws Ws2Exception {
        if (lingering.everythingSent()) return;
        String what = "closing would have to wait for unsent data and the socket is non-blocking";
        throw new Ws2Exception(
                WsaError.WSAEWOULDBLOCK, what + ": it is still open, close it again or change SO_LINGER");
    }

    private void linger(LingeringClose lingering, long limitNanos) throws Ws2Exception {
        CloseMode mode = CloseMode.GRACEFUL; // also after an interruption: nothing taken is lost
        try {
            long deadline = core.time.deadlineIn(limitNanos);
            core.outcome.clear();
            boolean sent = lingering.startLinger(limitNanos);
            while (!sent && core.await(core.outcome, deadline)) {
                core.outcome.clear();
                sent = lingering.everythingSent();
                if (!sent && deadline <= core.time.nanos()) break;
            }
            if (sent || lingering.everythingSent()) return;
            mode = CloseMode.ABORTIVE;
            throw new Ws2Exception(
                    WsaError.WSAETIMEDOUT, "SO_LINGER has passed before all octets were sent, the rest is lost");
        } finally {
            release(mode);
        }
    }

    /** Ends one or both directions. Threads that wait in them find out by the state. */
    void shutdown(Shutdown how) throws Ws2Exception {
        core.checkOpen();
        if (how == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the direction to shut down is missing");
        core.check(Operation.SHUTDOWN);
        core.provider().shutdown(how);
        core.change(state -> state.after(how));
        core.wakeAll();
    }

    /** Ends sending with data for the other side. */
    void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        core.checkOpen();
        DisconnectData carrier = core.provider().extension(DisconnectData.class);
        if (data == null || !data.hasRemaining()) {
            shutdown(Shutdown.SD_SEND);
            return;
        }
        if (carrier == null || !core.entry.has(ServiceFlag.DISCONNECT_DATA)) {
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, core.entry.id() + " carries no disconnect data");
        }
        core.check(Operation.SEND_DISCONNECT);
        carrier.sendDisconnect(data);
        core.change(state -> state.after(Shutdown.SD_SEND));
        core.wakeAll();
    }

    /** Closes at once; harmless if it has been closed. */
    void end(CloseMode mode) {
        if (stop()) release(mode);
    }

    /** Makes every call fail from now on; false if that had been done. */
    private boolean stop() {
        if (core.change(state -> SocketState.CLOSED) == SocketState.CLOSED) return false;
        core.wakeAll();
        socket.wakeTurns();
        return true;
    }

    private void release(CloseMode mode) {
        try {
            core.provider().close(mode);
        } finally {
            core.wakeAll();
            socket.wakeTurns();
            core.host.closed(socket);
        }
    }
}
