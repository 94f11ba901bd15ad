package io.trunkline.spi;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A provider's socket: about ten operations, none of which blocks. The library calls at most one send and one receive at
 * a time, everything else beside them, and has checked states and arguments before. What a provider does not support it
 * inherits as a refusal.
 */
public interface ProviderSocket {
    /** Nothing can be done now; an upcall will follow. */
    int WOULD_BLOCK = -10035;
    /** The graceful end of a message-oriented connection. */
    int DISCONNECTED = -10101;

    /** Gives the socket a local address. */
    void bind(SocketAddress address) throws Ws2Exception;

    /** The local address, {@code null} if there is none yet. */
    SocketAddress sockName();

    /** The other side's address, {@code null} if there is none. */
    SocketAddress peerName();

    /** Begins to listen, or changes the backlog. */
    void listen(int backlog) throws Ws2Exception;

    /**
     * Starts a connect; {@link Ready#CONNECT} announces its outcome. After a failure it may be called again.
     *
     * @throws Ws2Exception the caller's mistakes, among them {@code WSAEINVAL} for a constrained group that is bound to
     *     another host; the network's answers come from {@link #connectResult()}
     */
    void connect(ConnectCall call) throws Ws2Exception;

    /**
     * The outcome of the connect.
     *
     * @return {@code null} while it is under way
     * @throws Ws2Exception it has failed
     */
    Connected connectResult() throws Ws2Exception;

    /** Gives up a connect that is under way, because its limit has passed or its caller has gone. */
    void cancelConnect();

    /** The request at the head of the queue, {@code null} if none waits. */
    IncomingConnection nextRequest() throws Ws2Exception;

    /**
     * Takes octets of {@code data}, or one whole message, advancing its position.
     *
     * @param flags {@code MSG_} bits
     * @return octets taken, or {@link #WOULD_BLOCK}
     * @throws Ws2Exception the connection has failed; {@code WSAEMSGSIZE}; {@code WSAEOPNOTSUPP} flags it does not know
     */
    int send(ByteBuffer data, int flags) throws Ws2Exception;

    /**
     * Fills {@code data} with what has arrived, or with one message, advancing its position.
     *
     * @param flags {@code MSG_} bits
     * @return octets given; 0 for the end of a stream; {@link #DISCONNECTED}; or {@link #WOULD_BLOCK}
     * @throws Ws2Exception the connection has failed; {@code WSAEMSGSIZE} the message stays; {@code WSAEOPNOTSUPP} flags
     *     it does not know
     */
    int receive(ByteBuffer data, int flags) throws Ws2Exception;

    /** Ends directions. What has been taken is still sent. */
    void shutdown(Shutdown how) throws Ws2Exception;

    /** Ends the socket; runs beside everything, ends what is running with {@code WSAENOTSOCK}, never blocks. */
    void close(CloseMode mode);

    /** What is ready now, as {@link Ready} bits. A bit that is clear is armed: an upcall follows when it becomes set. */
    int readiness();

    /** Sets an option that the provider knows; the library keeps the rest. */
    default <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAENOPROTOOPT, option + " is not an option of this provider");
    }

    /** Reads an option that the provider knows. */
    default <T> T option(Ws2Option<T> option) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAENOPROTOOPT, option + " is not an option of this provider");
    }

    /**
     * A control operation; those for quality of service are refused with {@code WSAENOPROTOOPT} unless overridden. It does
     * not wait: where the network has to answer first, see {@link PendingControl}.
     */
    default <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        boolean qos = code.equals(Ioctls.SIO_GET_QOS)
                || code.equals(Ioctls.SIO_SET_QOS)
                || code.equals(Ioctls.SIO_GET_GROUP_QOS)
                || code.equals(Ioctls.SIO_SET_GROUP_QOS);
        throw new Ws2Exception(
                qos ? WsaError.WSAENOPROTOOPT : WsaError.WSAEOPNOTSUPP, code + " is not supported by this provider");
    }

    /** Completes what the library has counted with what only the provider knows: queue, waits, circuit, grant. */
    default SocketStatistics statistics(SocketStatistics counted) {
        return counted;
    }

    /**
     * An optional interface of this socket, or {@code null}. A layer forwards the question, except for {@link DataPath}
     * interfaces, which it forwards only if it leaves data untouched.
     */
    default <T> T extension(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : null;
    }
}
