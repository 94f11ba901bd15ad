package io.trunkline.provider.telephony.call;

import static java.time.Duration.ofSeconds;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of what concerns no single call, the same at both sides; T307 is the network's alone. */
@Clause("Q.931 (05/98) §9, Tables 9-1 and 9-2")
public enum RestartTimer implements TimerRow {
    // @formatter:off
    //   default         expiries  starts when                clause
    T307(ofSeconds(180), 1,        "SUSPEND ACKNOWLEDGE sent", "Q.931 §5.6.2"),
    T316(ofSeconds(120), 2,        "RESTART sent",            "Q.931 §5.5.1");
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
