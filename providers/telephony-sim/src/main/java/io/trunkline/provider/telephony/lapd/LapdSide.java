package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;

/** The two sides of a user-network interface; the same bit says command at one and response at the other. */
@Clause("ITU-T Q.921 (09/97) §3.3.2, Table 1")
public enum LapdSide {
    // @formatter:off
    /** Terminals: their commands have 0. */
    USER   (false),
    /** The exchange: its commands have 1. */
    NETWORK(true);
    // @formatter:on

    private final boolean commandBit;

    LapdSide(boolean commandBit) {
        this.commandBit = commandBit;
    }

    /** The command/response bit in a frame that this side sends. */
    boolean bit(boolean command) {
        return command == commandBit;
    }

    /** The other side. */
    public LapdSide peer() {
        return this == USER ? NETWORK : USER;
    }
}
