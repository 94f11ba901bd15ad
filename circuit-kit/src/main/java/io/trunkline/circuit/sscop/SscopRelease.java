package io.trunkline.circuit.sscop;

/** Why there is no connection any more. */
public enum SscopRelease {
    /** It was asked for here, and done. */
    CONFIRMED,
    /** The peer's user ended it. */
    BY_PEER_USER,
    /** The peer's entity ended it. */
    BY_PEER_SSCOP,
    /** The peer refused it. */
    REFUSED,
    /** The peer began a new one. */
    REPLACED,
    /** The peer gave no answer to MaxCC attempts. */
    NO_ANSWER,
    /** The peer was silent for the duration of NO_RESPONSE. */
    NO_RESPONSE,
    /** The peer sent what does not belong into the state. */
    PROTOCOL_ERROR
}
