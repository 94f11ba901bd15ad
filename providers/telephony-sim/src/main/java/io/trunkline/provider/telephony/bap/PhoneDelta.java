package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;

/**
 * How the number of a further link differs from the one that was called for the first.
 *
 * @param uniqueDigits how many digits at the end of the old number are replaced, 0 to 255
 * @param number what replaces them
 * @param subaddress of the called party; may be empty
 */
@Clause("RFC 2125 §6.2.1")
public record PhoneDelta(int uniqueDigits, String number, String subaddress) {
    private static final int UNIQUE_DIGITS = 1;
    private static final int NUMBER = 2;
    private static final int SUBADDRESS = 3;
    private static final int HEADER_OCTETS = 2;

    /** The same number as before. */
    public static final PhoneDelta SAME = new PhoneDelta(0, "", "");

    /** The number that it makes of another. */
    public String applyTo(String before) {
        int kept = Math.max(0, before.length() - uniqueDigits);
        return before.substring(0, kept) + number;
    }

    /** Sub-options of what is to be said. */
    Octets encode() {
        OctetWriter out = new OctetWriter();
        out.u8(UNIQUE_DIGITS).u8(HEADER_OCTETS + 1).u8(uniqueDigits);
        if (!number.isEmpty()) text(out, NUMBER, number);
        if (!subaddress.isEmpty()) text(out, SUBADDRESS, subaddress);
        return out.toOctets();
    }

    private static void text(OctetWriter out, int type, String text) {
        Octets octets = Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
        out.u8(type).u8(HEADER_OCTETS + octets.size()).octets(octets);
    }

    /** All that is left; sub-options without a meaning here are passed over. */
    static Decoded<PhoneDelta> decode(OctetReader in) {
        int unique = 0;
        String number = "";
        String subaddress = "";
        while (in.remaining() > 0) {
            int position = in.position();
            int type = in.u8();
            int length = in.u8();
            if (length < HEADER_OCTETS) return Decoded.malformed("length of sub-option " + type, position);
            Octets value = in.octets(length - HEADER_OCTETS);
            if (in.ranOut()) return Decoded.malformed("sub-option cut short", in.position());
            if (type == UNIQUE_DIGITS && !value.isEmpty()) unique = value.at(0);
            if (type == NUMBER) number = text(value);
            if (type == SUBADDRESS) subaddress = text(value);
        }
        return Decoded.of(new PhoneDelta(unique, number, subaddress));
    }

    private static String text(Octets octets) {
        return new String(octets.toArray(), StandardCharsets.US_ASCII);
    }
}
