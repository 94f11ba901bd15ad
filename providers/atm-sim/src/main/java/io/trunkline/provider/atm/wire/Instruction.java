package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/**
 * What a sender wants done with a message or element that the receiver cannot use.
 *
 * @param explicit true if {@code action} counts; else the receiver follows its own rules
 * @param action of a message 0 to 3, of an element 0 to 7
 */
@Clause("Q.2931 (02/95) §4.4.1, §4.5.1")
public record Instruction(boolean explicit, int action) {
    /** None: the receiver follows its own rules. */
    public static final Instruction NONE = new Instruction(false, 0);
    /** Of messages and elements: clear the call. */
    public static final int CLEAR_CALL = 0;
    /** Of a message: discard it. Of an element: discard it and go on. */
    public static final int DISCARD = 1;
    /** As {@link #DISCARD}, and report it in a STATUS. */
    public static final int DISCARD_AND_REPORT = 2;
    /** Of an element: discard the whole message. */
    public static final int DISCARD_MESSAGE = 5;
    /** Of an element: discard the whole message and report it in a STATUS. */
    public static final int DISCARD_MESSAGE_AND_REPORT = 6;
}
