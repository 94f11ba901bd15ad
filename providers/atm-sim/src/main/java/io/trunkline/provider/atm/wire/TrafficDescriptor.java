package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The traffic that a connection may carry.
 *
 * @param fields in the order in which they stand
 */
@Clause("Q.2931 (02/95) §4.5.6")
public record TrafficDescriptor(Map<TrafficTag, Integer> fields) implements ElementBody {
    private static final TrafficTag[] TABLE = TrafficTag.values();

    /** Copies the fields; each must fit its octets. */
    public TrafficDescriptor {
        fields = TaggedFields.copy(fields);
    }

    /** In {@link TrafficTag#OPTIONS}: when a forward cell is lost, drop its whole frame. */
    public static final int FORWARD_FRAME_DISCARD = 0x80;
    /** In {@link TrafficTag#OPTIONS}: when a backward cell is lost, drop its whole frame. */
    public static final int BACKWARD_FRAME_DISCARD = 0x40;
    /** In {@link TrafficTag#OPTIONS}: tag excess backward cells. */
    public static final int BACKWARD_TAGGING = 0x02;
    /** In {@link TrafficTag#OPTIONS}: tag excess forward cells. */
    public static final int FORWARD_TAGGING = 0x01;

    /** A field's value, empty if it is not there. */
    public OptionalInt value(TrafficTag tag) {
        Integer value = fields.get(tag);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** True if best effort is asked for. */
    public boolean isBestEffort() {
        return fields.containsKey(TrafficTag.BEST_EFFORT);
    }

    /** True if this option is set. */
    public boolean has(int option) {
        return (value(TrafficTag.OPTIONS).orElse(0) & option) != 0;
    }

    static Decoded<TrafficDescriptor> decode(OctetReader in) {
        return TaggedFields.decode(in, TABLE).map(TrafficDescriptor::new);
    }

    @Override
    public void encode(OctetWriter out) {
        TaggedFields.encode(out, fields);
    }
}
