package io.trunkline.runtime;

import static io.trunkline.api.WsaError.WSAEALREADY;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAEISCONN;
import static io.trunkline.api.WsaError.WSAENOTCONN;
import static io.trunkline.api.WsaError.WSAESHUTDOWN;

import io.trunkline.api.WsaError;

/**
 * Which operation is allowed in which state, and the code where it is not: one row per operation, one column per
 * {@link SocketState}. Nothing else decides about states.
 *
 * <p>The order of all checks: a closed library ({@code WSANOTINITIALISED}), a closed socket ({@code WSAENOTSOCK}, so
 * {@code CLOSED} needs no column), a missing argument ({@code WSAEFAULT}), a bad argument, this table, what the provider
 * declares, the provider. A refused operation has changed nothing.
 */
enum Operation {
    // In the columns BROKEN and RESET, WSAECONNRESET stands for the code with which the connection has failed.
    // @formatter:off
    //              name               UNBOUND       BOUND         LISTENING     CONNECTING    CONNECTED    SEND_ENDED    RECEIVE_ENDED BOTH_ENDED    BROKEN         RESET
    OPEN           ("socket"),
    BIND           ("bind",            Cell.ALLOWED, WSAEINVAL,    WSAEINVAL,    WSAEINVAL,    WSAEINVAL,   WSAEINVAL,    WSAEINVAL,    WSAEINVAL,    WSAEINVAL,     WSAEINVAL),
    SOCK_NAME      ("getsockname",     WSAEINVAL,    Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED,Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED,  Cell.ALLOWED),
    PEER_NAME      ("getpeername",     WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  Cell.ALLOWED,Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED,  Cell.ALLOWED),
    LISTEN         ("listen",          WSAEINVAL,    Cell.ALLOWED, Cell.ALLOWED, WSAEINVAL,    WSAEISCONN,  WSAEISCONN,   WSAEISCONN,   WSAEISCONN,   WSAEISCONN,    WSAEISCONN),
    CONNECT        ("connect",         Cell.ALLOWED, Cell.ALLOWED, WSAEINVAL,    WSAEALREADY,  WSAEISCONN,  WSAEISCONN,   WSAEISCONN,   WSAEISCONN,   WSAEISCONN,    WSAEISCONN),
    JOIN_LEAF      ("joinLeaf",        Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, WSAEALREADY,  Cell.ALLOWED,WSAESHUTDOWN, Cell.ALLOWED, WSAESHUTDOWN, WSAECONNRESET, WSAECONNRESET), // of a root
    ACCEPT         ("accept",          WSAEINVAL,    WSAEINVAL,    Cell.ALLOWED, WSAEINVAL,    WSAEINVAL,   WSAEINVAL,    WSAEINVAL,    WSAEINVAL,    WSAEINVAL,     WSAEINVAL),
    SEND           ("send",            WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  Cell.ALLOWED,WSAESHUTDOWN, Cell.ALLOWED, WSAESHUTDOWN, WSAECONNRESET, WSAECONNRESET),
    RECEIVE        ("receive",         WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  Cell.ALLOWED,Cell.ALLOWED, WSAESHUTDOWN, WSAESHUTDOWN, Cell.ALLOWED,  WSAECONNRESET),
    SHUTDOWN       ("shutdown",        WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  Cell.ALLOWED,Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, WSAENOTCONN,   WSAENOTCONN),
    SEND_DISCONNECT("sendDisconnect",  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  WSAENOTCONN,  Cell.ALLOWED,WSAESHUTDOWN, Cell.ALLOWED, WSAESHUTDOWN, WSAENOTCONN,   WSAENOTCONN),
    SET_UNBOUND    ("setsockopt",      Cell.ALLOWED, WSAEINVAL,    WSAEINVAL,    WSAEINVAL,    WSAEINVAL,   WSAEINVAL,    WSAEINVAL,    WSAEINVAL,    WSAEINVAL,     WSAEINVAL),
    SET_NO_LISTENER("setsockopt",      Cell.ALLOWED, Cell.ALLOWED, WSAEINVAL,    Cell.ALLOWED, Cell.ALLOWED,Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED, Cell.ALLOWED,  Cell.ALLOWED),
    // Allowed in every state but CLOSED:
    SET_OPTION     ("setsockopt"),
    GET_OPTION     ("getsockopt"),
    IOCTL          ("ioctl"),
    CONNECT_RESULT ("connectResult"),
    ON_QOS_CHANGE  ("onQosChange"),
    STATISTICS     ("statistics"),
    STREAM         ("stream"),
    SEND_TO        ("sendto"),
    EVENT_SELECT   ("eventSelect"),
    ASYNC_SELECT   ("asyncSelect"),
    ENUM_NETWORK_EVENTS("enumNetworkEvents"),
    CLOSE          ("closesocket");
    // @formatter:on

    /** Names for cells. */
    private static final class Cell {
        static final WsaError ALLOWED = null;
    }

    private final String call;
    private final WsaError[] refusals;

    Operation(String call, WsaError... refusals) {
        this.call = call;
        this.refusals = refusals;
    }

    /** The standard's name of the call, for messages. */
    String call() {
        return call;
    }

    /** The code that the operation gets in {@code state}, or {@code null} if it is allowed. */
    WsaError refusal(SocketState state) {
        if (state == SocketState.CLOSED) return WsaError.WSAENOTSOCK;
        return refusals.length == 0 ? null : refusals[state.ordinal()];
    }

    /** True if the operation is allowed in {@code state}. */
    boolean isAllowed(SocketState state) {
        return refusal(state) == null;
    }

    /** What is wrong and what to do, in one line. */
    String explanation(SocketState state) {
        String is = "the socket is " + state.words();
        return switch (this) {
            case BIND -> is + ", a socket can be bound once: use a new one";
            case SOCK_NAME -> is + ": bind or connect it first";
            case LISTEN -> is + (state == SocketState.UNBOUND ? ": bind it first" : ": use a new one");
            case CONNECT -> is + (state == SocketState.CONNECTING ? ": wait for its outcome" : ": use a new one");
            case ACCEPT -> is + ", not listening: call listen first";
            case SET_UNBOUND -> is + ": this option is looked at only by bind, set it before";
            case SET_NO_LISTENER -> is + ": set this option before listen";
            case PEER_NAME, SEND, RECEIVE, SHUTDOWN, SEND_DISCONNECT ->
                is + (state.ordinal() < SocketState.CONNECTED.ordinal() ? ": connect or accept first" : "");
            default -> is;
        };
    }
}
