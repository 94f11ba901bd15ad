package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;

/**
 * Bounds of a receiver; they hold for each class.
 *
 * @param mrruOctets the longest packet, its protocol number not counted
 * @param maxFragments held at once, rounded up to a power of two and to no more than a quarter of the sequence space
 * @param maxOctets held at once, at least the longest packet
 * @param maxSlipPicos how much later than a fragment with a higher number one with a lower can come: the difference in delay of the slowest
 *     and the fastest link and the time of the longest fragment on the line. What is missing longer is lost
 */
@Clause("RFC 1990 §4.1, §4.3, §5.1.1")
public record ReceiverLimits(int mrruOctets, int maxFragments, int maxOctets, long maxSlipPicos) {
    /** Checks the bounds. */
    public ReceiverLimits {
        if (mrruOctets < 1 || maxFragments < 2 || maxOctets < mrruOctets + 2 || maxSlipPicos < 0) {
            throw new IllegalArgumentException(
                    "MRRU " + mrruOctets + ", " + maxFragments + " fragments, " + maxOctets + " octets, slip "
                            + maxSlipPicos + " ps; expected MRRU > 0, fragments > 1, room for one packet, slip >= 0");
        }
    }
}
