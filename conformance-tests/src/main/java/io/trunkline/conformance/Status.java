package io.trunkline.conformance;

/** What came out for one requirement. */
public enum Status {
    /** Checked and met, with evidence. */
    PASS,
    /** Not met. */
    FAIL,
    /** Not for this entry: it does not declare what the requirement belongs to. */
    SKIPPED,
    /** It works although the entry does not declare it: the declaration is wrong. */
    UNDECLARED_WORKS,
    /** The situation could not be reached, or nothing was compared; the reason says what to give the kit. */
    INCONCLUSIVE,
    /** The kit cannot check it; the contract says why. */
    UNTESTABLE,
    /** A call did not come back. */
    TIMEOUT,
    /** The kit itself failed. */
    KIT_ERROR;

    /** True if an entry with this status for a MUST does not conform. */
    boolean isDefect() {
        return this == FAIL || this == UNDECLARED_WORKS || this == TIMEOUT;
    }

    /** True if there is something to explain. */
    boolean hasReason() {
        return isDefect() || this == INCONCLUSIVE || this == KIT_ERROR;
    }
}
