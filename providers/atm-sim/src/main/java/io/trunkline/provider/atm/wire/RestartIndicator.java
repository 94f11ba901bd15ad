package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * What is restarted.
 *
 * @param restartClass 0 this channel, 1 all channels of the path, 2 all of the interface
 */
@Clause("Q.2931 (02/95) §4.5.20")
public record RestartIndicator(int restartClass) implements ElementBody {
    // bits: 1 · 0000 · class 3

    static Decoded<RestartIndicator> decode(OctetReader in) {
        RestartIndicator body = new RestartIndicator(in.u8() & 7);
        return in.finishExactly("RestartIndicator", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(5, 0x10).bits(3, restartClass);
    }
}
