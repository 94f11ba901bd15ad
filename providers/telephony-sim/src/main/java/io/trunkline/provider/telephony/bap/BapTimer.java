package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** Timers of one exchange of packets; the values were chosen here. */
@Clause("RFC 2125 §4, §5.1")
enum BapTimer implements TimerRow {
    // @formatter:off
    //      seconds expiries starts when                                             clause
    ANSWER (3,      4,       "request or call status sent",                          "RFC 2125 §5.1"),
    CALL   (120,    1,       "the far end's call, or this end's dialling, is awaited", "chosen here"),
    LINGER (12,     1,       "ended: a repeated request still gets the same answer", "chosen here");
    // @formatter:on

    private final Columns columns;

    BapTimer(int seconds, int expiries, String startsWhen, String clause) {
        this.columns = new Columns(Duration.ofSeconds(seconds), expiries, startsWhen, clause);
    }

    @Override
    public Columns columns() {
        return columns;
    }
}
