package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What the ends use the connection for.
 *
 * @param type 0 ISO, 1 user specific, 3 vendor: organization 3 octets, application 4
 * @param information at most 8 octets
 */
@Clause("Q.2931 (02/95) §4.5.8")
public record HighLayer(int type, Octets information) implements ElementBody {
    // octets: (1, type 7 bits) 1 · information 0 to 8

    /** The two ends know what it means. */
    public static final int USER_SPECIFIC = 1;
    /** A vendor's application. */
    public static final int VENDOR = 3;

    private static final int MAX_OCTETS = 8;

    static Decoded<HighLayer> decode(OctetReader in) {
        int first = in.u8();
        if (in.remaining() > MAX_OCTETS)
            return Decoded.malformed("high layer information longer than 8 octets", MAX_OCTETS + 1);
        HighLayer body = new HighLayer(first & 0x7F, in.rest());
        return in.finish("high layer information", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, 1).bits(7, type).octets(information);
    }
}
