package io.trunkline.circuit.socket;

import java.util.ArrayDeque;
import java.util.Deque;

/** Messages in order. Mostly there is one at most: thousands of channels have each two of these. */
final class Messages {
    private byte[] first;
    /** Those behind the first, {@code null} until there were any. */
    private Deque<byte[]> others;

    boolean isEmpty() {
        return first == null;
    }

    /** The first, {@code null} if there is none. */
    byte[] peek() {
        return first;
    }

    void add(byte[] message) {
        if (first == null) {
            first = message;
            return;
        }
        if (others == null) others = new ArrayDeque<>();
        others.add(message);
    }

    /** Takes the first out, which must be there. */
    byte[] remove() {
        byte[] removed = first;
        first = others == null ? null : others.poll();
        return removed;
    }

    void clear() {
        first = null;
        others = null;
    }
}
