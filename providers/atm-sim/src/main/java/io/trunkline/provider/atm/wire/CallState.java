package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The state of a call at the side that sends it.
 *
 * @param state 0 to 63
 */
@Clause("Q.2931 (02/95) §4.5.10")
public record CallState(int state) implements ElementBody {
    // bits: 00 · state 6

    static Decoded<CallState> decode(OctetReader in) {
        CallState body = new CallState(in.u8() & 0x3F);
        return in.finishExactly("CallState", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(2, 0).bits(6, state);
    }
}
