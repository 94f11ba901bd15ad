package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;

/**
 * What stands between two flags, without the check sequence: {@code [FF 03] protocol information}. A receiver takes every form, whatever
 * was agreed; frames of the Link Control Protocol always go in full.
 *
 * @param protocol 1 or 2 octets on the line, odd
 * @param octets the whole frame as received; must not change
 * @param from where the information begins
 */
@Clause("RFC 1661 §2; RFC 1662 §3.1")
public record PppFrame(int protocol, byte[] octets, int from) {
    /** Protocol numbers below this one have a form of one octet. */
    static final int SHORT_PROTOCOLS = 0x100;

    private static final int ALL_STATIONS = 0xFF;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    /** Octets of the information. */
    public int informationOctets() {
        return octets.length - from;
    }

    /** Reads a frame. */
    public static Decoded<PppFrame> decode(byte[] frame) {
        OctetReader in = new OctetReader(frame);
        if (in.peek() == ALL_STATIONS) {
            in.u8();
            if (in.u8() != UNNUMBERED_INFORMATION && !in.ranOut()) {
                return Decoded.malformed("control field is not 03", 1);
            }
        }
        int at = in.position();
        int protocol = protocol(in);
        if (!in.ranOut() && ((protocol & 1) == 0 || (protocol >> 8 & 1) != 0)) {
            return Decoded.malformed("protocol number " + Integer.toHexString(protocol), at);
        }
        return in.finish("PPP frame", new PppFrame(protocol, frame, in.position()));
    }

    /** A protocol number in either form. */
    static int protocol(OctetReader in) {
        int first = in.u8();
        return (first & 1) != 0 ? first : first << 8 | in.u8();
    }

    /** Makes a frame of a protocol number and information. */
    public static byte[] encode(FrameFormat format, int protocol, byte[] information) {
        FrameFormat used = protocol == PppProtocol.LINK_CONTROL.number() ? FrameFormat.FULL : format;
        byte[] frame = new byte[used.headerOctets(protocol) + information.length];
        int at = 0;
        if (!used.withoutAddress()) {
            frame[at++] = (byte) ALL_STATIONS;
            frame[at++] = UNNUMBERED_INFORMATION;
        }
        if (!used.shortProtocol() || protocol >= SHORT_PROTOCOLS) frame[at++] = (byte) (protocol >> 8);
        frame[at++] = (byte) protocol;
        System.arraycopy(information, 0, frame, at, information.length);
        return frame;
    }
}
