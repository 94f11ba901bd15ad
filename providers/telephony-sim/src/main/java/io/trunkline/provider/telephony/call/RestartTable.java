package io.trunkline.provider.telephony.call;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.call.RestartEvent.*;
import static io.trunkline.provider.telephony.call.RestartState.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;

/** Restart of channels, one interface or all of them. */
@Clause("Q.931 (05/98) §5.5")
final class RestartTable {
    private static final Action<Restart> SEND = action("send RESTART", Restart::sendRestart);
    private static final Action<Restart> SEND_ACK = action("send RESTART ACKNOWLEDGE", Restart::sendAcknowledge);
    private static final Action<Restart> SEND_STATUS = action("send STATUS 81", Restart::sendStatus);
    private static final Action<Restart> CLEAR = action("clear the calls concerned", Restart::clear);
    private static final Action<Restart> NEXT = action("begin the next restart, if one waits", Restart::next);
    private static final Action<Restart> RELEASE_LINK = action("release the data link", Restart::releaseLink);
    private static final Action<Restart> START_T316 = action("start T316", restart -> restart.start(RestartTimer.T316));
    private static final Action<Restart> STOP_T316 = action("stop T316", restart -> restart.stop(RestartTimer.T316));

    // @formatter:off
    static final StateTable<RestartState, RestartEvent, Restart> TABLE = StateTable.<RestartState, RestartEvent, Restart>named("restart")
        //   state                  event                actions, in this order                next state              clause
        .row(REST0_NULL,            RESTART_REQUEST,     does(CLEAR, SEND, START_T316),        REST1_RESTART_REQUEST,  "Q.931 §5.5.1")
        .row(REST1_RESTART_REQUEST, RESTART_ACKNOWLEDGE, does(STOP_T316, NEXT),                REST0_NULL,             "Q.931 §5.5.1")
        .row(REST1_RESTART_REQUEST, RESTART_REQUEST,     does(),                               REST1_RESTART_REQUEST,  "Q.931 §5.5.1")
        .row(REST1_RESTART_REQUEST, T316_FIRST,          does(SEND, START_T316),               REST1_RESTART_REQUEST,  "Q.931 §5.5.1")
        .row(REST1_RESTART_REQUEST, T316_FINAL,          does(STOP_T316, RELEASE_LINK, NEXT),  REST0_NULL,             "Q.931 §5.5.1")
        .row(REST0_NULL,            RESTART,             does(CLEAR, SEND_ACK),                REST0_NULL,             "Q.931 §5.5.2")
        .row(REST0_NULL,            STATUS,              does(),                               REST0_NULL,             "Q.931 §5.8.11")
        .row(REST1_RESTART_REQUEST, STATUS,              does(),                               REST1_RESTART_REQUEST,  "Q.931 §5.8.11")
        .row(REST0_NULL,            OTHER_MESSAGE,       does(SEND_STATUS),                    REST0_NULL,             "Q.931 §5.8.3.2")
        .row(REST1_RESTART_REQUEST, OTHER_MESSAGE,       does(SEND_STATUS),                    REST1_RESTART_REQUEST,  "Q.931 §5.8.3.2")
        .otherwise(does(), "Q.931 §5.8.3.2");
    // @formatter:on

    private RestartTable() {}
}
