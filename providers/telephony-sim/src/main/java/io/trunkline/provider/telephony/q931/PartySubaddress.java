package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What a party has behind its number.
 *
 * @param type 0 NSAP, 2 user specified
 * @param odd true if the last octet holds one digit only
 * @param octets at most 20
 */
@Clause("Q.931 (05/98) §4.5.9, §4.5.11")
public record PartySubaddress(int type, boolean odd, Octets octets) implements ElementBody {
    // octets: (1, type 3 bits, odd 1, 000) 1 · subaddress 0 to 20

    static Decoded<PartySubaddress> decode(OctetReader in) {
        int first = in.u8();
        if (first < 0x80) return Decoded.malformed("subaddress without extension bit", 0);
        return in.finish("subaddress", new PartySubaddress(first >> 4 & 7, (first & 8) != 0, in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, 1).bits(3, type).bits(1, odd ? 1 : 0).bits(3, 0).octets(octets);
    }
}
