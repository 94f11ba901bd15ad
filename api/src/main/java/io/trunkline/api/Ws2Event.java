package io.trunkline.api;

/** An event object: a flag that threads can wait for, set until it is reset. {@link Ws2#createEvent} is not supported. */
public interface Ws2Event extends AutoCloseable {
    /** Sets the flag and wakes those who wait. */
    void set() throws Ws2Exception;

    /** Clears the flag. */
    void reset() throws Ws2Exception;

    /** True if the flag is set. */
    boolean isSet();

    /** Ends the object; waits for it fail with {@code WSA_INVALID_HANDLE}. */
    @Override
    void close() throws Ws2Exception;
}
