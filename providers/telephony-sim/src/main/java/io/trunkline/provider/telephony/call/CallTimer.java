package io.trunkline.provider.telephony.call;

import static java.time.Duration.ofSeconds;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerRow;
import java.time.Duration;

/** The timers of a call. Where the standard gives a range, the value is one of it. */
@Clause("Q.931 (05/98) §9, Tables 9-1 and 9-2")
public enum CallTimer implements TimerRow {
    // @formatter:off
    //   user side        network side     expiries  starts when                                                clause
    T301(ofSeconds(180), ofSeconds(180),  1,        "ALERTING received",                                       "§5.1.7, §5.2.5.3"),
    T302(ofSeconds(15),  ofSeconds(12),   1,        "SETUP ACKNOWLEDGE sent; INFORMATION received",             "§5.1.3, §5.2.4"),
    T303(ofSeconds(4),   ofSeconds(4),    2,        "SETUP sent",                                              "§5.1.1, §5.2.1"),
    T304(ofSeconds(30),  ofSeconds(20),   1,        "SETUP ACKNOWLEDGE received; INFORMATION sent",             "§5.1.3, §5.2.4"),
    T305(ofSeconds(30),  ofSeconds(30),   1,        "DISCONNECT sent",                                         "§5.3.3, §5.3.4"),
    T308(ofSeconds(4),   ofSeconds(4),    2,        "RELEASE sent",                                            "§5.3.3, §5.3.4"),
    T309(ofSeconds(30),  ofSeconds(30),   1,        "data link lost under an active call",                     "§5.8.9"),
    T310(ofSeconds(30),  ofSeconds(10),   1,        "CALL PROCEEDING received",                                "§5.1.5, §5.2.5.3"),
    T312(ofSeconds(6),   ofSeconds(6),    1,        "broadcast SETUP sent or sent again, network side",        "§5.2.1.2"),
    T313(ofSeconds(4),   ofSeconds(4),    1,        "CONNECT sent, user side",                                 "§5.2.7"),
    T318(ofSeconds(4),   ofSeconds(4),    1,        "RESUME sent, user side",                                  "§5.6.4"),
    T319(ofSeconds(4),   ofSeconds(4),    1,        "SUSPEND sent, user side",                                 "§5.6.1"),
    T322(ofSeconds(4),   ofSeconds(4),    2,        "STATUS ENQUIRY sent",                                     "§5.8.10");
    // @formatter:on

    private final Columns columns;
    private final Duration networkDuration;

    CallTimer(Duration duration, Duration networkDuration, int expiries, String startsWhen, String clause) {
        this.columns = new Columns(duration, expiries, startsWhen, "Q.931 " + clause);
        this.networkDuration = networkDuration;
    }

    /** The event of its expiry. */
    CallEvent event(boolean spent, boolean broadcast) {
        String name = name() + (spent ? "_FINAL" : "_FIRST");
        return CallEvent.valueOf(broadcast && this == T303 ? name + "_BROADCAST" : name);
    }

    /** How long it runs at the network side unless configured otherwise. */
    Duration networkDuration() {
        return networkDuration;
    }

    @Override
    public Columns columns() {
        return columns;
    }
}
