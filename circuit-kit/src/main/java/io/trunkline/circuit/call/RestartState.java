package io.trunkline.circuit.call;

import io.trunkline.protocol.Clause;

/** The states of the global call reference, once for restarts asked for here and once for those asked for by the other side. */
@Clause("Q.931 (05/98) §2.2; Q.2931 (02/95) §2.2")
public enum RestartState implements NumberedState {
    // @formatter:off
    /** No restart is under way. */
    REST0_NULL           (0),
    /** RESTART has been sent, the answer awaited. */
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
