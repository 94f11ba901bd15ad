package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;

/** What can happen on the global call reference. */
@Clause("Q.2931 (02/95) §5.5")
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
