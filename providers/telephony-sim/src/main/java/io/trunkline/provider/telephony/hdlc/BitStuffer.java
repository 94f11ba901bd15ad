package io.trunkline.provider.telephony.hdlc;

import java.util.Arrays;

/**
 * Writes a synchronous line bit by bit into octets, the first bit lowest. A frame ends with a flag, which also begins the frame
 * after it; before the first frame, and after an abort or idle time, comes {@link #flag}. One thread at a time.
 */
public final class BitStuffer {
    private static final int ABORT_ONES = 7;

    private byte[] packed = new byte[64];
    private long bits;
    private int ones;

    /** A flag. */
    public void flag() {
        for (int i = 0; i < 8; i++) raw(BitStuffing.FLAG >> i & 1);
    }

    /** A frame with its check sequence, and the flag that ends it. */
    public void frame(byte[] frame) {
        ones = 0;
        for (byte octet : Fcs16.append(frame)) {
            for (int i = 0; i < 8; i++) stuffed(octet >> i & 1);
        }
        flag();
    }

    /** The octets of a frame as far as they go, without check sequence or flag: to be followed by {@link #abort}. */
    public void unfinished(byte[] octets) {
        ones = 0;
        for (byte octet : octets) {
            for (int i = 0; i < 8; i++) stuffed(octet >> i & 1);
        }
    }

    /** A zero and seven ones: the frame under way is void. */
    public void abort() {
        raw(0);
        idle(ABORT_ONES);
    }

    /** This many ones. */
    public void idle(int count) {
        for (int i = 0; i < count; i++) raw(1);
    }

    /** Bits so far. */
    public long bits() {
        return bits;
    }

    /** The bits so far; zeros fill the last octet. */
    public byte[] toArray() {
        return Arrays.copyOf(packed, (int) (bits + 7 >> 3));
    }

    private void stuffed(int bit) {
        raw(bit);
        ones = bit == 0 ? 0 : ones + 1;
        if (ones < BitStuffing.MAX_ONES) return;
        raw(0);
        ones = 0;
    }

    private void raw(int bit) {
        int at = (int) (bits >> 3);
        if (at == packed.length) packed = Arrays.copyOf(packed, 2 * packed.length);
        packed[at] = (byte) (packed[at] | bit << (int) (bits & 7));
        bits++;
    }
}
