package io.trunkline.circuit.socket;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.shim.Frame;
import java.nio.ByteBuffer;

/** What waits to be sent and what has arrived on a channel: a stream, or messages. In the kernel. */
interface Traffic {
    /** Takes octets, or one message; WOULD_BLOCK if there is no room. */
    int send(ByteBuffer data) throws Ws2Exception;

    /** Room for more, 0 if a send would wait. */
    int sendRoom();

    /** Octets taken and not handed down. */
    int queuedOctets();

    /** The size of the next frame of its own, 0 if there is none. */
    int nextOctets();

    /** The next frame of its own. */
    byte[] take();

    /** Forgets what it has not handed down. */
    void clear();

    /** A frame of its own has come. */
    void received(Frame frame);

    /** Before anything is sent: the other side has room for so many octets of messages, where that is not the usual. */
    default void peersWindow(int octets) {}

    /** Octets of the assured stream have come; they do not change any more. @return true if the reader is to be told */
    boolean arrived(ByteBuffer octets);

    /** The other side has sent an assured SDU that is not of the traffic; it may send another in its place. */
    void othersCame();

    /** The other side has sent its last. @param endOffset where messages end */
    void ends(long endOffset);

    /** Where messages end, for {@link #ends}. */
    long endOffset();

    /** Gives what has arrived, or one message; WOULD_BLOCK if nothing has. */
    int receive(ByteBuffer data, boolean peek) throws Ws2Exception;

    /**
     * The reader waits for so many octets.
     *
     * @return false if it need not, because they have come or the other side can send no more before some are taken
     */
    default boolean holdsOut(int octets) {
        return false;
    }

    /** Somebody beside the reader has seen that nothing has come, and is to be told of the first octet. */
    default void watch() {}

    /** Octets that one receive would give; -1 for an empty message. */
    int receivableOctets();

    boolean hasArrived();

    /** Nobody reads any more. */
    void discard();
}
