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

    private final Duration duration;
    private final int expiries;
    private final String startsWhen;
    private final String clause;

    BapTimer(int seconds, int expiries, String startsWhen, String clause) {
        this.duration = Duration.ofSeconds(seconds);
        this.expiries = expiries;
        this.startsWhen = startsWhen;
        this.clause = clause;
    }

    @Override
    public Duration duration() {
        return duration;
    }

    @Override
    public int expiries() {
        return expiries;
    }

    @Override
    public String startsWhen() {
        return startsWhen;
    }

    @Override
    public String clause() {
        return clause;
    }
}
