package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;

/**
 * Further values for an available bit rate source.
 *
 * @param fields in the order in which they stand
 */
@Clause("UNI 4.0 §10")
public record AbrAdditional(Map<AbrAdditionalTag, Integer> fields) implements ElementBody {
    private static final AbrAdditionalTag[] TABLE = AbrAdditionalTag.values();

    /** Copies the fields; each must fit its octets. */
    public AbrAdditional {
        fields = TaggedFields.copy(fields);
    }

    static Decoded<AbrAdditional> decode(OctetReader in) {
        return TaggedFields.decode(in, TABLE).map(AbrAdditional::new);
    }

    @Override
    public void encode(OctetWriter out) {
        TaggedFields.encode(out, fields);
    }
}
