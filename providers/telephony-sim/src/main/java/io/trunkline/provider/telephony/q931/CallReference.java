package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The number of a call on one access. Each side numbers the calls it begins, so two calls may have the same value: the key is flag and
 * value, not how many octets it was written in.
 *
 * @param octets on the wire: 0 for the dummy reference, 1 at basic accesses, 2 at primary ones
 * @param toOriginator the flag: false from the side that chose the number, true towards it
 * @param value up to 127 or 32,767; 0 stands for the whole access
 */
@Clause("Q.931 (05/98) §4.3")
public record CallReference(int octets, boolean toOriginator, int value) {
    /** Stands for the access, not for a call: RESTART uses it. */
    public static final int GLOBAL = 0;
    /** No call at all, without a value. */
    public static final CallReference DUMMY = new CallReference(0, false, 0);

    private static final int FLAG = 0x80;
    private static final int MAX_OCTETS = 2;

    /** Checks the range. */
    public CallReference {
        boolean fits = octets >= 0 && octets <= MAX_OCTETS && value >= 0 && value <= max(octets);
        if (!fits || octets == 0 && toOriginator) {
            throw new IllegalArgumentException(
                    "call reference " + value + " in " + octets + " octets; 0 to 127 fit into 1, to 32767 into 2");
        }
    }

    private static int max(int octets) {
        return octets == 0 ? 0 : octets == 1 ? 0x7F : 0x7FFF;
    }

    /** True if it stands for no call. */
    public boolean isDummy() {
        return octets == 0;
    }

    /** How the other side writes it. */
    public CallReference reversed() {
        return isDummy() ? this : new CallReference(octets, !toOriginator, value);
    }

    /** The same in another number of octets, if it fits. */
    public CallReference in(int other) {
        return isDummy() || value > max(other) ? this : new CallReference(other, toOriginator, value);
    }

    void encode(OctetWriter out) {
        out.u8(octets);
        int flag = toOriginator ? FLAG : 0;
        if (octets == 1) out.u8(flag | value);
        else if (octets == 2) out.u8(flag | value >> 8).u8(value & 0xFF);
    }

    static Decoded<CallReference> decode(OctetReader in) {
        int position = in.position();
        int octets = in.u8();
        if (octets > MAX_OCTETS) {
            return Decoded.malformed("call reference of " + octets + " octets; at most 2 are used", position);
        }
        int first = octets > 0 ? in.u8() : 0;
        int value = octets == 2 ? (first & 0x7F) << 8 | in.u8() : first & 0x7F;
        return in.finish("call reference", new CallReference(octets, first >= FLAG, value));
    }
}
