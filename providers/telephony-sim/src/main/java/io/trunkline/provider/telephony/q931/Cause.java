package io.trunkline.provider.telephony.q931;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.Optional;

/**
 * Why, and where it was found out. An octet 3a, which names the recommendation, is read over.
 *
 * @param location 0 user, 1 private local, 2 public local, 3 transit, 4 public remote, 5 private remote, 7 international, 10 beyond
 * @param value see {@link CauseValue}; may be one that is not known
 * @param diagnostics what they mean depends on the value
 */
@Clause("Q.931 (05/98) §4.5.12; Q.850 (05/98) §2.2")
public record Cause(int location, int value, Octets diagnostics) implements ElementBody {
    // octets: (e, coding 2 bits, 0, location 4) 1 · (1, recommendation 7) 0 or 1 · (1, value 7) 1 · diagnostics

    private static final int EXTENSION = 0x80;

    /** A cause without diagnostics. */
    public static Cause of(int location, CauseValue value) {
        return new Cause(location, value.code(), Octets.NONE);
    }

    /** The value by name, empty if not known. */
    public Optional<CauseValue> known() {
        return CauseValue.of(value);
    }

    static Decoded<Cause> decode(OctetReader in) {
        int first = in.u8();
        if (first < EXTENSION && in.u8() < EXTENSION) {
            return Decoded.malformed("cause with more than two octets 3", in.position());
        }
        int second = in.u8();
        if (in.ranOut()) return Decoded.malformed("cause cut short", in.position());
        if ((first >> 5 & 3) != 0) return Decoded.malformed("cause of another coding standard", 0);
        if (second < EXTENSION) return Decoded.malformed("cause value without extension bit", in.position() - 1);
        return Decoded.of(new Cause(first & 0xF, second & 0x7F, in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(EXTENSION | location).u8(EXTENSION | value).octets(diagnostics);
    }
}
