package io.trunkline.cli;

/** Arguments or a configuration that cannot be followed; the message says what was expected. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A mistake with its explanation in one line. */
    public UsageException(String message) {
        super(message);
    }

    /** A mistake that another exception found. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
