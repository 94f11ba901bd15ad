package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * Whether user information may be sent.
 *
 * @param level 0 yes, 15 no
 */
@Clause("Q.931 (05/98) §4.5.14")
public record CongestionLevel(int level) implements ElementBody {
    static Decoded<CongestionLevel> decode(OctetReader in) {
        return Decoded.of(new CongestionLevel(in.u8()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(level);
    }
}
