package io.trunkline.api;

/** The two kinds of socket group. */
public enum GroupKind {
    /** Members may be connected to anybody, and may be connectionless. {@code SG_UNCONSTRAINED_GROUP}. */
    UNCONSTRAINED(0x01),
    /** Connection-oriented members only, all connected to the same host. {@code SG_CONSTRAINED_GROUP}. */
    CONSTRAINED(0x02);

    private final int number;

    GroupKind(int number) {
        this.number = number;
    }

    /** The number that asks for a new group of this kind in the {@code g} parameter. */
    public int number() {
        return number;
    }
}
