package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;

/** What an entity tells its management about; the names begin with the standard's letter. */
@Clause("ITU-T Q.2110 (07/94) §6.2, Table on MAA-ERROR codes")
public enum SscopError {
    /** SD when none may come. */
    A_SD,
    /** BGN when none may come. */
    B_BGN,
    /** BGAK when none may come. */
    C_BGAK,
    /** BGREJ when none may come. */
    D_BGREJ,
    /** END when none may come. */
    E_END,
    /** ENDAK when none may come. */
    F_ENDAK,
    /** POLL when none may come. */
    G_POLL,
    /** STAT when none may come. */
    H_STAT,
    /** USTAT when none may come. */
    I_USTAT,
    /** RS when none may come. */
    J_RS,
    /** RSAK when none may come. */
    K_RSAK,
    /** ER when none may come. */
    L_ER,
    /** ERAK when none may come. */
    M_ERAK,
    /** No answer to MaxCC attempts. */
    O_NO_ANSWER,
    /** No STAT during NO_RESPONSE. */
    P_NO_RESPONSE,
    /** N(S) of an SD or POLL is impossible, or was seen before. */
    Q_SEQUENCE,
    /** N(PS) of a STAT is impossible. */
    R_POLL_SEQUENCE,
    /** N(R) or the list of a STAT is impossible. */
    S_STAT,
    /** N(R) or the list of a USTAT is impossible. */
    T_USTAT,
    /** The octets are no unit, or data is longer than allowed. */
    U_LENGTH,
    /** Something has to be sent again. */
    V_RETRANSMISSION,
    /** The peer takes no more. */
    W_NO_CREDIT,
    /** The peer takes data again. */
    X_CREDIT
}
