package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of SSCOP with the values for signalling. */
@Clause("ITU-T Q.2110 (07/94) §7.6; Q.2130 (07/94) §9")
public enum SscopTimer implements TimerRow {
    // @formatter:off
    //           default  expiries background  starts when                                            clause
    CC         (1_000,    4,       false, "BGN, END, RS or ER sent",                             "Q.2110 §7.6"),
    POLL       (  750,    1,       false, "data flows or is unacknowledged",                     "Q.2110 §7.6"),
    KEEP_ALIVE (2_000,    1,       true,  "POLL expires and all data is acknowledged",           "Q.2110 §7.6"),
    NO_RESPONSE(7_000,    1,       false, "with POLL or KEEP_ALIVE, and when a STAT comes",      "Q.2110 §7.6"),
    IDLE      (15_000,    1,       true,  "a STAT comes while KEEP_ALIVE runs",                  "Q.2110 §7.6");
    // @formatter:on

    private final Columns columns;
    private final boolean background;

    SscopTimer(int millis, int expiries, boolean background, String startsWhen, String clause) {
        this.columns = new Columns(Duration.ofMillis(millis), expiries, startsWhen, clause);
        this.background = background;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public boolean isBackground() {
        return background;
    }
}
