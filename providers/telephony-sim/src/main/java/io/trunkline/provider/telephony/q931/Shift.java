package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * What follows is of another codeset.
 *
 * @param locking true: all that follows; false: the next element only
 * @param codeset 0 to 7
 */
@Clause("Q.931 (05/98) §4.5.3, §4.5.4")
public record Shift(boolean locking, int codeset) implements ElementBody {
    // bits: non-locking 1 · codeset 3

    static Shift of(int value) {
        return new Shift((value & 8) == 0, value & 7);
    }

    static Decoded<Shift> decode(OctetReader in) {
        return Decoded.of(of(in.u8()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(locking ? codeset : 8 | codeset);
    }
}
