package io.trunkline.conformance;

/** What a whole run says of a provider. */
public enum Verdict {
    /** Every MUST that is for it has been checked and met. */
    CONFORMANT(0),
    /** At least one MUST is not met. */
    NOT_CONFORMANT(1),
    /** What was checked is met, but not everything was checked, as the caller wished. */
    PARTIAL(4),
    /** At least one MUST could not be decided. */
    INCOMPLETE(4),
    /** The run itself failed. */
    ERROR(3);

    private final int exitStatus;

    Verdict(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** The exit status of a program that ends with this verdict. */
    public int exitStatus() {
        return exitStatus;
    }
}
