package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The number of a party.
 *
 * @param type 0 unknown, 1 international, 2 national, 4 subscriber
 * @param plan 1 E.164, 0 unknown, 9 private
 * @param presentation presentation and screening, bits 7 to 6 and 2 to 1 of octet 3a; empty if that is not there, as in called numbers
 * @param characters digits in IA5, each with bit 8 zero
 */
@Clause("Q.931 (05/98) §4.5.8, §4.5.10; Q.951 §5")
public record PartyNumber(int type, int plan, OptionalInt presentation, Octets characters) implements ElementBody {
    // octets: (e, type 3 bits, plan 4) 1 · (1, presentation 2, 000, screening 2) 0 or 1 · characters

    /** Nothing is known about the form of the number. */
    public static final int UNKNOWN = 0;
    /** With country code. */
    public static final int INTERNATIONAL = 1;
    /** The numbering plan of telephony. */
    public static final int E164 = 1;

    private static final int PRESENTATION_BITS = 0x63;

    /** A number of E.164, international if it begins with a plus sign. */
    public static PartyNumber of(String number) {
        boolean international = number.startsWith("+");
        String digits = international ? number.substring(1) : number;
        return new PartyNumber(
                international ? INTERNATIONAL : UNKNOWN,
                E164,
                OptionalInt.empty(),
                Octets.copyOf(digits.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The digits, without the type of number. */
    public String digits() {
        return new String(characters.toArray(), StandardCharsets.US_ASCII);
    }

    /** As {@link #of} takes it. */
    public String text() {
        return type == INTERNATIONAL ? "+" + digits() : digits();
    }

    static Decoded<PartyNumber> decode(OctetReader in) {
        int first = in.u8();
        OptionalInt presentation = OptionalInt.empty();
        if (first < 0x80) {
            int second = in.u8();
            if (second < 0x80 && !in.ranOut()) return Decoded.malformed("party number with octet 3b", 2);
            presentation = OptionalInt.of(second & PRESENTATION_BITS);
        }
        int at = in.position();
        Octets characters = in.rest();
        for (int i = 0; i < characters.size(); i++) {
            if (characters.at(i) >= 0x80) return Decoded.malformed("no character of IA5 in a number", at + i);
        }
        return in.finish("party number", new PartyNumber(first >> 4 & 7, first & 0xF, presentation, characters));
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, presentation.isPresent() ? 0 : 1).bits(3, type).bits(4, plan);
        presentation.ifPresent(bits -> out.u8(0x80 | bits));
        out.octets(characters);
    }
}
