package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;

/** How far an identity check has come; the network runs one at a time. */
@Clause("ITU-T Q.921 (09/97) §5.3.3")
public enum TeiCheckState {
    /** None runs. */
    IDLE,
    /** Terminals were asked once. */
    ASKED,
    /** Terminals were asked again, because some identifier had no answer. */
    ASKED_AGAIN
}
