package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/**
 * Reads a synchronous line bit by bit, in pieces of any size. Total: whatever comes, it does not throw, and it keeps no more than one
 * frame of the longest kind. Flags may follow each other, and may share a zero. One thread at a time.
 */
@Clause("ITU-T Q.921 (09/97) §2.2, §2.6, §2.9 to §2.11")
public final class BitDestuffer {
    private static final int FLAG_ONES = 6;
    private static final int ABORT_ONES = 7;
    private static final int IDLE_ONES = 15;
    /** Bits of a flag that were taken for data when its last one is seen: a zero and six ones. */
    private static final int FLAG_DATA_BITS = 7;

    private final FrameBounds bounds;
    private final FrameReceiver receiver;
    private final byte[] octets;
    private final int maxBits;
    private boolean hunting = true;
    private boolean idle = true;
    private int ones;
    private int bits; // of the frame under way, those of a flag included

    /** Waits for the first flag. */
    public BitDestuffer(FrameBounds bounds, FrameReceiver receiver) {
        this.bounds = bounds;
        this.receiver = receiver;
        this.maxBits = 8 * (bounds.maxOctets() + Fcs16.OCTETS) + FLAG_DATA_BITS;
        this.octets = new byte[bounds.maxOctets() + Fcs16.OCTETS + 1];
    }

    /** The next octets of the line, each with its first bit lowest. */
    public void receive(byte[] packed) {
        for (byte octet : packed) {
            for (int i = 0; i < 8; i++) receiveBit(octet >> i & 1);
        }
    }

    /** The next bit of the line. */
    public void receiveBit(int bit) {
        if (bit == 0) zero();
        else one();
    }

    private void zero() {
        int run = ones;
        ones = 0;
        if (run == FLAG_ONES) flag();
        else if (run < BitStuffing.MAX_ONES) data(0);
    }

    private void one() {
        if (ones < IDLE_ONES) ones++;
        if (ones < ABORT_ONES) {
            data(1);
        } else if (ones == ABORT_ONES) {
            abort();
        } else if (ones == IDLE_ONES && !idle) {
            idle = true;
            receiver.idle();
        }
    }

    private void data(int bit) {
        if (hunting) return;
        if (bits == maxBits) {
            hunting = true;
            receiver.fault(FrameFault.TOO_LONG);
            return;
        }
        int at = bits >> 3;
        if ((bits & 7) == 0) octets[at] = 0;
        octets[at] = (byte) (octets[at] | bit << (bits & 7));
        bits++;
    }

    private void abort() {
        boolean inFrame = !hunting && bits > FLAG_ONES;
        hunting = true;
        if (inFrame) receiver.fault(FrameFault.ABORT);
    }

    private void flag() {
        int received = bits - FLAG_DATA_BITS;
        boolean inFrame = !hunting && received > 0;
        hunting = false;
        idle = false;
        bits = 0;
        if (inFrame) frame(received);
    }

    private void frame(int received) {
        int length = received >> 3;
        if ((received & 7) != 0) {
            receiver.fault(FrameFault.NOT_ALIGNED);
        } else if (length < bounds.minOctets() + Fcs16.OCTETS) {
            receiver.fault(FrameFault.TOO_SHORT);
        } else if (!Fcs16.isGood(octets, 0, length)) {
            receiver.fault(FrameFault.WRONG_CHECK);
        } else {
            receiver.frame(Arrays.copyOf(octets, length - Fcs16.OCTETS));
        }
    }
}
