package io.trunkline.provider.telephony.lapd;

/** What happens to a data link: requests, frames by kind and by what they would do, and expiries. */
enum DataLinkEvent {
    // requests
    ESTABLISH_REQUEST,
    RELEASE_REQUEST,
    DATA_REQUEST,
    UNIT_DATA_REQUEST,
    ASSIGN_REQUEST,
    ASSIGN_FAILED,
    REMOVE_REQUEST,
    LINE_DOWN,
    BUSY,
    BUSY_CLEARED,
    // frames
    SABME,
    DISC,
    UA_F1,
    UA_F0,
    DM_F1,
    DM_F0,
    UI,
    FRMR,
    XID,
    I,
    I_WRONG_NR,
    RR,
    RR_F1,
    REJ,
    REJ_F1,
    RNR,
    RNR_F1,
    S_WRONG_NR,
    UNDEFINED_FRAME,
    INFORMATION_NOT_PERMITTED,
    WRONG_SIZE,
    TOO_LONG,
    // from inside
    T200_AGAIN,
    T200_FINAL,
    T203_EXPIRED,
    I_QUEUED,
    ACKNOWLEDGE
}
