package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/**
 * The frame check sequence of 16 bits, x^16 + x^12 + x^5 + 1: the register starts with ones, bits go in as the line carries them,
 * the complement is sent, low octet first. A register is handed from call to call, so that a frame may come in pieces.
 */
@Clause("ITU-T Q.921 (09/97) §2.7; RFC 1662 §C.2")
public final class Fcs16 {
    /** Octets on the line. */
    public static final int OCTETS = 2;
    /** The register before the first octet. */
    public static final int INITIAL = 0xFFFF;
    /** The register after an undamaged frame and its check sequence. */
    public static final int GOOD = 0xF0B8;

    private static final int AT_ONCE = 8;
    private static final int POLYNOMIAL = 0x8408;
    private static final int VALUES = 256;
    /** What an octet does to the register; then the same if one octet without a one follows, two, and so on up to seven. */
    private static final char[] STEPS = steps();

    private Fcs16() {}

    private static char[] steps() {
        char[] steps = new char[AT_ONCE * VALUES];
        for (int octet = 0; octet < VALUES; octet++) {
            int register = octet;
            for (int at = octet; at < steps.length; at += VALUES) {
                for (int bit = 0; bit < 8; bit++) register = register >> 1 ^ ((register & 1) == 0 ? 0 : POLYNOMIAL);
                steps[at] = (char) register;
            }
        }
        return steps;
    }

    /** The register after one more octet, of which the low eight bits count. */
    public static int update(int register, int octet) {
        return register >> 8 ^ step(0, register ^ octet);
    }

    /** The register after the octets from one index up to but without another. */
    public static int update(int register, byte[] octets, int from, int to) {
        int next = register;
        int i = from;
        for (; i <= to - AT_ONCE; i += AT_ONCE) next = updateByEight(next, octets, i);
        for (; i < to; i++) next = update(next, octets[i]);
        return next;
    }

    /** Only the first two of the octets wait for the register. */
    private static int updateByEight(int register, byte[] octets, int at) {
        return step(7, octets[at] ^ register)
                ^ step(6, octets[at + 1] ^ register >> 8)
                ^ step(5, octets[at + 2])
                ^ step(4, octets[at + 3])
                ^ step(3, octets[at + 4])
                ^ step(2, octets[at + 5])
                ^ step(1, octets[at + 6])
                ^ step(0, octets[at + 7]);
    }

    private static int step(int following, int octet) {
        return STEPS[following * VALUES + (octet & 0xFF)];
    }

    /** The value to be sent after this much of a frame; its low octet goes first. */
    public static int value(int register) {
        return register ^ 0xFFFF;
    }

    /** The value for a frame. */
    public static int of(byte[] frame) {
        return value(update(INITIAL, frame, 0, frame.length));
    }

    /** The frame and its check sequence. */
    public static byte[] append(byte[] frame) {
        byte[] checked = Arrays.copyOf(frame, frame.length + OCTETS);
        int value = of(frame);
        checked[frame.length] = (byte) value;
        checked[frame.length + 1] = (byte) (value >> 8);
        return checked;
    }

    /** True if a frame with its check sequence is undamaged. */
    public static boolean isGood(byte[] checked, int from, int to) {
        return update(INITIAL, checked, from, to) == GOOD;
    }
}
