package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What a suspended call is resumed by.
 *
 * @param value 1 to 8 octets that the user chose
 */
@Clause("Q.931 (05/98) §4.5.6")
public record CallIdentity(Octets value) implements ElementBody {
    static Decoded<CallIdentity> decode(OctetReader in) {
        return Decoded.of(new CallIdentity(in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.octets(value);
    }
}
