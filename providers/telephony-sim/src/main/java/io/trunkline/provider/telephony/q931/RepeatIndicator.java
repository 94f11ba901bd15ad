package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * How several elements of one type that follow are meant.
 *
 * @param meaning 2 in order of priority, one is to be chosen
 */
@Clause("Q.931 (05/98) §4.5.24")
public record RepeatIndicator(int meaning) implements ElementBody {
    static Decoded<RepeatIndicator> decode(OctetReader in) {
        return Decoded.of(new RepeatIndicator(in.u8()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(meaning);
    }
}
