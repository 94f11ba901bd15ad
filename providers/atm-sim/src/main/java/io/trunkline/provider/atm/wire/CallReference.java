package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/**
 * The number of a call on one interface. Each side numbers the calls it begins, so two calls may have the same number.
 *
 * @param toOriginator the flag: false from the side that chose the number, true towards it
 * @param value 0 to {@link #DUMMY}
 */
@Clause("Q.2931 (02/95) §4.3")
public record CallReference(boolean toOriginator, int value) {
    /** Stands for the interface, not for a call: RESTART uses it. */
    public static final int GLOBAL = 0;
    /** Stands for no call at all. */
    public static final int DUMMY = 0x7F_FFFF;

    /** Checks the range. */
    public CallReference {
        if (value < 0 || value > DUMMY)
            throw new IllegalArgumentException("call reference " + value + "; 0 to " + DUMMY + " exist");
    }

    /** How the other side writes it. */
    public CallReference reversed() {
        return new CallReference(!toOriginator, value);
    }
}
