package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The state of a call, or of the global reference, at the side that sends it.
 *
 * @param state 0 to 63
 */
@Clause("Q.931 (05/98) §4.5.7")
public record CallState(int state) implements ElementBody {
    // bits: coding 2 · state 6

    static Decoded<CallState> decode(OctetReader in) {
        int octet = in.u8();
        if (octet >> 6 != 0) return Decoded.malformed("call state of another coding standard", 0);
        return in.finishExactly("call state", new CallState(octet));
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(2, 0).bits(6, state);
    }
}
