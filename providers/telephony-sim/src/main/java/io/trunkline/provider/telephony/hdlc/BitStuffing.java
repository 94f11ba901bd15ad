package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;

/**
 * What transparency costs on a synchronous line: after five ones in a row a zero is inserted, across the borders of octets and in
 * the check sequence too. Counting takes two look-ups for an octet; {@link BitStuffer} makes the bits themselves.
 */
@Clause("ITU-T Q.921 (09/97) §2.2, §2.6; ISO/IEC 13239 §4.3.1")
public final class BitStuffing {
    /** A flag, 01111110. */
    public static final int FLAG = 0x7E;
    /** Bits of a flag. */
    public static final int FLAG_BITS = 8;
    /** Ones after which a zero is inserted. */
    static final int MAX_ONES = 5;

    /** By ones before an octet (0 to 4) and the octet: zeros inserted in its middle, and the ones after it. */
    private static final byte[] STEPS = steps();

    /** The most ones before an octet that count. */
    private static final int MOST_BEFORE = MAX_ONES - 1;
    /** Octets that fit into a long behind the ones before them. */
    private static final int GROUP = 7;

    private static final int ONES_MASK = 7;
    private static final int INSERTED_SHIFT = 3;

    private BitStuffing() {}

    private static byte[] steps() {
        byte[] steps = new byte[MAX_ONES * 256];
        for (int i = 0; i < steps.length; i++) {
            int ones = i >> 8;
            int inserted = 0;
            for (int bit = 0; bit < 8; bit++) {
                ones = (i >> bit & 1) == 0 ? 0 : ones + 1;
                if (ones < MAX_ONES) continue;
                inserted++;
                ones = 0;
            }
            steps[i] = (byte) (inserted << INSERTED_SHIFT | ones);
        }
        return steps;
    }

    /**
     * Bits that a frame takes from a line that is never idle: its octets, its check sequence, the inserted zeros and one flag, which
     * ends it and begins the next.
     *
     * @param frame without flags and check sequence
     */
    public static long lineBits(byte[] frame) {
        return lineBits(frame, 0, frame.length);
    }

    /** As {@link #lineBits(byte[])}, for the octets from one index up to but without another. */
    public static long lineBits(byte[] frame, int from, int to) {
        int check = Fcs16.value(Fcs16.update(Fcs16.INITIAL, frame, from, to));
        int before = stuffed(frame, from, to);
        int low = STEPS[(before & ONES_MASK) << 8 | check & 0xFF];
        int high = STEPS[(low & ONES_MASK) << 8 | check >> 8];
        int inserted = (before >> INSERTED_SHIFT) + (low >> INSERTED_SHIFT) + (high >> INSERTED_SHIFT);
        return 8L * (to - from + Fcs16.OCTETS) + inserted + FLAG_BITS;
    }

    /** As an entry of {@link #STEPS}, for octets with nothing before them. */
    private static int stuffed(byte[] frame, int from, int to) {
        int step = 0;
        int i = from;
        for (; i <= to - GROUP; i += GROUP) {
            int ones = step & ONES_MASK;
            long bits = bits(frame, i) << MOST_BEFORE | (1L << ones) - 1 << MOST_BEFORE - ones;
            long fives = bits & bits >>> 1; // where five ones begin
            fives &= fives >>> 2;
            fives &= bits >>> 4;
            if ((fives & fives >>> MAX_ONES) == 0) {
                int last = Long.numberOfLeadingZeros(~(bits << MOST_BEFORE));
                int inserted = Long.bitCount(fives & ~(fives << 1));
                step = step - ones + (inserted << INSERTED_SHIFT) + (last < MAX_ONES ? last : last - MAX_ONES);
            } else { // ten ones in a row are rare
                step = stuffed(step, frame, i, i + GROUP);
            }
        }
        return stuffed(step, frame, i, to);
    }

    /** A group of octets as the line carries them, lowest bit first. */
    private static long bits(byte[] frame, int at) {
        long bits = 0;
        for (int i = 0; i < GROUP; i++) bits |= (frame[at + i] & 0xFFL) << 8 * i;
        return bits;
    }

    /** The same octet by octet, for octets that follow others. */
    private static int stuffed(int before, byte[] frame, int from, int to) {
        int step = before;
        for (int i = from; i < to; i++) {
            int ones = step & ONES_MASK;
            step = step - ones + STEPS[ones << 8 | frame[i] & 0xFF];
        }
        return step;
    }

    /** Bits of a frame between two flags of its own, both counted. */
    public static long lineBitsAlone(byte[] frame) {
        return lineBits(frame) + FLAG_BITS;
    }

    /** The most bits that a frame of this many octets can take from a busy line, whatever is in it. */
    public static long worstLineBits(int octets) {
        long bits = 8L * (octets + Fcs16.OCTETS);
        return bits + bits / MAX_ONES + FLAG_BITS;
    }

    /** A frame between two flags, packed into octets with the first bit lowest; zeros fill the last octet. */
    public static byte[] encode(byte[] frame) {
        BitStuffer line = new BitStuffer();
        line.flag();
        line.frame(frame);
        return line.toArray();
    }
}
