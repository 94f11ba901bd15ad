package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;

/**
 * What may be left out of the frames of one direction.
 *
 * @param withoutAddress address and control, FF 03 (option 8)
 * @param shortProtocol the first octet of a protocol number below 0100 (option 7)
 */
@Clause("RFC 1661 §6.5, §6.6; RFC 1662 §3.2")
public record FrameFormat(boolean withoutAddress, boolean shortProtocol) {
    /** Nothing left out. */
    public static final FrameFormat FULL = new FrameFormat(false, false);

    /** Octets before the information. */
    public int headerOctets(int protocol) {
        return (withoutAddress ? 0 : 2) + (shortProtocol && protocol < PppFrame.SHORT_PROTOCOLS ? 1 : 2);
    }
}
