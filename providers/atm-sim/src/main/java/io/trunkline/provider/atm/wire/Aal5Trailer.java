package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * The last 8 octets of the last cell of an AAL type 5 unit.
 *
 * @param userToUser passed through, 0 to 255
 * @param commonPartIndicator must be 0
 * @param lengthOctets octets of the user's data, 0 to 65535; 0 means aborted
 * @param crc32 over everything before it
 */
@Clause("ITU-T I.363.5 (08/96) §9.2.1")
public record Aal5Trailer(int userToUser, int commonPartIndicator, int lengthOctets, int crc32) {
    // octets:                  1               1                        2                 4

    /** Its size. */
    public static final int OCTETS = 8;

    /** From the first octets of a reader. */
    public static Decoded<Aal5Trailer> decode(OctetReader in) {
        Aal5Trailer trailer = new Aal5Trailer(in.u8(), in.u8(), in.u16(), in.i32());
        return in.finish("trailer", trailer);
    }

    /** Its 8 octets. */
    public Octets encode() {
        return new OctetWriter(OCTETS)
                .u8(userToUser)
                .u8(commonPartIndicator)
                .u16(lengthOctets)
                .i32(crc32)
                .toOctets();
    }
}
