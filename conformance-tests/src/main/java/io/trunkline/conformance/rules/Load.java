package io.trunkline.conformance.rules;

import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;
import io.trunkline.conformance.lab.Tap;
import java.nio.ByteBuffer;

/** One member's traffic in a measurement, non-blocking at both ends, so that one thread can drive several. */
final class Load {
    /** What is handed over at once, where messages can be that large. */
    static final int PIECE_OCTETS = 1_024;

    private final Pair pair;
    private final byte[] piece;
    private final ByteBuffer room = ByteBuffer.allocate(0x10000);
    private long sent;
    private long received;

    /** Traffic over a connection. @param key tells its octets from those of others */
    Load(Lab lab, Pair pair, int key) throws Exception {
        this.pair = pair;
        this.piece = Pattern.octets(key, 0, Flow.piece(lab.entry(), PIECE_OCTETS));
        pair.caller().blocking(false);
        pair.callee().blocking(false);
    }

    /** The sending end. */
    Tap caller() {
        return pair.caller();
    }

    /** What is handed over at once. */
    int pieceOctets() {
        return piece.length;
    }

    /** Octets that the provider has taken so far. */
    long sent() {
        return sent;
    }

    /** Octets that have arrived so far. */
    long received() {
        return received;
    }

    /** Octets that are on their way, or wait for it. */
    long outstanding() {
        return sent - received;
    }

    /** Hands over up to {@code most} octets, as far as there is room. */
    void offer(long most) throws Exception {
        for (long left = most; left > 0; ) {
            ByteBuffer next = ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, left));
            int taken = pair.caller().socket().send(next, 0);
            if (taken <= 0) return;
            sent += taken;
            left -= taken;
        }
    }

    /** Hands over as much as there is room for. */
    void fill() throws Exception {
        offer(Integer.MAX_VALUE);
    }

    /** Takes what has arrived. */
    void drain() throws Exception {
        while (true) {
            room.clear();
            int count = pair.callee().socket().receive(room, 0);
            if (count <= 0) return;
            received += count;
        }
    }
}
