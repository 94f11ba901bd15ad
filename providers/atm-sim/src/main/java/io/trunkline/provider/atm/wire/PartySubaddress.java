package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * The subaddress of a party.
 *
 * @param type 0 NSAP, 1 ATM end system
 * @param odd an odd number of digits
 * @param address at most 20 octets
 */
@Clause("Q.2931 (02/95) §4.5.12, §4.5.14")
public record PartySubaddress(int type, boolean odd, Octets address) implements ElementBody {
    // octets: (1, type 3 bits, odd 1, 000) 1 · address

    private static final int MAX_OCTETS = 20;

    static Decoded<PartySubaddress> decode(OctetReader in) {
        int first = in.u8();
        if (in.remaining() > MAX_OCTETS) return Decoded.malformed("subaddress longer than 20 octets", MAX_OCTETS + 1);
        PartySubaddress body = new PartySubaddress(first >> 4 & 7, (first & 8) != 0, in.rest());
        return in.finish("subaddress", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, 1).bits(3, type).bits(1, odd ? 1 : 0).bits(3, 0).octets(address);
    }
}
