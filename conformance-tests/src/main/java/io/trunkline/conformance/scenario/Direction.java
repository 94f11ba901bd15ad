package io.trunkline.conformance.scenario;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the model knows of one direction of a connection. */
final class Direction {
    /** Tells the octets of this direction from those of others. */
    final int key;
    /** Octets taken from the sender. */
    long sent;
    /** Octets given to the receiver. */
    long received;
    /** Sizes of messages that are on their way; not used for streams. */
    final Deque<Integer> messages = new ArrayDeque<>();
    /** The sender has said that nothing more comes. */
    boolean ended;

    Direction(int key) {
        this.key = key;
    }

    long pending() {
        return sent - received;
    }
}
