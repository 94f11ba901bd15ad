package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;

/** What a call at one interface tells upwards: the user, or call processing. */
@Clause("Q.2931 (02/95) Annex A")
enum Primitive {
    SETUP_INDICATION,
    PROCEEDING_INDICATION,
    ALERTING_INDICATION,
    SETUP_CONFIRM,
    SETUP_COMPLETE_INDICATION,
    /** The call is over for whoever uses it, whether or not its number is free already. */
    RELEASE_INDICATION,
    /** The call's number is free after a release that was asked for from above. */
    RELEASE_CONFIRM,
    NOTIFY_INDICATION,
    MODIFICATION_INDICATION,
    MODIFICATION_CONFIRM,
    MODIFICATION_REFUSED,
    AVAILABILITY_INDICATION,
    ADD_PARTY_INDICATION,
    PARTY_ALERTING_INDICATION,
    ADD_PARTY_CONFIRM,
    ADD_PARTY_REFUSED,
    DROP_PARTY_INDICATION,
    DROP_PARTY_CONFIRM,
    /** The other side does not answer RELEASE: the channel needs a restart. */
    RESTART_WANTED
}
