package io.trunkline.provider.reference;

import io.trunkline.api.FailureContext;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;

/** Why the network or the other end says no, and what that is in Windows Sockets. Numbers as in ITU-T Q.850, table 1. */
enum ReferenceCause {
    // @formatter:off
    //             number  name                              side          error                    in words
    NO_SUCH_HOST  (1,      "unallocated number",             Side.NETWORK, WsaError.WSAEHOSTUNREACH, "no host of that name is on the network"),
    BUSY          (17,     "user busy",                      Side.PEER,    WsaError.WSAECONNREFUSED, "the listener's backlog is full"),
    REJECTED      (21,     "call rejected",                  Side.PEER,    WsaError.WSAECONNREFUSED, "the listener has rejected the request"),
    NOBODY_LISTENS(3,      "no route to destination",        Side.PEER,    WsaError.WSAECONNREFUSED, "nobody listens at that address"),
    LINK_CUT      (27,     "destination out of order",       Side.NETWORK, WsaError.WSAECONNRESET,   "the link was cut"),
    RESET         (31,     "normal, unspecified",            Side.PEER,    WsaError.WSAECONNRESET,   "the other side has reset the connection"),
    CLOSED        (16,     "normal call clearing",           Side.PEER,    WsaError.WSAECONNRESET,   "the other side has closed"),
    NO_CAPACITY   (49,     "quality of service unavailable", Side.NETWORK, WsaError.WSAEOPNOTSUPP,   "the link cannot promise that");
    // @formatter:on

    private final FailureContext context;
    private final WsaError error;
    private final String words;

    ReferenceCause(int number, String name, Side side, WsaError error, String words) {
        this.context = new FailureContext(null, null, null, new NetworkCause(number, name), side);
        this.error = error;
        this.words = words;
    }

    Ws2Exception failure() {
        return new Ws2Exception(error, words, context, null);
    }

    /** A refusal with this cause; {@code available} may be {@code null}. */
    QosRefusedException refusal(String detail, Qos available) {
        return new QosRefusedException(words + ": " + detail, available, context);
    }
}
