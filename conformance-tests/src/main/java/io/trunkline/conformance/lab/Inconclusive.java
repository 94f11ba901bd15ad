package io.trunkline.conformance.lab;

/** The situation that a check needs could not be reached; says what would make it reachable. */
public final class Inconclusive extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was missing and what to do about it. */
    public Inconclusive(String reason) {
        super(reason);
    }
}
