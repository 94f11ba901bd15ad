package io.trunkline.provider.telephony.lapd;

/** What happens to an identity check. */
enum TeiCheckEvent {
    CHECK_WANTED,
    RESPONSE,
    T201_ALL_ANSWERED,
    T201_SOME_SILENT
}
