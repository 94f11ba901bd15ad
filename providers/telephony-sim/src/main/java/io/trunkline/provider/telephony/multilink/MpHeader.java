package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;

/**
 * What a fragment begins with.
 *
 * @param begins it is the first of its packet (B)
 * @param ends it is the last of its packet (E)
 * @param cls its class, 0 where headers have none
 * @param sequence its number in the class, modulo {@link HeaderFormat#modulus}
 */
@Clause("RFC 1990 §3; RFC 2686 §3")
public record MpHeader(boolean begins, boolean ends, int cls, int sequence) {
    private static final int BEGINS = 0x80;
    private static final int ENDS = 0x40;
    private static final int LONG_CLASS_SHIFT = 2;
    private static final int SHORT_CLASS_SHIFT = 4;

    /** Writes it: {@link HeaderFormat#octets} octets. */
    public void write(HeaderFormat format, byte[] out, int at) {
        int flags = (begins ? BEGINS : 0) | (ends ? ENDS : 0);
        if (format.shortSequence()) {
            out[at] = (byte) (flags | cls << SHORT_CLASS_SHIFT | sequence >>> 8);
            out[at + 1] = (byte) sequence;
            return;
        }
        out[at] = (byte) (flags | cls << LONG_CLASS_SHIFT);
        out[at + 1] = (byte) (sequence >>> 16);
        out[at + 2] = (byte) (sequence >>> 8);
        out[at + 3] = (byte) sequence;
    }

    /** Its octets. */
    public byte[] encode(HeaderFormat format) {
        byte[] octets = new byte[format.octets()];
        write(format, octets, 0);
        return octets;
    }

    /** Reads one; reserved bits count for nothing, a class that was not agreed is a malformation. */
    public static Decoded<MpHeader> decode(OctetReader in, HeaderFormat format) {
        int first = in.u8();
        int cls = format.shortSequence() ? first >> SHORT_CLASS_SHIFT & 3 : first >> LONG_CLASS_SHIFT & 15;
        int sequence = format.shortSequence() ? (first & 15) << 8 | in.u8() : in.u24();
        if (!format.isMultiClass()) cls = 0;
        if (cls >= format.classes() && !in.ranOut()) {
            return Decoded.malformed("class " + cls + " of " + format.classes(), 0);
        }
        return in.finish("multilink header", new MpHeader((first & BEGINS) != 0, (first & ENDS) != 0, cls, sequence));
    }
}
