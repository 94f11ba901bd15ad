package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import java.util.EnumSet;
import java.util.Set;

/** States of a negotiation, in the order of their numbers 0 to 9. */
@Clause("RFC 1661 §4.2")
public enum ControlState {
    /** The layer below is down, nobody wants it. */
    S0_INITIAL,
    /** The layer below is down, it is wanted. */
    S1_STARTING,
    /** The layer below is up, nobody wants it. */
    S2_CLOSED,
    /** Given up, or ended by the far end; it waits to be asked. */
    S3_STOPPED,
    /** Terminate-Request sent because nobody wants it any more. */
    S4_CLOSING,
    /** Terminate-Request sent, though it is wanted. */
    S5_STOPPING,
    /** Configure-Request sent. */
    S6_REQUEST_SENT,
    /** Configure-Request sent and acknowledged. */
    S7_ACK_RECEIVED,
    /** Configure-Request sent, the far end's acknowledged. */
    S8_ACK_SENT,
    /** Both acknowledged. */
    S9_OPENED;

    /** States in which the restart timer runs. */
    static final Set<ControlState> TIMED = EnumSet.range(S4_CLOSING, S8_ACK_SENT);
}
