package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * A tone or ringing pattern that the terminal is to make.
 *
 * @param value 0 dial tone, 1 ring back, 4 busy, 63 tones off, 64 and on ringing, 79 ringing off
 */
@Clause("Q.931 (05/98) §4.5.28")
public record Signal(int value) implements ElementBody {
    static Decoded<Signal> decode(OctetReader in) {
        Signal body = new Signal(in.u8());
        return in.finishExactly("signal", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(value);
    }
}
