package io.trunkline.provider.atm.call;

import static java.time.Duration.ofSeconds;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of a call, the user side's durations; where the network's differ, {@link #networkDuration} says so. */
@Clause("Q.2931 (02/95) §7, Tables 7-1 and 7-2; Q.2963.1 (07/96) §10")
enum CallTimer implements TimerRow {
    // @formatter:off
    //   default          network          expiries  starts when                                             clause
    T301(ofSeconds(180), ofSeconds(180), 1,        "ALERTING received, network side",                        "Q.2931 §5.2.5.4"),
    T303(ofSeconds(4),   ofSeconds(4),   2,        "SETUP sent",                                             "Q.2931 §5.1.1, §5.2.1"),
    T308(ofSeconds(30),  ofSeconds(30),  2,        "RELEASE sent",                                           "Q.2931 §5.4.3"),
    T309(ofSeconds(10),  ofSeconds(10),  1,        "link lost under an active call",                         "Q.2931 §5.6.10"),
    T310(ofSeconds(30),  ofSeconds(10),  1,        "CALL PROCEEDING received",                               "Q.2931 §5.1.5, §5.2.5.3"),
    T313(ofSeconds(4),   ofSeconds(4),   1,        "CONNECT sent, user side",                                "Q.2931 §5.2.6"),
    T322(ofSeconds(4),   ofSeconds(4),   2,        "STATUS ENQUIRY sent",                                    "Q.2931 §5.6.11"),
    T360(ofSeconds(30),  ofSeconds(30),  1,        "MODIFY REQUEST sent",                                    "Q.2963.1 §10"),
    T361(ofSeconds(20),  ofSeconds(20),  1,        "MODIFY ACKNOWLEDGE sent that asks for confirmation",     "Q.2963.1 §10");
    // @formatter:on

    private final Columns columns;
    private final Duration networkDuration;

    CallTimer(Duration duration, Duration networkDuration, int expiries, String startsWhen, String clause) {
        this.columns = new Columns(duration, expiries, startsWhen, clause);
        this.networkDuration = networkDuration;
    }

    /** The event of its expiry. */
    CallEvent event(boolean spent) {
        return CallEvent.valueOf(name() + (spent ? "_FINAL" : "_FIRST"));
    }

    Duration networkDuration() {
        return networkDuration;
    }

    @Override
    public Columns columns() {
        return columns;
    }
}
