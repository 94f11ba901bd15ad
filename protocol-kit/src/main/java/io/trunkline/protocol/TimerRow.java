package io.trunkline.protocol;

import java.time.Duration;

/** A row of a table of timers; the timers of a protocol are an enum that implements it. */
public interface TimerRow {
    /** The standard's name; an enum has it already. */
    String name();

    /** What stands in the row behind the name. */
    Columns columns();

    /**
     * The columns of a row.
     *
     * @param duration how long it runs unless configured otherwise
     * @param expiries the expiry with this number is the last: what was tried is given up. At least 1
     * @param startsWhen the event that starts it
     * @param clause where the standard says so
     */
    record Columns(Duration duration, int expiries, String startsWhen, String clause) {}

    /** How long it runs unless configured otherwise. */
    default Duration duration() {
        return columns().duration();
    }

    /** The expiry with this number is the last: what was tried is given up. At least 1. */
    default int expiries() {
        return columns().expiries();
    }

    /** The event that starts it. */
    default String startsWhen() {
        return columns().startsWhen();
    }

    /** Where the standard says so. */
    default String clause() {
        return columns().clause();
    }

    /** True if the timer alone must not make a virtual clock advance: nothing waits for it. */
    default boolean isBackground() {
        return false;
    }
}
