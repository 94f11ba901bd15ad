package io.trunkline.api;

/** Which clock a provider lives by. */
public enum ClockKind {
    /** The system's monotonic clock. */
    REAL,
    /** A simulation's clock: it moves as fast as events allow. */
    VIRTUAL
}
