package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;

/** What a call at one access tells upwards: the user, or call processing. */
@Clause("Q.931 (05/98) Annex A")
enum Primitive {
    SETUP_INDICATION,
    /** The other side wants more digits. */
    MORE_INDICATION,
    INFORMATION_INDICATION,
    /** No more digits come. */
    DIGITS_OVER_INDICATION,
    PROCEEDING_INDICATION,
    PROGRESS_INDICATION,
    ALERTING_INDICATION,
    SETUP_CONFIRM,
    SETUP_COMPLETE_INDICATION,
    NOTIFY_INDICATION,
    USER_INFORMATION_INDICATION,
    SUSPEND_INDICATION,
    SUSPEND_CONFIRM,
    SUSPEND_REFUSED,
    RESUME_INDICATION,
    RESUME_CONFIRM,
    /** The other side wants the call to end and waits for RELEASE. */
    DISCONNECT_INDICATION,
    /** The call is over for whoever uses it, whether or not its number is free already. */
    RELEASE_INDICATION,
    /** The call's number is free after a release that was asked for from above. */
    RELEASE_CONFIRM,
    /** A broadcast SETUP waits no longer for terminals that have not answered yet. */
    OFFER_TIME_OVER,
    /** The other side does not answer RELEASE: the channel needs a restart. */
    RESTART_WANTED
}
