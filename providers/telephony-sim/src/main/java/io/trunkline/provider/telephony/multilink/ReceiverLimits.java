package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;

/**
 * Bounds of a receiver; they hold for each class.
 *
 * @param mrruOctets the longest packet, its protocol number not counted
 * @param maxFragments held at once, rounded up to a power of two and to no more than a quarter of the sequence space
 * @param maxOctets held at once, at least the longest packet
 * @param maxSlipPicos how much later than a fragment with a higher number one with a lower can come: the difference in delay of the slowest
 *     and the fastest link and the time on the line of such a fragment. What is missing longer is lost
 * @param fragmentOctets the longest fragment of a far end that says nothing of them, its header not counted
 * @param picosPerOctet how much more time each octet takes of the fragments that are longer all the same
 */
@Clause("RFC 1990 §4.1, §4.3, §5.1.1")
public record ReceiverLimits(
        int mrruOctets, int maxFragments, int maxOctets, long maxSlipPicos, int fragmentOctets, long picosPerOctet) {
    /** Checks the bounds. */
    public ReceiverLimits {
        if (mrruOctets < 1 || maxFragments < 2 || maxOctets < mrruOctets + 2 || maxSlipPicos < 0 || picosPerOctet < 0) {
            throw new IllegalArgumentException(
                    "MRRU " + mrruOctets + ", " + maxFragments + " fragments, " + maxOctets + " octets, slip "
                            + maxSlipPicos + " ps and " + picosPerOctet
                            + " ps an octet; expected MRRU > 0, fragments > 1, room for one packet, slip >= 0");
        }
    }

    /** The same slip for fragments of every length. */
    public ReceiverLimits(int mrruOctets, int maxFragments, int maxOctets, long maxSlipPicos) {
        this(mrruOctets, maxFragments, maxOctets, maxSlipPicos, mrruOctets, 0);
    }

    /** The longest slip where a fragment of so many octets has come. */
    long slipPicos(int longestOctets) {
        return maxSlipPicos + Math.max(0, longestOctets - fragmentOctets) * picosPerOctet;
    }
}
