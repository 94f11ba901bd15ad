package io.trunkline.provider.atm.call;

import io.trunkline.circuit.call.NumberedState;
import io.trunkline.protocol.Clause;

/**
 * The states of a party of a point-to-multipoint call, at either side. Drop received (12) is passed through inside one event and has no
 * constant.
 */
@Clause("Q.2971 (10/95) §6")
enum PartyState implements NumberedState {
    // @formatter:off
    P0_NULL              (0),
    P1_ADD_INITIATED     (1),
    P4_ALERTING_DELIVERED(4),
    P6_ADD_RECEIVED      (6),
    P7_ALERTING_RECEIVED (7),
    P10_ACTIVE           (10),
    P11_DROP_INITIATED   (11);
    // @formatter:on

    private final int number;

    PartyState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
