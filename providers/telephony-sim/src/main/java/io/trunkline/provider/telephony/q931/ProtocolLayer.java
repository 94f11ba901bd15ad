package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one protocol layer of a call is: octet 5, 6 or 7 of a bearer capability or low layer compatibility with the octets a, b, … behind.
 *
 * @param number 1 to 3
 * @param protocol 5 bits: of layer 1 1 V.110, 2 G.711 µ-law, 3 A-law, 5 H.221, 8 V.120, 9 X.31; of layer 3 11 for TR 9577
 * @param further the octets behind it, 7 bits each: the bit that says whether another one follows is left out
 */
@Clause("Q.931 (05/98) §4.5.5, §4.5.19, octets 5 to 7")
public record ProtocolLayer(int number, int protocol, Octets further) {
    /** The user information rate of 56 kbit/s in octet 5a of V.110. */
    public static final int RATE_56K = 0x0F;

    private static final int V110 = 1;
    private static final int TR_9577 = 11;
    private static final int NLPID_PPP = 0xCF;
    private static final int LAST = 0x80;
    private static final int LAYERS = 3;

    /** 56 kbit/s in a channel of 64. */
    public static ProtocolLayer rate56k() {
        return new ProtocolLayer(1, V110, Octets.of(RATE_56K));
    }

    /** The point-to-point protocol, which has its identifier in two halves. */
    public static ProtocolLayer ppp() {
        return new ProtocolLayer(3, TR_9577, Octets.of(NLPID_PPP >> 4, NLPID_PPP & 0xF));
    }

    void encode(OctetWriter out) {
        out.u8((further.isEmpty() ? LAST : 0) | number << 5 | protocol);
        for (int i = 0; i < further.size(); i++) out.u8((i == further.size() - 1 ? LAST : 0) | further.at(i));
    }

    /** All layers that follow, each at most once and in order. */
    static Decoded<List<ProtocolLayer>> decodeAll(OctetReader in) {
        List<ProtocolLayer> layers = new ArrayList<>();
        int before = 0;
        while (in.remaining() > 0) {
            int at = in.position();
            int octet = in.u8();
            int number = octet >> 5 & 3;
            if (number <= before || number > LAYERS)
                return Decoded.malformed("layer " + number + " behind layer " + before, at);
            OctetWriter further = new OctetWriter();
            int last = octet;
            while (last < LAST && in.remaining() > 0) {
                last = in.u8();
                further.u8(last & 0x7F);
            }
            if (last < LAST) return Decoded.malformed("layer " + number + " cut short", in.position());
            layers.add(new ProtocolLayer(number, octet & 0x1F, further.toOctets()));
            before = number;
        }
        return Decoded.of(layers);
    }
}
