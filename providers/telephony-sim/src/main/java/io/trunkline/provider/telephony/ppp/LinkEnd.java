package io.trunkline.provider.telephony.ppp;

/** Why a link carries nothing any more. */
public enum LinkEnd {
    /** This end closed it, and the far end has confirmed or does not answer. */
    CLOSED,
    /** The far end closed it. */
    CLOSED_BY_PEER,
    /** The far end did not answer, or not with anything to agree on. */
    NO_AGREEMENT,
    /** The line comes back to where it began. */
    LOOPED,
    /** The circuit below is gone. */
    CIRCUIT_LOST
}
