package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.OptionalInt;

/**
 * What the ends use the call for.
 *
 * @param characteristics 1 telephony, 0x60 video telephony, 0x61 video conference, 0x62 audiographic, 0x68 multimedia
 * @param extended further characteristics
 */
@Clause("Q.931 (05/98) §4.5.17")
public record HighLayer(int characteristics, OptionalInt extended) implements ElementBody {
    // octets: (1, coding 2 bits, interpretation 3, presentation 2) 1 · (e, characteristics 7) 1 · (1, extended 7) 0 or
    // 1

    private static final int FIRST_OCTET = 0x91; // the first one counts, of a high layer protocol profile

    static Decoded<HighLayer> decode(OctetReader in) {
        int first = in.u8();
        if (first != FIRST_OCTET) return Decoded.malformed("high layer compatibility that begins with " + first, 0);
        int second = in.u8();
        OptionalInt extended = second < 0x80 ? OptionalInt.of(in.u8()) : OptionalInt.empty();
        if (extended.isPresent() && extended.getAsInt() < 0x80) {
            return Decoded.malformed("high layer compatibility cut short", in.position());
        }
        HighLayer body = new HighLayer(
                second & 0x7F, extended.isPresent() ? OptionalInt.of(extended.getAsInt() & 0x7F) : extended);
        return in.finishExactly("high layer compatibility", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(FIRST_OCTET).u8(extended.isPresent() ? characteristics : 0x80 | characteristics);
        extended.ifPresent(more -> out.u8(0x80 | more));
    }
}
