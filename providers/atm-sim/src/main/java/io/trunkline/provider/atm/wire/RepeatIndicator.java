package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * Says what several elements of one kind that follow mean.
 *
 * @param meaning 2 means in order of preference
 */
@Clause("Q.2931 (02/95) §4.5.19")
public record RepeatIndicator(int meaning) implements ElementBody {
    // bits: 1 · 000 · meaning 4

    static Decoded<RepeatIndicator> decode(OctetReader in) {
        RepeatIndicator body = new RepeatIndicator(in.u8() & 0xF);
        return in.finishExactly("RepeatIndicator", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(4, 8).bits(4, meaning);
    }
}
