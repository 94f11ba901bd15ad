package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of LAPD with their default values; how often one may expire is N200 or N202 where it is not fixed. */
@Clause("ITU-T Q.921 (09/97) §5.9, Table 9")
public enum LapdTimer implements TimerRow {
    // @formatter:off
    //  default  expiries background starts when                                          clause
    T200( 1_000, 4,       false, "SABME, DISC, a poll or the first outstanding I sent",   "Q.921 §5.9.1"),
    T201( 1_000, 2,       false, "identity check request sent",                           "Q.921 §5.9.5"),
    T202( 2_000, 3,       false, "identity request or identity verify sent",              "Q.921 §5.9.6"),
    T203(10_000, 1,       true,  "established and nothing outstanding",                   "Q.921 §5.9.8");
    // @formatter:on

    private final Columns columns;
    private final boolean background;

    LapdTimer(int millis, int expiries, boolean background, String startsWhen, String clause) {
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
