package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;

/**
 * What carries signalling messages across one user-network interface: the signalling AAL, seen from one side. It keeps order and loses
 * nothing while it is established. Used by one thread at a time, like everything inside the kernel.
 */
@Clause("Q.2130 (07/94) §6; AAL-ESTABLISH, AAL-DATA, AAL-RELEASE")
public interface AssuredLink {
    /** What the link tells the side that uses it. Not called from inside one of the link's own methods. */
    interface Upcalls {
        /** It is established: asked for here, or by the other side, or after an outage; or it was reset, and messages may be lost. */
        void established();

        /** It is not established any more, or could not be. What was sent and not acknowledged may be lost. */
        void released();

        /** A message. */
        void received(Octets message);
    }

    /** Who is told; set once, before anything else is called. */
    void upcalls(Upcalls upcalls);

    /** Asks for establishment; {@link Upcalls#established} or {@link Upcalls#released} follows. Asking twice is as good as once. */
    void establish();

    /** Sends a message; only while established. Lost if the link has gone already and {@link Upcalls#released} is about to be called. */
    void send(Octets message);

    /** Ends it; {@link Upcalls#released} follows at both sides. */
    void release();
}
