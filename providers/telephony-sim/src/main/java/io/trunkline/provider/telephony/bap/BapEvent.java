package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;

/** What can happen to an exchange; guards are events of their own. */
@Clause("RFC 2125 §5.5")
enum BapEvent {
    // @formatter:off
    REQUEST, ASKED_CALL, ASKED_CALLBACK, ASKED_DROP, ASKED_AGAIN,
    CALL_ACK, CALLBACK_ACK, DROP_ACK, NAK, FULL_NAK, REJECT, YIELD,
    CALL_UP, CALL_FAILED, CALL_FAILED_RETRY, STATUS, STATUS_RETRY, STATUS_RESPONSE,
    ANSWER_AGAIN, ANSWER_FINAL, CALL_EXPIRED, LINGER_EXPIRED
    // @formatter:on
}
