package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.call.NumberedState;
import io.trunkline.protocol.Clause;

/** The states of a call at the network side. Call abort is the state of a broadcast SETUP whose answers come too late. */
@Clause("Q.931 (05/98) §2.1.2")
public enum NetworkState implements NumberedState {
    // @formatter:off
    N0_NULL                    (0),
    N1_CALL_INITIATED          (1),
    N2_OVERLAP_SENDING         (2),
    N3_OUTGOING_CALL_PROCEEDING(3),
    N4_CALL_DELIVERED          (4),
    N6_CALL_PRESENT            (6),
    N7_CALL_RECEIVED           (7),
    N8_CONNECT_REQUEST         (8),
    N9_INCOMING_CALL_PROCEEDING(9),
    N10_ACTIVE                 (10),
    N11_DISCONNECT_REQUEST     (11),
    N12_DISCONNECT_INDICATION  (12),
    N15_SUSPEND_REQUEST        (15),
    N17_RESUME_REQUEST         (17),
    N19_RELEASE_REQUEST        (19),
    N22_CALL_ABORT             (22),
    N25_OVERLAP_RECEIVING      (25);
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
