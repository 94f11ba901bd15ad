package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * Moves the next element, or all that follow, into another codeset.
 *
 * @param codeset 0 to 7
 */
@Clause("Q.2931 (02/95) §4.5.3, §4.5.4")
public record Shift(int codeset) implements ElementBody {
    // bits: 1 · 0000 · codeset 3

    static Decoded<Shift> decode(OctetReader in) {
        Shift body = new Shift(in.u8() & 7);
        return in.finishExactly("Shift", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(5, 0x10).bits(3, codeset);
    }
}
