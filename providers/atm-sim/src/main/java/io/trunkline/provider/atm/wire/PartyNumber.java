package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.OptionalInt;

/**
 * The number of a party.
 *
 * @param type 0 unknown, as AESA have it; 1 international
 * @param plan 1 E.164, 2 AESA
 * @param presentation presentation and screening, bits 7 to 6 and 2 to 1 of their octet; empty if that is not there
 * @param number digits of E.164 in IA5, or the 20 octets of an AESA
 */
@Clause("Q.2931 (02/95) §4.5.11, §4.5.13; Q.2951.5")
public record PartyNumber(int type, int plan, OptionalInt presentation, Octets number) implements ElementBody {
    // octets: (e, type 3 bits, plan 4) 1 · (1, presentation 2, 000, screening 2) 0 or 1 · number

    private static final int INTERNATIONAL = 1;
    private static final int PLAN_E164 = 1;
    private static final int PLAN_AESA = 2;
    private static final int PRESENTATION_BITS = 0x63;

    /** The number for an address, without presentation and screening. */
    public static PartyNumber of(AtmAddress address) {
        boolean aesa = address instanceof Aesa;
        return new PartyNumber(
                aesa ? 0 : INTERNATIONAL, aesa ? PLAN_AESA : PLAN_E164, OptionalInt.empty(), address.octets());
    }

    /** The address that the number means. */
    public Decoded<AtmAddress> address() {
        if (plan == PLAN_AESA) return Aesa.decode(number).map(aesa -> aesa);
        if (plan == PLAN_E164) return E164Number.decode(number).map(digits -> digits);
        return Decoded.malformed("unknown numbering plan " + plan, 0);
    }

    static Decoded<PartyNumber> decode(OctetReader in) {
        int first = in.u8();
        OptionalInt presentation = first < 0x80 ? OptionalInt.of(in.u8() & PRESENTATION_BITS) : OptionalInt.empty();
        PartyNumber body = new PartyNumber(first >> 4 & 7, first & 0xF, presentation, in.rest());
        return in.finish("party number", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, presentation.isPresent() ? 0 : 1).bits(3, type).bits(4, plan);
        presentation.ifPresent(bits -> out.u8(0x80 | bits));
        out.octets(number);
    }
}
