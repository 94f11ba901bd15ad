package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;

/**
 * What carries call control messages across one access, seen from one side: the data link layer with all its connections. Each keeps order
 * and loses nothing while it is established. Used by one thread at a time, like everything inside the kernel.
 *
 * <p>A connection is named by its TEI at the network's side. The user's side, one terminal, has one connection and calls it
 * {@link #OWN}, whatever its TEI is.
 */
@Clause("Q.920 (03/93) §4.1; DL-ESTABLISH, DL-DATA, DL-UNIT-DATA, DL-RELEASE")
public interface DataLink {
    /** The one connection of a point-to-point access, and of a terminal at its own side. */
    int OWN = 0;
    /** Not a connection: unacknowledged, to all terminals. */
    int BROADCAST = 127;

    /** What the link tells the side that uses it. Not called from inside one of the link's own methods. */
    interface Upcalls {
        /** A connection is established: asked for here, or by the other side, or after an outage; or it was reset. */
        void established(int tei);

        /** It was out of order, if only for a while: the other side may have given calls up meanwhile. */
        default void reset(int tei) {}

        /** It is not established any more, or could not be. What was sent and not acknowledged may be lost. */
        void released(int tei);

        /** A message. @param tei {@link #BROADCAST} if it came unacknowledged */
        void received(int tei, Octets message);
    }

    /** Who is told; set once, before anything else is called. */
    void upcalls(Upcalls upcalls);

    /** Asks for a connection; {@code established} or {@code released} follows. Asking twice is as good as once. */
    void establish(int tei);

    /** True if the connection's identifier has been taken back: there is none to establish unless somebody gets the same one. */
    default boolean isGone(int tei) {
        return false;
    }

    /** Sends a message on an established connection; lost if that has gone already and {@code released} is about to be called. */
    void send(int tei, Octets message);

    /** Sends a message to all terminals at once, as unacknowledged information; the network's side of a multipoint access only. */
    void broadcast(Octets message);

    /** Ends a connection; {@code released} follows at both sides. */
    void release(int tei);
}
