package io.trunkline.provider.telephony.lapd;

/** What happens to the management of a terminal's identifier. */
enum TeiUserEvent {
    WANTED,
    VERIFICATION_WANTED,
    ASSIGNED_HERE,
    ASSIGNED_ELSEWHERE,
    DENIED,
    CHECK_REQUEST,
    REMOVE,
    T202_AGAIN,
    T202_FINAL,
    LINE_DOWN
}
