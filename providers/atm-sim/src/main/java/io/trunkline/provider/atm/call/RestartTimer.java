package io.trunkline.provider.atm.call;

import static java.time.Duration.ofSeconds;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of the restart procedure, the same at both sides. */
@Clause("Q.2931 (02/95) §7, Tables 7-1 and 7-2")
enum RestartTimer implements TimerRow {
    // @formatter:off
    //   default         expiries  starts when     clause
    T316(ofSeconds(120), 2,        "RESTART sent", "Q.2931 §5.5.1");
    // @formatter:on

    private final Columns columns;

    RestartTimer(Duration duration, int expiries, String startsWhen, String clause) {
        this.columns = new Columns(duration, expiries, startsWhen, clause);
    }

    @Override
    public Columns columns() {
        return columns;
    }
}
