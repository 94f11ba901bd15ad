package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * Something that happened to the call at the other end.
 *
 * @param description 0 suspended, 1 resumed, 2 bearer service change; up to 127
 * @param more what a description that is not the last octet is followed by
 */
@Clause("Q.931 (05/98) §4.5.22")
public record Notification(int description, Octets more) implements ElementBody {
    /** The other user has suspended the call. */
    public static final Notification SUSPENDED = new Notification(0, Octets.NONE);
    /** The other user has resumed the call. */
    public static final Notification RESUMED = new Notification(1, Octets.NONE);
    /** The call carries something else than agreed. */
    public static final Notification BEARER_SERVICE_CHANGE = new Notification(2, Octets.NONE);

    static Decoded<Notification> decode(OctetReader in) {
        int first = in.u8();
        if (first < 0x80 && in.remaining() == 0) return Decoded.malformed("notification cut short", in.position());
        if (first >= 0x80 && in.remaining() > 0) return Decoded.malformed("octets behind the notification", 1);
        return Decoded.of(new Notification(first & 0x7F, in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(more.isEmpty() ? 0x80 | description : description).octets(more);
    }
}
