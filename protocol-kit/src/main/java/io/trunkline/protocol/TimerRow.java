package io.trunkline.protocol;

import java.time.Duration;

/** A row of a table of timers; the timers of a protocol are an enum that implements it. */
public interface TimerRow {
    /** The standard's name; an enum has it already. */
    String name();

    /** How long it runs unless configured otherwise. */
    Duration duration();

    /** The expiry with this number is the last: what was tried is given up. At least 1. */
    int expiries();

    /** The event that starts it. */
    String startsWhen();

    /** Where the standard says so. */
    String clause();
}
