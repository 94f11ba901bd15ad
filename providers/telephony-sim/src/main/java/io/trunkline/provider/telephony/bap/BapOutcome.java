package io.trunkline.provider.telephony.bap;

/** How an exchange that this end began, or answered, came to its end. */
public enum BapOutcome {
    /** The link is there, or is being taken down. */
    DONE,
    /** Not now. */
    REFUSED,
    /** The bundle is as large or small as the far end lets it be; nothing is asked again before it has changed. */
    REFUSED_FULL,
    /** The far end cannot. */
    NOT_IMPLEMENTED,
    /** No answer, or no call, in time. */
    NO_ANSWER,
    /** Both asked at once, and the far end is the favored peer. */
    YIELDED,
    /** The call was placed and failed. */
    CALL_FAILED
}
