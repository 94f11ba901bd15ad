package io.trunkline.circuit.shim;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;

/**
 * One AAL5 service data unit on a circuit of ours.
 *
 * @param kind what the body is
 * @param channel which member of the circuit, 0 to 65,535
 * @param first true if a message begins with the body
 * @param offset octets of messages sent before, modulo 2^32; 0 in a frame without offset
 * @param octets the array that the body stands in; not copied
 * @param from where the body begins
 * @param lengthOctets how long it is
 */
@Clause("RFC 2684 §5.1, LLC encapsulation with SNAP; IEEE 802, local experimental EtherType 1")
public record Frame(
        FrameKind kind, int channel, boolean first, long offset, byte[] octets, int from, int lengthOctets) {
    // octets: LLC 3 · OUI 3 · protocol type 2 · version and kind 1 · flags 1 · channel 2 [· offset 4]

    /** What stands before every body. */
    public static final int HEADER_OCTETS = 12;
    /** What stands before the octets of a message. */
    public static final int MESSAGE_HEADER_OCTETS = HEADER_OCTETS + 4;

    private static final byte[] LLC_SNAP = {(byte) 0xAA, (byte) 0xAA, 3, 0, 0, 0, (byte) 0x88, (byte) 0xB5};
    private static final int VERSION = 1;
    private static final int FIRST = 0x01;

    /** True if frames of this kind have an offset. */
    private static boolean hasOffset(FrameKind kind) {
        return kind != FrameKind.SSCOP;
    }

    /** An SDU with this header and room for a body of {@code bodyOctets} behind it. */
    public static byte[] open(FrameKind kind, int channel, long offset, int bodyOctets) {
        int header = headerOctets(kind);
        byte[] sdu = new byte[header + bodyOctets];
        System.arraycopy(LLC_SNAP, 0, sdu, 0, LLC_SNAP.length);
        sdu[8] = (byte) (VERSION << 4 | kind.number);
        sdu[10] = (byte) (channel >> 8);
        sdu[11] = (byte) channel;
        if (hasOffset(kind)) {
            for (int i = 0; i < 4; i++) sdu[HEADER_OCTETS + i] = (byte) (offset >> (24 - 8 * i));
        }
        return sdu;
    }

    /** The same, of a message that begins. */
    public static byte[] openMessage(FrameKind kind, int channel, long offset, int bodyOctets) {
        byte[] sdu = open(kind, channel, offset, bodyOctets);
        sdu[9] = FIRST;
        return sdu;
    }

    /** How long the header of this kind is. */
    public static int headerOctets(FrameKind kind) {
        return hasOffset(kind) ? MESSAGE_HEADER_OCTETS : HEADER_OCTETS;
    }

    /** Reads an SDU; the array is not copied. */
    public static Decoded<Frame> decode(byte[] sdu, int from, int lengthOctets) {
        if (lengthOctets < HEADER_OCTETS) return Decoded.malformed("frame cut short", lengthOctets);
        for (int i = 0; i < LLC_SNAP.length; i++) {
            if (sdu[from + i] != LLC_SNAP[i]) return Decoded.malformed("not of the encapsulation", i);
        }
        int first = sdu[from + 8] & 0xFF;
        FrameKind kind = FrameKind.of(first & 0x0F);
        if (first >> 4 != VERSION || kind == null) return Decoded.malformed("unknown version or kind", 8);
        int header = headerOctets(kind);
        if (lengthOctets < header) return Decoded.malformed("offset cut short", lengthOctets);
        int channel = (sdu[from + 10] & 0xFF) << 8 | (sdu[from + 11] & 0xFF);
        long offset = 0;
        for (int i = HEADER_OCTETS; i < header; i++) offset = offset << 8 | (sdu[from + i] & 0xFF);
        boolean begins = (sdu[from + 9] & FIRST) != 0;
        return Decoded.of(new Frame(kind, channel, begins, offset, sdu, from + header, lengthOctets - header));
    }
}
