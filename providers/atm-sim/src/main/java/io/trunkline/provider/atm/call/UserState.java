package io.trunkline.provider.atm.call;

import io.trunkline.circuit.call.NumberedState;
import io.trunkline.protocol.Clause;

/**
 * The states of a call at the user side. Release indication (12) is passed through inside one event and has no constant: a RELEASE
 * is answered at once.
 */
@Clause("Q.2931 (02/95) §2.1.1; Q.2963.1 (07/96) §9")
public enum UserState implements NumberedState {
    // @formatter:off
    U0_NULL                    (0),
    U1_CALL_INITIATED          (1),
    U3_OUTGOING_CALL_PROCEEDING(3),
    U4_CALL_DELIVERED          (4),
    U6_CALL_PRESENT            (6),
    U7_CALL_RECEIVED           (7),
    U8_CONNECT_REQUEST         (8),
    U9_INCOMING_CALL_PROCEEDING(9),
    U10_ACTIVE                 (10),
    U11_RELEASE_REQUEST        (11),
    U13_MODIFY_REQUEST         (13),
    U14_MODIFY_RECEIVED        (14);
    // @formatter:on

    private final int number;

    UserState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
