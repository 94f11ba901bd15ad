package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * A packet of a protocol that negotiates as the Link Control Protocol does.
 *
 * @param code as in {@link ControlCode}, or a number without a row
 * @param id 0 to 255, pairs answers with requests
 * @param data after the length
 */
@Clause("RFC 1661 §5")
public record ControlPacket(int code, int id, Octets data) {
    private static final int HEADER_OCTETS = 4;

    /** A packet of a known kind. */
    public static ControlPacket of(ControlCode code, int id, Octets data) {
        return new ControlPacket(code.code(), id, data);
    }

    /** Reads one; what is behind its length is padding. */
    public static Decoded<ControlPacket> decode(OctetReader in) {
        int code = in.u8();
        int id = in.u8();
        int length = in.u16();
        if (!in.ranOut() && length < HEADER_OCTETS) return Decoded.malformed("length " + length, in.position());
        Octets data = in.octets(Math.max(0, length - HEADER_OCTETS));
        return in.finish("control packet", new ControlPacket(code, id, data));
    }

    /** Its octets. */
    public Octets encode() {
        int length = HEADER_OCTETS + data.size();
        return new OctetWriter(length).u8(code).u8(id).u16(length).octets(data).toOctets();
    }
}
