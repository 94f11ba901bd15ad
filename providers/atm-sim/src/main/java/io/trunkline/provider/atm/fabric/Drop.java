package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;

/** Why a cell did not go on. */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §5")
public enum Drop {
    // @formatter:off
    /** It was above its contract, and the policer at the edge took it. */
    POLICED,
    /** The queue was full. */
    OVERFLOW,
    /** It had low priority, and the queue was above the threshold for such cells. */
    LOW_PRIORITY,
    /** It is of a unit that was refused as a whole (EPD). */
    WHOLE_UNIT,
    /** It is of a unit that had lost a cell before (PPD). */
    REST_OF_UNIT,
    /** The line lost it. */
    LINE_LOSS,
    /** The line was down. */
    LINE_DOWN,
    /** Its header was wrong beyond repair. */
    HEADER,
    /** Nobody has the channel that it is on. */
    NO_CHANNEL;
    // @formatter:on

    /** In a counter's name: {@code low-priority}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
