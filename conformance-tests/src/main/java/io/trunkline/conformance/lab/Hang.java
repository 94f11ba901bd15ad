package io.trunkline.conformance.lab;

/** A call has not come back in time; carries the stack of the thread that waits. */
public final class Hang extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String stack;

    /**
     * A hang.
     *
     * @param what what was waited for, and how long
     * @param stack where the thread stands
     */
    public Hang(String what, String stack) {
        super(what);
        this.stack = stack;
    }

    /** Where the thread stands, one frame per line. */
    public String stack() {
        return stack;
    }
}
