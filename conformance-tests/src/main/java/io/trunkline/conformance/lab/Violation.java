package io.trunkline.conformance.lab;

/** A requirement is not met: what was expected and what was seen instead. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String seen;
    private final String rule;

    /** A violation in two short phrases. */
    public Violation(String expected, String seen) {
        this("", expected, seen);
    }

    /** A violation of one requirement among several that are looked at. */
    public Violation(String rule, String expected, String seen) {
        super("expected " + expected + ", saw " + seen);
        this.rule = rule;
        this.expected = expected;
        this.seen = seen;
    }

    /** The requirement that is violated in detail; empty where the check says it all. */
    public String rule() {
        return rule;
    }

    /** What the contract allows. */
    public String expected() {
        return expected;
    }

    /** What happened. */
    public String seen() {
        return seen;
    }
}
