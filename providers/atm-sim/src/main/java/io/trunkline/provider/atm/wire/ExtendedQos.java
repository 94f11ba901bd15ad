package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;

/**
 * Delay variation and loss that will do, as numbers.
 *
 * @param origin 0 a user, 1 a network
 * @param fields in the order in which they stand
 */
@Clause("UNI 4.0 §9")
public record ExtendedQos(int origin, Map<ExtendedQosTag, Integer> fields) implements ElementBody {
    private static final ExtendedQosTag[] TABLE = ExtendedQosTag.values();

    /** Copies the fields; each must fit its octets. */
    public ExtendedQos {
        fields = TaggedFields.copy(fields);
    }

    static Decoded<ExtendedQos> decode(OctetReader in) {
        if (in.remaining() == 0) return Decoded.malformed("origin is missing", in.position());
        int origin = in.u8();
        return TaggedFields.decode(in, TABLE).map(fields -> new ExtendedQos(origin, fields));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(origin);
        TaggedFields.encode(out, fields);
    }
}
