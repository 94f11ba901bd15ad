package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;

/**
 * What an available bit rate source begins with.
 *
 * @param fields in the order in which they stand
 */
@Clause("UNI 4.0 §10")
public record AbrSetup(Map<AbrTag, Integer> fields) implements ElementBody {
    private static final AbrTag[] TABLE = AbrTag.values();

    /** Copies the fields; each must fit its octets. */
    public AbrSetup {
        fields = TaggedFields.copy(fields);
    }

    static Decoded<AbrSetup> decode(OctetReader in) {
        return TaggedFields.decode(in, TABLE).map(AbrSetup::new);
    }

    @Override
    public void encode(OctetWriter out) {
        TaggedFields.encode(out, fields);
    }
}
