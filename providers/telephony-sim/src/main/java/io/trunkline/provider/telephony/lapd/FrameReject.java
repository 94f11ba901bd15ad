package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * The information of FRMR. Data links here understand it and never send it, as the standard has it.
 *
 * @param rejected the two octets of the control field; the second is 0 after an unnumbered frame
 * @param vs V(S) of the sender
 * @param response the rejected frame was a response
 * @param vr V(R) of the sender
 * @param undefined W: the control field is not defined
 * @param informationNotPermitted X, with W
 * @param tooLong Y
 * @param wrongNr Z
 */
@Clause("ITU-T Q.921 (09/97) §3.6.11, Figure 6")
public record FrameReject(
        int rejected,
        int vs,
        boolean response,
        int vr,
        boolean undefined,
        boolean informationNotPermitted,
        boolean tooLong,
        boolean wrongNr) {
    /** Octets of the field. */
    public static final int OCTETS = 5;

    /** Reads the field. */
    public static Decoded<FrameReject> decode(OctetReader in) {
        int rejected = in.u16();
        int vs = in.u8();
        int vr = in.u8();
        int bits = in.u8();
        if ((vs & 1) != 0 || (bits & 0xF0) != 0) return Decoded.malformed("bits set that have to be 0", in.position());
        boolean response = (vr & 1) == 1;
        return in.finishExactly(
                "information of FRMR",
                new FrameReject(
                        rejected,
                        vs >> 1,
                        response,
                        vr >> 1,
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        (bits & 8) != 0));
    }

    /** Its octets. */
    public Octets encode() {
        int bits = (undefined ? 1 : 0) | (informationNotPermitted ? 2 : 0) | (tooLong ? 4 : 0) | (wrongNr ? 8 : 0);
        return new OctetWriter(OCTETS)
                .u16(rejected)
                .u8(vs << 1)
                .u8(vr << 1 | (response ? 1 : 0))
                .u8(bits)
                .toOctets();
    }
}
