package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;

/** How a terminal stands to its identifier. */
@Clause("ITU-T Q.921 (09/97) §5.3.2 to §5.3.5")
public enum TeiUserState {
    /** It has none. */
    UNASSIGNED,
    /** It has asked for one. */
    REQUESTING,
    /** It has one. */
    ASSIGNED,
    /** It has one and asks whether it is the only one to have it. */
    VERIFYING
}
