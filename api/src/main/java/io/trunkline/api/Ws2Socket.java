package io.trunkline.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A socket. Made blocking; {@code FIONBIO} changes that. Any number of threads may use it; sends are taken one after the
 * other, and so are receives, and the two directions do not wait for each other. Closing it from another thread ends
 * every call that is running on it with {@code WSAENOTSOCK}. Interrupting a thread inside a blocking call ends the call
 * with {@code WSAEINTR}; what that does to the connection is the provider's matter and stands on its page.
 *
 * <p>The methods that are named after the standard answer a would-block with {@link WsaError#negative()} of
 * {@code WSAEWOULDBLOCK} and allocate nothing for it; the channel methods answer it with 0 and the end of the data with
 * -1. After close every method gives {@code WSAENOTSOCK}, whatever its arguments are, but {@link #protocolInfo},
 * {@link #isOpen}, {@link #close} and {@link #abort}, which does nothing then.
 */
public interface Ws2Socket extends GatheringByteChannel, ScatteringByteChannel {
    /** The socket's catalog entry. */
    ProtocolInfo protocolInfo();

    /**
     * Gives the socket a local address.
     *
     * @throws Ws2Exception {@code WSAEADDRINUSE}; {@code WSAEADDRNOTAVAIL}; {@code WSAEFAULT} another family;
     *     {@code WSAEINVAL} already bound
     */
    void bind(SocketAddress address) throws Ws2Exception;

    /** Gives the socket a local address by name or in text form. */
    void bind(String name) throws Ws2Exception;

    /** The local address; {@code WSAEINVAL} if the socket is not bound. */
    SocketAddress sockName() throws Ws2Exception;

    /** The other side's address; {@code WSAENOTCONN} if there is none. */
    SocketAddress peerName() throws Ws2Exception;

    /**
     * Begins to listen.
     *
     * @param backlog how many requests may wait; the provider clips it silently
     * @throws Ws2Exception {@code WSAEINVAL} not bound; {@code WSAEISCONN} connected; {@code WSAEOPNOTSUPP}
     *     connectionless; {@code WSAEADDRINUSE}
     */
    void listen(int backlog) throws Ws2Exception;

    /**
     * Connects, with everything that {@code WSAConnect} takes. After a refusal, an unreachable network or a time-out the
     * same socket may try again. On a non-blocking socket the call starts the attempt and throws
     * {@code WSAEWOULDBLOCK}; the outcome is read by {@link #connectResult()}.
     *
     * @throws QosRefusedException a required quality of service cannot be had
     * @throws Ws2Exception {@code WSAECONNREFUSED}, {@code WSAENETUNREACH}, {@code WSAEHOSTUNREACH},
     *     {@code WSAETIMEDOUT} the network's answer; {@code WSAEISCONN}, {@code WSAEALREADY}, {@code WSAEINVAL} listening
     *     or a constrained group that is bound to another host; {@code WSAEAFNOSUPPORT}; {@code WSAEADDRNOTAVAIL};
     *     {@code WSAEPROTONOSUPPORT} caller data that cannot travel
     */
    Connected connect(ConnectRequest request) throws Ws2Exception;

    /** Connects to an address with the configured limit. */
    default Connected connect(SocketAddress address) throws Ws2Exception {
        return connect(address == null ? null : ConnectRequest.to(address));
    }

    /** Connects to a name or an address in text form. @param limit as {@link ConnectRequest#limit(Duration)} takes it */
    default Connected connect(String name, Duration limit) throws Ws2Exception {
        return connect(name == null ? null : ConnectRequest.to(name).limit(limit));
    }

    /**
     * The outcome of a connect on a non-blocking socket, or of the last join of a leaf.
     *
     * @return {@code null} while it is under way
     * @throws Ws2Exception it has failed; {@code WSAEINVAL} none was started
     */
    Connected connectResult() throws Ws2Exception;

    /** Takes the first waiting connection; the new socket is in no group. */
    default Ws2Socket accept() throws Ws2Exception {
        return accept(ConnectionRequest::accept);
    }

    /**
     * Lets {@code condition} decide about the first waiting connection, in this thread. The new socket has the
     * listener's options, not its group.
     *
     * @throws Ws2Exception {@code WSAECONNREFUSED} rejected; {@code WSATRY_AGAIN} deferred; {@code WSAEINVAL} not
     *     listening, a group that does not exist or cannot take the caller (the connection is then rejected), or a quality
     *     of service that the caller does not ask for (the request still waits); {@code WSAEWOULDBLOCK} none waits and the socket is non-blocking
     */
    Ws2Socket accept(ConditionFunction condition) throws Ws2Exception;

    /** As {@link #accept(ConditionFunction)}, waiting no longer than {@code limit}: then {@code WSAETIMEDOUT}. */
    Ws2Socket accept(ConditionFunction condition, Duration limit) throws Ws2Exception;

    /**
     * Sends. Blocking: all of it. Non-blocking: as much as there is room for; a message goes whole or not at all.
     *
     * @param flags {@code MSG_} bits
     * @return octets taken; {@code -WSAEWOULDBLOCK} on a non-blocking socket without room
     * @throws Ws2Exception {@code WSAENOTCONN}; {@code WSAESHUTDOWN}; {@code WSAECONNRESET}; {@code WSAECONNABORTED};
     *     {@code WSAEMSGSIZE} nothing was sent; {@code WSAETIMEDOUT} {@code SO_SNDTIMEO} has passed
     */
    int send(ByteBuffer data, int flags) throws Ws2Exception;

    /** Sends without flags. */
    default int send(ByteBuffer data) throws Ws2Exception {
        return send(data, 0);
    }

    /** Sends the buffers in their order, as one message where messages are kept. */
    long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;

    /**
     * Receives. A stream gives what there is; a message-oriented socket gives one message.
     *
     * @param flags {@code MSG_} bits
     * @return octets received; 0 at the graceful end of a stream; {@code -WSAEDISCON} at the graceful end of messages;
     *     {@code -WSAEWOULDBLOCK} on a non-blocking socket with nothing there
     * @throws Ws2Exception {@code WSAENOTCONN}; {@code WSAESHUTDOWN}; {@code WSAECONNRESET}; {@code WSAECONNABORTED};
     *     {@code WSAEMSGSIZE} the message does not fit and waits for a larger buffer; {@code WSAETIMEDOUT}
     *     {@code SO_RCVTIMEO} has passed
     */
    int receive(ByteBuffer data, int flags) throws Ws2Exception;

    /** Receives without flags. */
    default int receive(ByteBuffer data) throws Ws2Exception {
        return receive(data, 0);
    }

    /** Receives into the buffers in their order. */
    long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;

    /** Sends a datagram; {@code WSAEOPNOTSUPP} on connection-oriented providers. */
    default int sendTo(ByteBuffer data, int flags, SocketAddress to) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "datagrams are not supported by this provider");
    }

    /**
     * Ends one or both directions. Never blocks, frees nothing.
     *
     * @throws Ws2Exception {@code WSAENOTCONN}
     */
    void shutdown(Shutdown how) throws Ws2Exception;

    /** Ends sending with data for the other side, {@code null} for none; {@code WSAENOPROTOOPT} where it cannot travel. */
    default void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        if (data != null && data.hasRemaining()) {
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, "this provider carries no disconnect data");
        }
        shutdown(Shutdown.SD_SEND);
    }

    /** Sets an option. {@code WSAENOPROTOOPT} unknown or read only; {@code WSAEINVAL} a value that is not acceptable. */
    <T> void setOption(Ws2Option<T> option, T value) throws Ws2Exception;

    /** Reads an option. {@code WSAENOPROTOOPT} unknown. */
    <T> T getOption(Ws2Option<T> option) throws Ws2Exception;

    /**
     * A control operation.
     *
     * <p>{@code SIO_SET_QOS} and {@code SIO_SET_GROUP_QOS} on a live circuit may have to wait for the network. A blocking
     * socket waits, no longer than the configured {@code connect.limit}. On a non-blocking one the call starts the request
     * and throws {@code WSAEWOULDBLOCK}; the same call again gives the outcome once there is one, which also comes to
     * {@link #onQosChange}.
     *
     * @param input the input, {@code null} where there is none
     * @throws QosRefusedException the quality of service cannot be had; what was in force still is
     * @throws Ws2Exception {@code WSAENOPROTOOPT}, {@code WSAEOPNOTSUPP} the provider has no such operation;
     *     {@code WSAEWOULDBLOCK}; {@code WSAEALREADY} another request of this kind is under way; {@code WSAETIMEDOUT} the
     *     network has not answered in time, what it decides later comes to {@link #onQosChange}
     */
    <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception;

    /** The group's id, {@link GroupId#NONE} outside one: {@code SO_GROUP_ID}. */
    default GroupId groupId() throws Ws2Exception {
        return getOption(SocketOptions.SO_GROUP_ID);
    }

    /**
     * Tells {@code handler}, on {@code executor}, whenever the socket's or its group's quality of service changes.
     *
     * @param executor runs the handler; what comes back out of it, be it that it refuses the task or that it has run it at
     *     once and the handler has thrown, is logged, and the next change is told all the same
     * @param handler called once for each change
     * @return closing it ends the notices
     */
    Registration onQosChange(Executor executor, Consumer<QosChange> handler) throws Ws2Exception;

    /**
     * Records the network events of {@code mask} and sets {@code event}, {@code null} for none; makes the socket non-blocking.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no event objects; {@link #onQosChange} tells of changes of
     *     the quality of service
     */
    default void eventSelect(Ws2Event event, int mask) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "event objects are not supported by this library");
    }

    /**
     * Hands the network events of {@code mask} to {@code handler} on {@code executor}.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no event callbacks but {@link #onQosChange}
     */
    default void asyncSelect(Executor executor, int mask, NetworkEventHandler handler) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "event callbacks are not supported by this library");
    }

    /**
     * The events recorded since the last call, which clears them and resets {@code event} unless it is {@code null}.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library records no events
     */
    default NetworkEvents enumNetworkEvents(Ws2Event event) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "event objects are not supported by this library");
    }

    /**
     * Starts an overlapped send.
     *
     * @return true if it has completed already
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no overlapped operations; send in a thread of its own
     */
    default boolean send(ByteBuffer[] data, int flags, Overlapped overlapped) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "overlapped operations are not supported by this library");
    }

    /**
     * Starts an overlapped receive.
     *
     * @return true if it has completed already
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no overlapped operations; receive in a thread of its own
     */
    default boolean receive(ByteBuffer[] data, int flags, Overlapped overlapped) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "overlapped operations are not supported by this library");
    }

    /**
     * Joins a leaf to a multipoint session, or this leaf to one. The socket must have been made with a
     * {@code WSA_FLAG_MULTIPOINT_} flag of each plane.
     *
     * <p>On a control root it invites the leaf that listens at the address, and gives a new socket: the leaf's session at
     * the root, with this socket's properties and not its group. Where the data plane is rooted that socket carries no
     * data (send gives {@code WSAEOPNOTSUPP}); a receive on it waits for the leaf's end. Data goes out through the root, to
     * all leaves. One join at a time is under way. On a control leaf it joins the session of the root at the address, and
     * gives this socket. Closing the root ends all leaves; closing a leaf's session socket ends that leaf.
     *
     * <p>A blocking socket waits as {@link #connect(ConnectRequest)} does. A non-blocking one never gives
     * {@code WSAEWOULDBLOCK}: it returns the socket at once, not yet usable; {@link #connectResult()} on either socket gives
     * the outcome, and closing the returned one calls the join off. {@link #connectResult()} also tells what was granted.
     *
     * @param flags one of the {@code JL_} values: whether this side sends, receives, or both
     * @return a new socket for the leaf if this one is a root, else this one
     * @throws QosRefusedException a required quality of service cannot be had
     * @throws Ws2Exception {@code WSAEOPNOTSUPP} no multipoint, not a multipoint socket, or a direction that its planes do
     *     not have; {@code WSAEALREADY} another join is under way; {@code WSAEISCONN} this leaf is a member already;
     *     {@code WSAEINVAL} not one of the {@code JL_} values, or this leaf listens; {@code WSAESHUTDOWN} the root has been
     *     shut down; the network's answers as {@link #connect(ConnectRequest)}
     */
    default Ws2Socket joinLeaf(ConnectRequest request, int flags) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "multipoint is not supported by this provider");
    }

    /** What the socket has done so far. */
    SocketStatistics statistics() throws Ws2Exception;

    /** The receiving side as a stream. Closing it closes the socket. */
    InputStream input() throws Ws2Exception;

    /** The sending side as a stream, not buffered. Closing it closes the socket. */
    OutputStream output() throws Ws2Exception;

    /** Closes the socket as {@code SO_LINGER} says. Closing twice is harmless. */
    @Override
    void close() throws Ws2Exception;

    /** Closes the socket with a reset: unsent data is lost, the other side sees {@code WSAECONNRESET}. */
    void abort() throws Ws2Exception;
}
