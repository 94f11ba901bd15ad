package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The adaptation layer of a connection.
 *
 * @param aalType 0 voice, 1, 2, {@link #AAL_3_4}, {@link #AAL_5}, {@link #USER_DEFINED}
 * @param fields in the order in which they stand; none for voice, type 2 and user defined
 * @param userDefined contents of the user defined type, at most 4 octets
 */
@Clause("Q.2931 (02/95) §4.5.5")
public record AalParameters(int aalType, Map<AalTag, Integer> fields, Octets userDefined) implements ElementBody {
    /** AAL type 3/4. */
    public static final int AAL_3_4 = 3;
    /** AAL type 5. */
    public static final int AAL_5 = 5;
    /** The two ends know what it means. */
    public static final int USER_DEFINED = 0x10;

    private static final AalTag[] TABLE = AalTag.values();
    private static final int MAX_USER_DEFINED_OCTETS = 4;

    /** Copies the fields; each must fit its octets. */
    public AalParameters {
        fields = TaggedFields.copy(fields);
    }

    /** Type 5 with its largest units and no service specific sublayer. */
    public static AalParameters aal5(int forwardMaxSduOctets, int backwardMaxSduOctets) {
        Map<AalTag, Integer> fields = new LinkedHashMap<>();
        fields.put(AalTag.FORWARD_MAX_SDU, forwardMaxSduOctets);
        fields.put(AalTag.BACKWARD_MAX_SDU, backwardMaxSduOctets);
        fields.put(AalTag.SSCS_TYPE, 0);
        return new AalParameters(AAL_5, fields, Octets.NONE);
    }

    /** A field's value, empty if it is not there. */
    public OptionalInt value(AalTag tag) {
        Integer value = fields.get(tag);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static Decoded<AalParameters> decode(OctetReader in) {
        if (in.remaining() == 0) return Decoded.malformed("AAL type is missing", in.position());
        int type = in.u8();
        if (type == USER_DEFINED) {
            if (in.remaining() > MAX_USER_DEFINED_OCTETS)
                return Decoded.malformed("user defined AAL longer than 4 octets", 1);
            return Decoded.of(new AalParameters(type, Map.of(), in.rest()));
        }
        if (type == 4 || type > AAL_5) return Decoded.malformed("unknown AAL type " + type, in.position() - 1);
        return TaggedFields.decode(in, TABLE).map(fields -> new AalParameters(type, fields, Octets.NONE));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(aalType);
        TaggedFields.encode(out, fields);
        out.octets(userDefined);
    }
}
