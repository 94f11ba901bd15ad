package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.multilink.ReceiverLimits;
import java.util.function.IntSupplier;

/**
 * What one end of a bundle is set to.
 *
 * @param limits of the receiver
 * @param fragmentOctets the most octets of a packet in one fragment
 * @param caller this end placed the first call, so that it is the favored peer
 * @param magics random numbers of this bundle alone
 */
@Clause("RFC 1990 §4; RFC 2125 §3.1")
public record BundleSettings(ReceiverLimits limits, int fragmentOctets, boolean caller, IntSupplier magics) {
    /**
     * The organisation whose network protocol packets carry: a locally administered identifier, free for use among those who know it
     * (IEEE 802-2014 §8.2.2, the X bit of a company identifier).
     */
    static final Octets VENDOR = Octets.of(0x02, 0x54, 0x4C);

    /** The magic number of the end that called. */
    static final int CALLER = 1;
    /** The magic number of the end that was called. */
    static final int CALLED = 0xFFFF_FFFF;
}
