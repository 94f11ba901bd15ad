package io.trunkline.provider.atm.wire;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.Optional;

/**
 * Why, and where it was found out.
 *
 * @param location 0 user, 1 private local, 2 public local, 3 transit, 4 public remote, 5 private remote, 7 international, 10 beyond
 * @param value see {@link CauseValue}; may be one that is not known
 * @param diagnostics what they mean depends on the value
 */
@Clause("Q.2931 (02/95) §4.5.15; Q.2610")
public record Cause(int location, int value, Octets diagnostics) implements ElementBody {
    // octets: (1, coding 3 bits, location 4) 1 · (1, value 7) 1 · diagnostics

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
        int second = in.u8();
        if (in.ranOut()) return Decoded.malformed("cause cut short", in.position());
        if (first < 0x80 || second < 0x80) return Decoded.malformed("cause without extension bit", in.position() - 2);
        return Decoded.of(new Cause(first & 0xF, second & 0x7F, in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(4, 8).bits(4, location).bits(1, 1).bits(7, value).octets(diagnostics);
    }
}
