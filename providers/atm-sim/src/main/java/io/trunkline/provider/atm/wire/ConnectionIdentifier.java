package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The channel of a call.
 *
 * @param association {@link #EXPLICIT} or, on the path that signals, 0
 * @param preferred {@link #EXCLUSIVE}, {@link #ANY_VCI} or 4 without channel
 * @param vpci the path, as both sides number it
 * @param vci the channel
 */
@Clause("Q.2931 (02/95) §4.5.16")
public record ConnectionIdentifier(int association, int preferred, int vpci, int vci) implements ElementBody {
    // octets: (1, 00, association 2 bits, preferred 3) 1 · VPCI 2 · VCI 2

    /** The path is named here. */
    public static final int EXPLICIT = 1;
    /** Just this path and channel. */
    public static final int EXCLUSIVE = 0;
    /** Just this path, any channel. */
    public static final int ANY_VCI = 1;

    /** Just this path and channel. */
    public static ConnectionIdentifier exclusive(int vpci, int vci) {
        return new ConnectionIdentifier(EXPLICIT, EXCLUSIVE, vpci, vci);
    }

    static Decoded<ConnectionIdentifier> decode(OctetReader in) {
        int first = in.u8();
        ConnectionIdentifier id = new ConnectionIdentifier(first >> 3 & 3, first & 7, in.u16(), in.u16());
        return in.finishExactly("connection identifier", id);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(3, 4).bits(2, association).bits(3, preferred).u16(vpci).u16(vci);
    }
}
