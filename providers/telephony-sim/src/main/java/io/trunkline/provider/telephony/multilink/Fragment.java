package io.trunkline.provider.telephony.multilink;

import java.util.Optional;

/**
 * What a link is to send next.
 *
 * @param level as in {@link HeaderFormat}
 * @param header empty for a whole packet outside the multilink header
 * @param octets with a header: it and a piece of the packet, the information of a frame of protocol 003D; without: the packet, which begins
 *     with its protocol number
 */
public record Fragment(int level, Optional<MpHeader> header, byte[] octets) {
    /** True if a packet begins here. */
    public boolean begins() {
        return header.map(MpHeader::begins).orElse(true);
    }

    /** True if a packet ends here. */
    public boolean ends() {
        return header.map(MpHeader::ends).orElse(true);
    }
}
