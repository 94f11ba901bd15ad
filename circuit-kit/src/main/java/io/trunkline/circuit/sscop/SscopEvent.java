package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;

/**
 * What can happen to an entity: the user's signals, units (the ones whose N(SQ) was seen before are events of their own), timers, and a
 * protocol error that an action found.
 */
@Clause("ITU-T Q.2110 (07/94) §6.1, §7, §8")
enum SscopEvent {
    // @formatter:off
    ESTABLISH_REQUEST, ESTABLISH_RESPONSE, RELEASE_REQUEST, RESYNC_REQUEST, RESYNC_RESPONSE, RECOVER_RESPONSE, DATA_REQUEST,
    BGN, BGN_AGAIN, BGAK, BGREJ, END, ENDAK, RS, RS_AGAIN, RSAK, ER, ER_AGAIN, ERAK, SD, POLL, STAT, USTAT, UD, MD, MALFORMED,
    CC_AGAIN, CC_FINAL, POLL_EXPIRED, KEEP_ALIVE_EXPIRED, NO_RESPONSE_EXPIRED, IDLE_EXPIRED,
    PROTOCOL_ERROR
    // @formatter:on
}
