package io.trunkline.conformance.lab;

/** Octets that show what happened to them: every one depends on its place, so that a gap or a repetition is seen at once. */
public final class Pattern {
    private static final int RUN_OCTETS = 4;
    private static final int REACH_OCTETS = 0x8000;

    private Pattern() {}

    /** The octet at {@code index} of stream {@code key}. */
    public static byte octet(int key, long index) {
        long mixed = (index + 1) * 0x9E3779B97F4A7C15L + key * 0xC2B2AE3D27D4EB4FL;
        return (byte) (mixed >>> 56);
    }

    /** The octets from {@code from} on. */
    public static byte[] octets(int key, long from, int count) {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) octets[i] = octet(key, from + i);
        return octets;
    }

    /** The first place at which {@code seen} differs from the stream, -1 if none does. */
    public static int firstDifference(int key, long from, byte[] seen) {
        for (int i = 0; i < seen.length; i++) if (seen[i] != octet(key, from + i)) return i;
        return -1;
    }

    /** What probably happened to the octet at {@code wrong}, which is not the expected one. */
    public static String explain(int key, long from, byte[] seen, int wrong) {
        long index = from + wrong;
        if (seen.length - wrong >= RUN_OCTETS) {
            for (int shift = 1; shift < REACH_OCTETS; shift++) {
                if (matches(key, index + shift, seen, wrong)) return shift + " octets are missing";
                if (shift <= index && matches(key, index - shift, seen, wrong)) {
                    return "the last " + shift + " octets come again";
                }
            }
        }
        return String.format("%02x instead of %02x", seen[wrong], octet(key, index));
    }

    private static boolean matches(int key, long index, byte[] seen, int at) {
        for (int i = 0; i < RUN_OCTETS; i++) if (seen[at + i] != octet(key, index + i)) return false;
        return true;
    }
}
