package io.trunkline.provider.telephony.hdlc;

/**
 * Which frames a decoder lets through; both numbers are without flags and check sequence.
 *
 * @param minOctets at least 1
 * @param maxOctets at least {@code minOctets}; what a decoder keeps is bounded by it
 */
public record FrameBounds(int minOctets, int maxOctets) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException out of order
     */
    public FrameBounds {
        if (minOctets < 1 || maxOctets < minOctets) {
            throw new IllegalArgumentException("frames of " + minOctets + " to " + maxOctets
                    + " octets, expected at least 1 and the larger number second");
        }
    }
}
