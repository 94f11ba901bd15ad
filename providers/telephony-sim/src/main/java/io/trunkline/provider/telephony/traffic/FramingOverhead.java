package io.trunkline.provider.telephony.traffic;

import io.trunkline.protocol.Clause;

/**
 * What framing adds to the octets of an application, as it was negotiated on the links.
 *
 * @param fragmentOctets with every fragment: address and control, protocol, multilink header, checksum and one flag that two
 *     frames share
 * @param packetOctets once in a packet: the protocol inside multilink
 * @param socketOctets once in a packet: the provider's own headers above that
 */
@Clause("RFC 1990 §3; RFC 1662 §3.1; RFC 2686 §4")
public record FramingOverhead(int fragmentOctets, int packetOctets, int socketOctets) {
    // @formatter:off
    /** {@code FF 03 00 3D}, 4 octets of header, checksum, flag. */                       public static final FramingOverhead FULL             = new FramingOverhead(11, 2, 0);
    /** {@code 3D}, 2 octets of header, checksum, flag: all compression, short headers. */ public static final FramingOverhead COMPRESSED       = new FramingOverhead(6, 1, 0);
    /** {@code 3D}, 4 octets of header, checksum, flag. */                                 public static final FramingOverhead COMPRESSED_LONG  = new FramingOverhead(8, 1, 0);
    /** {@code 00 3D}, 2 octets of header, checksum, flag: no protocol compression. */     public static final FramingOverhead WHOLE_PROTOCOL   = new FramingOverhead(7, 2, 0);
    // @formatter:on

    /** Refuses negative sizes. */
    public FramingOverhead {
        if (fragmentOctets < 0 || packetOctets < 0 || socketOctets < 0) {
            throw new IllegalArgumentException("overheads " + fragmentOctets + ", " + packetOctets + ", " + socketOctets
                    + " octets, expected none below 0");
        }
    }

    /** The same under other headers of the provider's. */
    public FramingOverhead withSocketOctets(int octets) {
        return new FramingOverhead(fragmentOctets, packetOctets, octets);
    }

    /**
     * The octets of a packet before zero insertion, all fragments together.
     *
     * @param packet the application's octets
     * @param fragment octets in a full fragment, at least 1
     */
    public long framedOctets(long packet, int fragment) {
        long whole = packet + packetOctets + socketOctets;
        return whole + fragments(packet, fragment) * fragmentOctets;
    }

    /** How many fragments a packet makes. */
    public long fragments(long packet, int fragment) {
        return Math.max(1, (packet + packetOctets + socketOctets + fragment - 1) / fragment);
    }

    /**
     * The most framed octets for each octet of the application, over all sizes of packets. The ratio falls with the size but
     * for a jump where one fragment more begins, and each jump ends lower than the one before: the worst size is the smallest or
     * the first above it that needs one fragment more.
     *
     * @param smallest packet, 1 to {@code largest}
     * @param largest packet, octets
     */
    public Ratio worstRatio(long smallest, long largest, int fragment) {
        Ratio worst = Ratio.of(framedOctets(smallest, fragment), smallest);
        long jump = fragments(smallest, fragment) * fragment - packetOctets - socketOctets + 1;
        if (jump > largest) return worst;
        return worst.max(Ratio.of(framedOctets(jump, fragment), jump));
    }
}
