package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * What happens to a call on its way.
 *
 * @param location as in {@link Cause}
 * @param description 1 not end to end ISDN, 2 destination is not, 3 origin is not, 4 returned, 5 the service changed, 8 in-band information
 */
@Clause("Q.931 (05/98) §4.5.23")
public record ProgressIndicator(int location, int description) implements ElementBody {
    // octets: (1, coding 2 bits, 0, location 4) 1 · (1, description 7) 1

    static Decoded<ProgressIndicator> decode(OctetReader in) {
        int first = in.u8();
        int second = in.u8();
        if (first < 0x80 || second < 0x80) return Decoded.malformed("progress indicator without extension bit", 0);
        if ((first >> 5 & 3) != 0) return Decoded.malformed("progress indicator of another coding standard", 0);
        return in.finishExactly("progress indicator", new ProgressIndicator(first & 0xF, second & 0x7F));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(0x80 | location).u8(0x80 | description);
    }
}
