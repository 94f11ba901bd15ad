package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.call.NumberedState;
import io.trunkline.protocol.Clause;

/** The states of a call at the user side. */
@Clause("Q.931 (05/98) §2.1.1")
public enum UserState implements NumberedState {
    // @formatter:off
    U0_NULL                    (0),
    U1_CALL_INITIATED          (1),
    U2_OVERLAP_SENDING         (2),
    U3_OUTGOING_CALL_PROCEEDING(3),
    U4_CALL_DELIVERED          (4),
    U6_CALL_PRESENT            (6),
    U7_CALL_RECEIVED           (7),
    U8_CONNECT_REQUEST         (8),
    U9_INCOMING_CALL_PROCEEDING(9),
    U10_ACTIVE                 (10),
    U11_DISCONNECT_REQUEST     (11),
    U12_DISCONNECT_INDICATION  (12),
    U15_SUSPEND_REQUEST        (15),
    U17_RESUME_REQUEST         (17),
    U19_RELEASE_REQUEST        (19),
    U25_OVERLAP_RECEIVING      (25);
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
