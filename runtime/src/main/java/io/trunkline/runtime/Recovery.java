package io.trunkline.runtime;

/** What can be done about a connect that has failed. */
enum Recovery {
    /** It is worth another try now. */
    AGAIN,
    /** The network is being asked for less: ask again for what can be done. */
    LATER,
    /** Nothing. */
    NONE
}
