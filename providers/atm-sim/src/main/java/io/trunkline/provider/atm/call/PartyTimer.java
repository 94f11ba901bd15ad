package io.trunkline.provider.atm.call;

import static java.time.Duration.ofSeconds;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of a party, the user side's durations; where the network's differ, {@link #networkDuration} says so. */
@Clause("Q.2971 (10/95) §10")
enum PartyTimer implements TimerRow {
    // @formatter:off
    //   default         network          starts when                 clause
    T397(ofSeconds(180), ofSeconds(180), "PARTY ALERTING received", "Q.2971 §10"),
    T398(ofSeconds(4),   ofSeconds(4),   "DROP PARTY sent",         "Q.2971 §10"),
    T399(ofSeconds(34),  ofSeconds(14),  "ADD PARTY sent",          "Q.2971 §10");
    // @formatter:on

    private final Columns columns;
    private final Duration networkDuration;

    PartyTimer(Duration duration, Duration networkDuration, String startsWhen, String clause) {
        this.columns = new Columns(duration, 1, startsWhen, clause);
        this.networkDuration = networkDuration;
    }

    Duration networkDuration() {
        return networkDuration;
    }

    @Override
    public Columns columns() {
        return columns;
    }
}
