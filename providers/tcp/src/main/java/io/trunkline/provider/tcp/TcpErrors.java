package io.trunkline.provider.tcp;

import static io.trunkline.api.Side.LOCAL;
import static io.trunkline.api.Side.NETWORK;
import static io.trunkline.api.Side.PEER;
import static io.trunkline.api.WsaError.WSAEACCES;
import static io.trunkline.api.WsaError.WSAEADDRINUSE;
import static io.trunkline.api.WsaError.WSAEADDRNOTAVAIL;
import static io.trunkline.api.WsaError.WSAEAFNOSUPPORT;
import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEHOSTDOWN;
import static io.trunkline.api.WsaError.WSAEHOSTUNREACH;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAEMFILE;
import static io.trunkline.api.WsaError.WSAENETDOWN;
import static io.trunkline.api.WsaError.WSAENETUNREACH;
import static io.trunkline.api.WsaError.WSAENOBUFS;
import static io.trunkline.api.WsaError.WSAENOTCONN;
import static io.trunkline.api.WsaError.WSAENOTSOCK;
import static io.trunkline.api.WsaError.WSAETIMEDOUT;

import io.trunkline.api.FailureContext;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.Locale;

/** What NIO throws, as Windows Sockets errors: one table, read from the top. */
final class TcpErrors {
    /** One line of the table: an exception's type, what its message contains, and what both mean. */
    private record Row(Class<? extends Exception> type, String text, WsaError error, Side side, String advice) {
        boolean matches(Exception failure, String message) {
            return type.isInstance(failure) && message.contains(text);
        }
    }

    // The system's text tells codes of one exception type apart. Where a locale has another language the type's last
    // line holds.
    private static final List<Row> TABLE = List.of(
            // @formatter:off
            //  exception                              text                         error             side     what to do
            row(SocketTimeoutException.class,          "",                          WSAETIMEDOUT,     NETWORK, "no answer within the limit"),
            row(ConnectException.class,                "timed out",                 WSAETIMEDOUT,     NETWORK, "no answer; the host may be down or a filter drops the packets"),
            row(ConnectException.class,                "",                          WSAECONNREFUSED,  PEER,    "nobody listens there; start the other side first, or check host and port"),
            row(NoRouteToHostException.class,          "",                          WSAEHOSTUNREACH,  NETWORK, "there is no way to this host"),
            row(BindException.class,                   "cannot assign",             WSAEADDRNOTAVAIL, LOCAL,   "this host has no such address"),
            row(BindException.class,                   "permission denied",         WSAEACCES,        LOCAL,   "this user may not have this port; take one from 1024 on"),
            row(BindException.class,                   "",                          WSAEADDRINUSE,    LOCAL,   "another socket has this address; take another port, or 0 for a free one"),
            row(ClosedChannelException.class,          "",                          WSAENOTSOCK,      LOCAL,   "the socket has been closed"),
            row(IOException.class,                     "too many open files",       WSAEMFILE,        LOCAL,   "this process may not open more files; raise the limit (ulimit -n)"),
            row(IOException.class,                     "no buffer space",           WSAENOBUFS,       LOCAL,   "the system has no memory for sockets left"),
            row(IOException.class,                     "cannot allocate memory",    WSAENOBUFS,       LOCAL,   "the system has no memory for sockets left"),
            row(IOException.class,                     "network is unreachable",    WSAENETUNREACH,   NETWORK, "there is no way to this network"),
            row(IOException.class,                     "network is down",           WSAENETDOWN,      NETWORK, "the network interface is down"),
            row(IOException.class,                     "no route to host",          WSAEHOSTUNREACH,  NETWORK, "there is no way to this host"),
            row(IOException.class,                     "host is down",              WSAEHOSTDOWN,     NETWORK, "the host is down"),
            row(IOException.class,                     "timed out",                 WSAETIMEDOUT,     NETWORK, "the other side has not answered for too long"),
            row(IOException.class,                     "broken pipe",               WSAECONNRESET,    PEER,    "the other side takes no more data"),
            row(IOException.class,                     "reset",                     WSAECONNRESET,    PEER,    "the other side has reset the connection"),
            row(IOException.class,                     "connection abort",          WSAECONNABORTED,  LOCAL,   "this host has given the connection up"),
            row(IOException.class,                     "permitted",                 WSAEACCES,        LOCAL,   "a filter of this host forbids it"),
            row(IOException.class,                     "permission denied",         WSAEACCES,        LOCAL,   "this user may not do that"),
            row(IOException.class,                     "family",                    WSAEAFNOSUPPORT,  LOCAL,   "this host does not have this address family"),
            row(IOException.class,                     "invalid argument",          WSAEINVAL,        LOCAL,   "the system does not accept this address or value"),
            row(IOException.class,                     "",                          WSAENETDOWN,      LOCAL,   "the system reported a failure that has no code of its own"),
            row(UnresolvedAddressException.class,      "",                          WSAEADDRNOTAVAIL, LOCAL,   "the address has a name that was not looked up"),
            row(UnsupportedAddressTypeException.class, "",                          WSAEAFNOSUPPORT,  LOCAL,   "the address is of another family than the socket"),
            row(NotYetConnectedException.class,        "",                          WSAENOTCONN,      LOCAL,   "the socket is not connected"));
            // @formatter:on

    private TcpErrors() {}

    private static Row row(Class<? extends Exception> type, String text, WsaError error, Side side, String advice) {
        return new Row(type, text, error, side, advice);
    }

    /** The failure of an operation on a socket. */
    static Ws2Exception of(Exception failure) {
        return of(failure, null);
    }

    /** The failure of an operation that was about an address. */
    static Ws2Exception of(Exception failure, SocketAddress about) {
        if (failure instanceof Ws2Exception known) return known;
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        for (Row row : TABLE) {
            if (row.matches(failure, message)) return exception(row, failure, about);
        }
        throw new AssertionError("not a failure of the network", failure);
    }

    private static Ws2Exception exception(Row row, Exception failure, SocketAddress about) {
        NetworkCause cause = row.side == LOCAL ? null : new NetworkCause(0, String.valueOf(failure.getMessage()));
        return new Ws2Exception(
                row.error, row.advice, new FailureContext(null, text(about), null, cause, row.side), failure);
    }

    /** An address in the text form of its family; {@code null} for none. */
    static String text(SocketAddress address) {
        for (InetFormat format : InetFormat.values()) {
            if (format.accepts(address)) return format.format(address);
        }
        return address == null ? null : address.toString();
    }

    /** True if the connection was reset, which takes the other side's end with it; false if it only takes no more data. */
    static boolean isReset(IOException failure) {
        return of(failure).error() == WSAECONNRESET
                && !String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("broken pipe");
    }

    /** The socket has been closed, by this side. */
    static Ws2Exception closed() {
        return new Ws2Exception(WSAENOTSOCK, "the socket has been closed");
    }
}
