package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.List;

/**
 * What the network is asked to carry.
 *
 * @param transfer what, how and how fast
 * @param layers what is known about the protocols, in order
 */
@Clause("Q.931 (05/98) §4.5.5")
public record BearerCapability(TransferRate transfer, List<ProtocolLayer> layers) implements ElementBody {
    // octets: (1, coding 2 bits, capability 5) 1 · (1, mode 2, rate 5) 1 · (1, multiplier 7) 0 or 1 · layers

    /** Copies the list. */
    public BearerCapability {
        layers = List.copyOf(layers);
    }

    /** Unrestricted digital information over as many channels of 64 kbit/s. */
    public static BearerCapability unrestricted(int channels) {
        return new BearerCapability(TransferRate.unrestricted(channels), List.of());
    }

    static Decoded<BearerCapability> decode(OctetReader in) {
        int octet3 = in.u8();
        if (octet3 < 0x80) return Decoded.malformed("bearer capability with octet 3a", 1);
        return TransferRate.decode(octet3, in)
                .then(transfer -> ProtocolLayer.decodeAll(in).map(layers -> new BearerCapability(transfer, layers)));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(0x80 | transfer.capability());
        transfer.encode(out);
        layers.forEach(layer -> layer.encode(out));
    }
}
