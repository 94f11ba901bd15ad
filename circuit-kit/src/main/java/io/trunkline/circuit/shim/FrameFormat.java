package io.trunkline.circuit.shim;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;

/** How frames of a circuit are written: what stands before every body, and how it is read again. */
public enum FrameFormat {
    /**
     * Behind LLC and SNAP, as in an AAL5 unit: LLC 3, OUI 3, protocol type 2, version and kind 1, flags 1, channel 2, and
     * offset 4 where the kind has one.
     */
    @Clause("RFC 2684 §5.1, LLC encapsulation with SNAP; IEEE 802, local experimental EtherType 1")
    LLC_SNAP(new byte[] {(byte) 0xAA, (byte) 0xAA, 3, 0, 0, 0, (byte) 0x88, (byte) 0xB5}) {
        @Override
        int numberOctets(int channel) {
            return 2;
        }

        @Override
        int writeLabel(byte[] sdu, int at, FrameKind kind, boolean first) {
            sdu[at] = (byte) (VERSION << 4 | kind.number);
            sdu[at + 1] = (byte) (first ? FIRST : 0);
            return at + 2;
        }

        @Override
        int labelOctets() {
            return 2;
        }

        @Override
        int kindOf(int label) {
            return label >> 12 == VERSION ? label >> 8 & 0x0F : -1;
        }

        @Override
        boolean begins(int label) {
            return (label & FIRST) != 0;
        }
    },
    /**
     * As short as it gets, for lines on which an octet costs 125 µs and the protocol is told by what carries the frame: version,
     * first and kind 1, channel 1 up to 127 and else 2 with the first bit set, and offset 4 where the kind has one.
     */
    COMPACT(new byte[0]) {
        @Override
        int numberOctets(int channel) {
            return channel < 0x80 ? 1 : 2;
        }

        @Override
        int writeLabel(byte[] sdu, int at, FrameKind kind, boolean first) {
            sdu[at] = (byte) (VERSION << 4 | (first ? 8 : 0) | kind.number);
            return at + 1;
        }

        @Override
        int labelOctets() {
            return 1;
        }

        @Override
        int kindOf(int label) {
            return label >> 4 == VERSION ? label & 7 : -1;
        }

        @Override
        boolean begins(int label) {
            return (label & 8) != 0;
        }
    };

    private static final int VERSION = 1;
    private static final int FIRST = 0x01;
    private static final int OFFSET_OCTETS = 4;

    private final byte[] prefix;

    FrameFormat(byte[] prefix) {
        this.prefix = prefix;
    }

    abstract int numberOctets(int channel);

    /** @return where the channel's number begins */
    abstract int writeLabel(byte[] sdu, int at, FrameKind kind, boolean first);

    abstract int labelOctets();

    /** @return -1 if it is of another version */
    abstract int kindOf(int label);

    abstract boolean begins(int label);

    /** The largest channel number. */
    public int maxChannel() {
        return this == LLC_SNAP ? 0xFFFF : 0x7FFF;
    }

    /** How long the header of a frame is. */
    public int headerOctets(FrameKind kind, int channel) {
        return prefix.length + labelOctets() + numberOctets(channel) + (kind.hasOffset() ? OFFSET_OCTETS : 0);
    }

    /** The most that any header takes. */
    public int maxHeaderOctets() {
        return headerOctets(FrameKind.MESSAGE_PART, maxChannel());
    }

    /** An SDU with this header and room for a body of {@code bodyOctets} behind it. */
    public byte[] open(FrameKind kind, int channel, long offset, int bodyOctets) {
        return open(kind, channel, offset, bodyOctets, false);
    }

    /** The same, of a message that begins. */
    public byte[] openMessage(FrameKind kind, int channel, long offset, int bodyOctets) {
        return open(kind, channel, offset, bodyOctets, true);
    }

    private byte[] open(FrameKind kind, int channel, long offset, int bodyOctets, boolean first) {
        byte[] sdu = new byte[headerOctets(kind, channel) + bodyOctets];
        System.arraycopy(prefix, 0, sdu, 0, prefix.length);
        int at = writeLabel(sdu, prefix.length, kind, first);
        if (numberOctets(channel) == 2) {
            sdu[at++] = (byte) (channel >> 8 | (this == COMPACT ? 0x80 : 0));
        }
        sdu[at++] = (byte) channel;
        if (kind.hasOffset()) for (int i = 0; i < OFFSET_OCTETS; i++) sdu[at + i] = (byte) (offset >> (24 - 8 * i));
        return sdu;
    }

    /** Reads an SDU; the array is not copied. */
    public Decoded<Frame> decode(byte[] sdu, int from, int lengthOctets) {
        int end = from + lengthOctets;
        int at = from + prefix.length;
        if (at + labelOctets() + 1 > end) return Decoded.malformed("frame cut short", lengthOctets);
        for (int i = 0; i < prefix.length; i++) {
            if (sdu[from + i] != prefix[i]) return Decoded.malformed("not of the encapsulation", i);
        }
        int label = number(sdu, at, labelOctets());
        FrameKind kind = FrameKind.of(kindOf(label));
        if (kind == null) return Decoded.malformed("unknown version or kind", prefix.length);
        at += labelOctets();
        int octets = this == COMPACT && sdu[at] >= 0 ? 1 : 2;
        int body = at + octets + (kind.hasOffset() ? OFFSET_OCTETS : 0);
        if (body > end) return Decoded.malformed("channel or offset cut short", lengthOctets);
        int channel = number(sdu, at, octets) & maxChannel();
        long offset = kind.hasOffset() ? number(sdu, at + octets, OFFSET_OCTETS) & 0xFFFF_FFFFL : 0;
        return Decoded.of(new Frame(kind, channel, begins(label), offset, sdu, body, end - body));
    }

    private static int number(byte[] sdu, int at, int octets) {
        int value = 0;
        for (int i = 0; i < octets; i++) value = value << 8 | (sdu[at + i] & 0xFF);
        return value;
    }
}
