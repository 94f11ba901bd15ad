package io.trunkline.cli;

/** What the program's exit status says; the same for every command. */
public final class ExitStatus {
    // @formatter:off
    /** Done, and what was checked is so. */
    public static final int GOOD       = 0;
    /** What was checked is not so, or a connection failed. */
    public static final int FAILED     = 1;
    /** Wrong arguments or wrong configuration. */
    public static final int USAGE      = 2;
    /** A defect of the program. */
    public static final int INTERNAL   = 3;
    /** Some of it could not be checked; {@code check} alone. */
    public static final int INCOMPLETE = 4;
    // @formatter:on

    private ExitStatus() {}
}
