package io.trunkline.provider.atm.call;

import io.trunkline.circuit.call.NumberedState;
import io.trunkline.protocol.Clause;

/**
 * The states of a call at the network side of one interface. Release request (11) is passed through inside one event and has no
 * constant: a RELEASE is answered at once.
 */
@Clause("Q.2931 (02/95) §2.1.2; Q.2963.1 (07/96) §9")
public enum NetworkState implements NumberedState {
    // @formatter:off
    N0_NULL                    (0),
    N1_CALL_INITIATED          (1),
    N3_OUTGOING_CALL_PROCEEDING(3),
    N4_CALL_DELIVERED          (4),
    N6_CALL_PRESENT            (6),
    N7_CALL_RECEIVED           (7),
    N8_CONNECT_REQUEST         (8),
    N9_INCOMING_CALL_PROCEEDING(9),
    N10_ACTIVE                 (10),
    N12_RELEASE_INDICATION     (12),
    N13_MODIFY_REQUEST         (13),
    N14_MODIFY_RECEIVED        (14);
    // @formatter:on

    private final int number;

    NetworkState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
