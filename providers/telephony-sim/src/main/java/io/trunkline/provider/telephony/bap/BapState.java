package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;

/** States of one exchange about one link, on either end. */
@Clause("RFC 2125 §4, §5")
public enum BapState {
    /** Nothing sent yet. */
    IDLE,
    /** Asked; no answer yet. */
    REQUESTED,
    /** Agreed: this end places the call. */
    DIALLING,
    /** The call's outcome was told; not confirmed yet. */
    REPORTING,
    /** As before, and the call is to be tried again. */
    REPORTING_RETRY,
    /** Agreed: the far end places the call. */
    AWAITING_CALL,
    /** Over; repeated requests are still answered. */
    ENDED,
    /** Forgotten. */
    GONE
}
