package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;

/**
 * What a best effort connection would like to have at least.
 *
 * @param origin 0 a user, 1 a network
 * @param fields in the order in which they stand
 */
@Clause("UNI 4.0 addendum af-cs-0147")
public record MinimumDesiredRate(int origin, Map<DesiredRateTag, Integer> fields) implements ElementBody {
    private static final DesiredRateTag[] TABLE = DesiredRateTag.values();

    /** Copies the fields; each must fit its octets. */
    public MinimumDesiredRate {
        fields = TaggedFields.copy(fields);
    }

    static Decoded<MinimumDesiredRate> decode(OctetReader in) {
        if (in.remaining() == 0) return Decoded.malformed("origin is missing", in.position());
        int origin = in.u8();
        return TaggedFields.decode(in, TABLE).map(fields -> new MinimumDesiredRate(origin, fields));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(origin);
        TaggedFields.encode(out, fields);
    }
}
