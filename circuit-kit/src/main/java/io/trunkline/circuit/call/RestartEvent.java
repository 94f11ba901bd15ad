package io.trunkline.circuit.call;

import io.trunkline.protocol.Clause;

/** What can happen on the global call reference. */
@Clause("Q.931 (05/98) §5.5; Q.2931 (02/95) §5.5")
public enum RestartEvent {
    /** This side wants a restart. */
    RESTART_REQUEST,
    /** The other side wants one. */
    RESTART,
    /** The other side has done it. */
    RESTART_ACKNOWLEDGE,
    /** The other side tells its state. */
    STATUS,
    /** Any other message, or one with something wrong in it. */
    OTHER_MESSAGE,
    /** No answer to the first RESTART. */
    T316_FIRST,
    /** No answer to the last one. */
    T316_FINAL
}
