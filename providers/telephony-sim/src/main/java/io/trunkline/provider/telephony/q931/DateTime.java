package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What the network's clock shows, for people.
 *
 * @param year the last two digits, as a number
 * @param month 1 to 12
 * @param day 1 to 31
 * @param time hour, minute and second, a number each, as many of them as are told
 */
@Clause("Q.931 (05/98) §4.5.15")
public record DateTime(int year, int month, int day, Octets time) implements ElementBody {
    private static final int[] TOO_LATE = {24, 60, 60};

    static Decoded<DateTime> decode(OctetReader in) {
        DateTime body = new DateTime(in.u8(), in.u8(), in.u8(), in.rest());
        if (in.ranOut() || body.time.size() > TOO_LATE.length)
            return Decoded.malformed("date and time of a wrong length", in.position());
        if (body.year > 99 || body.month < 1 || body.month > 12 || body.day < 1 || body.day > 31) {
            return Decoded.malformed("no date: " + body.year + "-" + body.month + "-" + body.day, 0);
        }
        for (int i = 0; i < body.time.size(); i++) {
            if (body.time.at(i) >= TOO_LATE[i]) return Decoded.malformed("no time of day", 3 + i);
        }
        return Decoded.of(body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(year).u8(month).u8(day).octets(time);
    }
}
