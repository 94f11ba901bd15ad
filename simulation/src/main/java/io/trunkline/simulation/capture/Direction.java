package io.trunkline.simulation.capture;

/** Which way a record went, seen from the network. */
public enum Direction {
    /** From the user to the network. */
    FROM_USER,
    /** From the network to the user. */
    TO_USER;

    /** {@link #FROM_USER} or not. */
    public static Direction of(boolean fromUser) {
        return fromUser ? FROM_USER : TO_USER;
    }
}
