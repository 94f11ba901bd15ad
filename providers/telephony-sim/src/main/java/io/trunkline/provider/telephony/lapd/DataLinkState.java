package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;

/** States of a data link. */
@Clause("ITU-T Q.921 (09/97) Annex B, states 1 to 8")
public enum DataLinkState {
    /** 1: without an identifier. */
    TEI_UNASSIGNED,
    /** 2: unnumbered information waits for an identifier. */
    ASSIGN_AWAITING_TEI,
    /** 3: establishment waits for an identifier. */
    ESTABLISH_AWAITING_TEI,
    /** 4: an identifier and no connection. */
    TEI_ASSIGNED,
    /** 5: SABME is not answered yet. */
    AWAITING_ESTABLISHMENT,
    /** 6: DISC is not answered yet. */
    AWAITING_RELEASE,
    /** 7: connected. */
    MULTIPLE_FRAME_ESTABLISHED,
    /** 8: connected; a poll is not answered yet. */
    TIMER_RECOVERY
}
