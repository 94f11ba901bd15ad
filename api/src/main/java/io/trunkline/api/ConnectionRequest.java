package io.trunkline.api;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** A waiting connection request, as a {@link ConditionFunction} sees it. Valid only while the function runs. */
public interface ConnectionRequest {
    /** Who calls. */
    SocketAddress callerId();

    /** The address that was called. */
    SocketAddress calleeId();

    /** Data that came with the request, read only; empty if there is none. */
    ByteBuffer callerData();

    /** The caller's quality of service for the socket, seen from this side; empty if there is none to negotiate. */
    Optional<Qos> qos();

    /** The quality of service of the caller's group, seen from this side; empty if there is none. */
    Optional<Qos> groupQos();

    /** The caller's priority inside its group, where the transport carries it. */
    OptionalInt priority();

    /** What tells the caller's groups apart, where the transport carries it. */
    Optional<GroupReference> groupReference();

    /** Octets that {@link Decision#calleeData} may have; 0 where the transport carries none. */
    int calleeDataRoom();

    /** Take the connection. Refine the answer with the methods of {@link Decision}. */
    default Decision accept() {
        return Decision.ACCEPT;
    }

    /** Refuse it: the caller gets {@code WSAECONNREFUSED}, and so does accept. */
    default Decision reject() {
        return Decision.REJECT;
    }

    /** Leave it at the head of the queue: accept gives {@code WSATRY_AGAIN}, and no further request is announced. */
    default Decision defer() {
        return Decision.DEFER;
    }
}
