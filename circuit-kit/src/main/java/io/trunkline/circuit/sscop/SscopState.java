package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;

/** States of an SSCOP entity, in the order of their numbers 1 to 10. */
@Clause("ITU-T Q.2110 (07/94) §6.3")
public enum SscopState {
    /** No connection. */
    IDLE,
    /** BGN sent. */
    OUTGOING_CONNECTION_PENDING,
    /** BGN received, the user has not answered. */
    INCOMING_CONNECTION_PENDING,
    /** END sent. */
    OUTGOING_DISCONNECTION_PENDING,
    /** RS sent. */
    OUTGOING_RESYNCHRONISATION_PENDING,
    /** RS received, the user has not answered. */
    INCOMING_RESYNCHRONISATION_PENDING,
    /** ER sent. */
    OUTGOING_RECOVERY_PENDING,
    /** ER answered, the user has not. */
    RECOVERY_RESPONSE_PENDING,
    /** ER received, the user has not answered. */
    INCOMING_RECOVERY_PENDING,
    /** Data flows. */
    DATA_TRANSFER_READY
}
