package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.List;

/**
 * What one end tells the other about the protocols on the channel. Networks do not carry it reliably: never depend on it.
 *
 * @param transfer what, how and how fast
 * @param negotiable true if the called end may answer with another one
 * @param layers the protocols, in order
 */
@Clause("Q.931 (05/98) §4.5.19, Annex J")
public record LowLayer(TransferRate transfer, boolean negotiable, List<ProtocolLayer> layers) implements ElementBody {
    // octets: (e, coding 2 bits, capability 5) 1 · (1, negotiable 1, 000000) 0 or 1 · (1, mode 2, rate 5) 1 · (1,
    // multiplier 7) 0 or 1 · layers

    private static final int NEGOTIABLE = 0x40;

    /** Copies the list. */
    public LowLayer {
        layers = List.copyOf(layers);
    }

    /** The point-to-point protocol over as many channels of 64 kbit/s. */
    public static LowLayer ppp(int channels) {
        return new LowLayer(TransferRate.unrestricted(channels), false, List.of(ProtocolLayer.ppp()));
    }

    static Decoded<LowLayer> decode(OctetReader in) {
        int octet3 = in.u8();
        int octet3a = octet3 < 0x80 ? in.u8() : 0x80;
        if (octet3a < 0x80) return Decoded.malformed("octet 3a without extension bit", 1);
        boolean negotiable = (octet3a & NEGOTIABLE) != 0;
        return TransferRate.decode(octet3, in)
                .then(transfer ->
                        ProtocolLayer.decodeAll(in).map(layers -> new LowLayer(transfer, negotiable, layers)));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8((negotiable ? 0 : 0x80) | transfer.capability());
        if (negotiable) out.u8(0x80 | NEGOTIABLE);
        transfer.encode(out);
        layers.forEach(layer -> layer.encode(out));
    }
}
