package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;

/** What can happen on the global call reference. */
@Clause("Q.931 (05/98) §5.5")
enum RestartEvent {
    RESTART_REQUEST,
    RESTART,
    RESTART_ACKNOWLEDGE,
    STATUS,
    /** Any other message, or one with something wrong in it. */
    OTHER_MESSAGE,
    T316_FIRST,
    T316_FINAL
}
