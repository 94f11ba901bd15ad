package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;

/** The states of the global call reference, once for restarts asked for here and once for those asked for by the other side. */
@Clause("Q.2931 (02/95) §2.2")
enum RestartState implements NumberedState {
    // @formatter:off
    REST0_NULL           (0),
    REST1_RESTART_REQUEST(61);
    // @formatter:on

    private final int number;

    RestartState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
