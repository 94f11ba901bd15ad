package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/** The frame check sequence of 32 bits, which links of PPP may agree on; sent complemented, low octet first. */
@Clause("RFC 1662 §C.3; RFC 1570 §2.1")
public final class Fcs32 {
    /** Octets on the line. */
    public static final int OCTETS = 4;
    /** The register before the first octet. */
    public static final int INITIAL = 0xFFFF_FFFF;
    /** The register after an undamaged frame and its check sequence. */
    public static final int GOOD = 0xDEBB_20E3;

    private static final int POLYNOMIAL = 0xEDB8_8320;
    private static final int[] STEPS = steps();

    private Fcs32() {}

    private static int[] steps() {
        int[] steps = new int[256];
        for (int octet = 0; octet < steps.length; octet++) {
            int register = octet;
            for (int bit = 0; bit < 8; bit++) register = register >>> 1 ^ ((register & 1) == 0 ? 0 : POLYNOMIAL);
            steps[octet] = register;
        }
        return steps;
    }

    /** The register after the octets from one index up to but without another. */
    public static int update(int register, byte[] octets, int from, int to) {
        int next = register;
        for (int i = from; i < to; i++) next = next >>> 8 ^ STEPS[(next ^ octets[i]) & 0xFF];
        return next;
    }

    /** The value for a frame; its lowest octet goes first. */
    public static int of(byte[] frame) {
        return ~update(INITIAL, frame, 0, frame.length);
    }

    /** The frame and its check sequence. */
    public static byte[] append(byte[] frame) {
        byte[] checked = Arrays.copyOf(frame, frame.length + OCTETS);
        int value = of(frame);
        for (int i = 0; i < OCTETS; i++) checked[frame.length + i] = (byte) (value >> 8 * i);
        return checked;
    }

    /** True if a frame with its check sequence is undamaged. */
    public static boolean isGood(byte[] checked, int from, int to) {
        return update(INITIAL, checked, from, to) == GOOD;
    }
}
