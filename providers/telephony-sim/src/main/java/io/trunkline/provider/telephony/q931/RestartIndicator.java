package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * What is restarted.
 *
 * @param restartClass {@link #CHANNELS}, {@link #INTERFACE} or {@link #ALL}
 */
@Clause("Q.931 (05/98) §4.5.25")
public record RestartIndicator(int restartClass) implements ElementBody {
    /** The channels that the channel identification names. */
    public static final int CHANNELS = 0;
    /** One interface of several. */
    public static final int INTERFACE = 6;
    /** Everything that this D channel controls. */
    public static final int ALL = 7;

    // bits: 1 · 0000 · class 3

    static Decoded<RestartIndicator> decode(OctetReader in) {
        int octet = in.u8();
        if (octet < 0x80) return Decoded.malformed("restart indicator without extension bit", 0);
        RestartIndicator body = new RestartIndicator(octet & 7);
        if (body.restartClass != CHANNELS && body.restartClass < INTERFACE) {
            return Decoded.malformed("restart class " + body.restartClass + "; 0, 6 and 7 exist", 0);
        }
        return in.finishExactly("restart indicator", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(0x80 | restartClass);
    }
}
