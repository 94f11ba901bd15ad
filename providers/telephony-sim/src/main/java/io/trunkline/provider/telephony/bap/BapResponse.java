package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;

/** What a response says, in the order of the codes 0 to 3. */
@Clause("RFC 2125 §5.4")
public enum BapResponse {
    /** Yes. */
    ACK,
    /** Not now; it may be asked again. */
    NAK,
    /** Not implemented. */
    REJECT,
    /** The bundle is as large, or as small, as it may be: not to be asked again before it has changed. */
    FULL_NAK
}
