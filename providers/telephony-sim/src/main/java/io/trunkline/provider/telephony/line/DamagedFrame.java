package io.trunkline.provider.telephony.line;

import io.trunkline.provider.telephony.hdlc.BitDestuffer;
import io.trunkline.provider.telephony.hdlc.BitStuffer;
import io.trunkline.provider.telephony.hdlc.FrameBounds;
import io.trunkline.provider.telephony.hdlc.FrameReceiver;

/**
 * A frame of which some bits are turned over. Only then its bits are made, and read again: what comes of it is what a receiver of the real
 * line would find, an inserted zero that is none any more and a flag in the middle of a frame among it.
 */
final class DamagedFrame {
    private static final int FLAG_BITS = 8;
    private static final int LONGEST_OCTETS = 65_535;

    private final byte[] frame;
    private byte[] line;

    DamagedFrame(byte[] frame) {
        this.frame = frame;
    }

    /** Turns over a bit, counted from the first after the flag before the frame; beyond the flag after it nothing is. */
    void turnOver(long bit) {
        if (line == null) line = encode();
        long place = bit + FLAG_BITS;
        if (place >= 8L * line.length) return;
        line[(int) (place >> 3)] ^= (byte) (1 << (place & 7));
    }

    private byte[] encode() {
        BitStuffer stuffer = new BitStuffer();
        stuffer.flag();
        stuffer.frame(frame);
        return stuffer.toArray();
    }

    boolean isDamaged() {
        return line != null;
    }

    /** What a receiver makes of it. */
    void readBy(FrameReceiver receiver) {
        BitDestuffer destuffer = new BitDestuffer(new FrameBounds(1, LONGEST_OCTETS), receiver);
        destuffer.receive(line);
        // the flag of the next frame, or of the idle line, ends what a damaged flag did not
        BitStuffer next = new BitStuffer();
        next.flag();
        destuffer.receive(next.toArray());
    }
}
