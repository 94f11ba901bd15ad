package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * The payload of a loopback cell on one channel; payload type {@link PayloadType#F5_SEGMENT} or {@link PayloadType#F5_END_TO_END}.
 *
 * @param toBeReturned true from the one who asks, false from the one who answers
 * @param correlationTag lets the asker find the answer
 * @param location who is to answer, 16 octets
 * @param source who asks, 16 octets
 */
@Clause("ITU-T I.610 (02/99) §10.2.3")
public record F5Loopback(boolean toBeReturned, int correlationTag, Octets location, Octets source) {
    // octets:                  1                   4                  16             16
    //           type and function 1 before; unused 8, zeros and CRC-10 2 behind

    /** The location that means the end point of the channel or segment. */
    public static final Octets END_POINT = Octets.hex("ff".repeat(16));

    private static final int FAULT_MANAGEMENT_LOOPBACK = 0x18;
    private static final int UNUSED = 0x6A;
    private static final int UNUSED_OCTETS = 8;
    private static final int ID_OCTETS = 16;

    /** Checks the sizes. */
    public F5Loopback {
        if (location.size() != ID_OCTETS || source.size() != ID_OCTETS) {
            throw new IllegalArgumentException("location and source have 16 octets each");
        }
    }

    /** The answer to this one. */
    public F5Loopback returned() {
        return new F5Loopback(false, correlationTag, location, source);
    }

    /** The 48 octets. */
    public Octets encode() {
        byte[] payload = new OctetWriter(Cell.PAYLOAD_OCTETS)
                .u8(FAULT_MANAGEMENT_LOOPBACK)
                .u8(toBeReturned ? 1 : 0)
                .i32(correlationTag)
                .octets(location)
                .octets(source)
                .fill(UNUSED_OCTETS, UNUSED)
                .u16(0)
                .toArray();
        OamCrc.seal(payload);
        return Octets.copyOf(payload);
    }

    /** From the payload of an OAM cell. */
    public static Decoded<F5Loopback> decode(OctetReader in) {
        int position = in.position();
        Octets payload = in.octets(Cell.PAYLOAD_OCTETS);
        if (in.ranOut()) return Decoded.malformed("OAM payload cut short", in.position());
        if (OamCrc.remainder(payload.toArray(), 0, Cell.PAYLOAD_OCTETS) != 0) {
            return Decoded.malformed("CRC-10 does not match", position + Cell.PAYLOAD_OCTETS - 2);
        }
        OctetReader fields = payload.reader();
        int function = fields.u8();
        if (function != FAULT_MANAGEMENT_LOOPBACK) {
            return Decoded.malformed("OAM function " + Integer.toHexString(function) + " is no loopback", position);
        }
        return Decoded.of(new F5Loopback(
                (fields.u8() & 1) != 0, fields.i32(), fields.octets(ID_OCTETS), fields.octets(ID_OCTETS)));
    }
}
