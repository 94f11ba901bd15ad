package io.trunkline.api;

/** Who ended or refused an operation. */
public enum Side {
    /** This program or this host: a mistake of the caller, a limit, a close. */
    LOCAL,
    /** The network between the two ends. */
    NETWORK,
    /** The other end. */
    PEER
}
