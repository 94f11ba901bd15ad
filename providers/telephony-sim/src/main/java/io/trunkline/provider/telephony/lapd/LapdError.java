package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;

/** What a data link tells its management about; the names begin with the standard's letter. */
@Clause("ITU-T Q.921 (09/97) Appendix II, Table II.1")
public enum LapdError {
    /** A supervisory response with F=1 that nobody asked for. */
    A_UNSOLICITED_SUPERVISORY,
    /** DM with F=1 that nobody asked for. */
    B_UNSOLICITED_DM,
    /** UA with F=1 that nobody asked for. */
    C_UNSOLICITED_UA,
    /** UA with F=0. */
    D_UNSOLICITED_UA,
    /** DM with F=0: the peer has no connection. */
    E_DM,
    /** The peer begins anew. */
    F_PEER_REESTABLISHMENT,
    /** No answer to SABME, N200 repetitions. */
    G_NO_ANSWER_TO_SABME,
    /** No answer to DISC, N200 repetitions. */
    H_NO_ANSWER_TO_DISC,
    /** No answer to polls, N200 of them. */
    I_NO_ANSWER_TO_POLL,
    /** N(R) acknowledges what was not sent. */
    J_WRONG_NR,
    /** FRMR received. */
    K_FRMR,
    /** A frame that is not defined. */
    L_UNDEFINED_FRAME,
    /** Information where none may be. */
    M_INFORMATION_NOT_PERMITTED,
    /** A frame of the wrong size. */
    N_WRONG_SIZE,
    /** Information longer than N201. */
    O_TOO_LONG;

    /** True if the link begins anew because of it, or has come to its end. */
    public boolean isOutage() {
        return this == E_DM || this == F_PEER_REESTABLISHMENT || this == I_NO_ANSWER_TO_POLL;
    }

    /** The standard's letter. */
    public char letter() {
        return name().charAt(0);
    }
}
