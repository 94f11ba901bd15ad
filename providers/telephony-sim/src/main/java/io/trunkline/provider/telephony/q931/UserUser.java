package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What one user tells the other through the network.
 *
 * @param discriminator {@link #USER_SPECIFIC}, {@link #TEXT}, or whatever else says how the data are coded
 * @param data at most 128 octets; some networks carry 32
 */
@Clause("Q.931 (05/98) §4.5.30; Q.957.1 (07/96) §1")
public record UserUser(int discriminator, Octets data) implements ElementBody {
    /** The users know what it means. */
    public static final int USER_SPECIFIC = 0;
    /** Characters of IA5. */
    public static final int TEXT = 4;
    /** The most that any network carries. */
    public static final int MAX_DATA_OCTETS = 128;

    static Decoded<UserUser> decode(OctetReader in) {
        return in.finish("user-user", new UserUser(in.u8(), in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(discriminator).octets(data);
    }
}
