package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;

/** What can happen to a negotiation, with the standard's names; a repeated request has one of its own. */
@Clause("RFC 1661 §4.3")
enum ControlEvent {
    // @formatter:off
    UP, DOWN, OPEN, CLOSE, TO_PLUS, TO_MINUS, RCR_PLUS, RCR_MINUS, RCR_AGAIN, RCA, RCN, RTR, RTA, RUC, RXJ_PLUS, RXJ_MINUS, RXR
    // @formatter:on
}
