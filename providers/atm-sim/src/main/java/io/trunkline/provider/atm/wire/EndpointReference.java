package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The number of a party of a point-to-multipoint call.
 *
 * @param toOriginator as in a {@link CallReference}
 * @param value 0 for the first party, to 32767
 */
@Clause("Q.2971 (10/95) §8.2.1")
public record EndpointReference(boolean toOriginator, int value) implements ElementBody {
    // octets: type 1, always 0 · (flag 1 bit, value 15) 2

    static Decoded<EndpointReference> decode(OctetReader in) {
        int type = in.u8();
        if (type != 0) return Decoded.malformed("endpoint reference of type " + type, in.position() - 1);
        EndpointReference reference = new EndpointReference(in.bits(1) == 1, in.bits(15));
        return in.finishExactly("endpoint reference", reference);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(0).bits(1, toOriginator ? 1 : 0).bits(15, value);
    }
}
