package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;

/**
 * How long cells may be under way end to end.
 *
 * @param fields in the order in which they stand
 */
@Clause("Q.2931 (02/95) §4.5.17")
public record TransitDelay(Map<TransitDelayTag, Integer> fields) implements ElementBody {
    private static final TransitDelayTag[] TABLE = TransitDelayTag.values();

    /** Copies the fields; each must fit its octets. */
    public TransitDelay {
        fields = TaggedFields.copy(fields);
    }

    static Decoded<TransitDelay> decode(OctetReader in) {
        return TaggedFields.decode(in, TABLE).map(TransitDelay::new);
    }

    @Override
    public void encode(OctetWriter out) {
        TaggedFields.encode(out, fields);
    }
}
