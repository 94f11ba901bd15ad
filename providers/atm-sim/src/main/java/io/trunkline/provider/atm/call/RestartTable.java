package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.atm.call.RestartEvent.*;
import static io.trunkline.provider.atm.call.RestartState.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;

/** Restart of one channel, one path or the whole interface. */
@Clause("Q.2931 (02/95) §5.5")
final class RestartTable {
    private static final Action<Restart> SEND = action("send RESTART", Restart::sendRestart);
    private static final Action<Restart> SEND_ACK = action("send RESTART ACKNOWLEDGE", Restart::sendAcknowledge);
    private static final Action<Restart> SEND_STATUS = action("send STATUS 81", Restart::sendStatus);
    private static final Action<Restart> CLEAR = action("clear the calls concerned", Restart::clear);
    private static final Action<Restart> NEXT = action("begin the next restart, if one waits", Restart::next);
    private static final Action<Restart> START_T316 = action("start T316", restart -> restart.start(RestartTimer.T316));
    private static final Action<Restart> STOP_T316 = action("stop T316", restart -> restart.stop(RestartTimer.T316));

    // @formatter:off
    static final StateTable<RestartState, RestartEvent, Restart> TABLE = StateTable.<RestartState, RestartEvent, Restart>named("restart")
        //   state                  event                actions, in this order          next state              clause
        .row(REST0_NULL,            RESTART_REQUEST,     does(CLEAR, SEND, START_T316),  REST1_RESTART_REQUEST,  "Q.2931 §5.5.1")
        .row(REST1_RESTART_REQUEST, RESTART_ACKNOWLEDGE, does(STOP_T316, NEXT),          REST0_NULL,             "Q.2931 §5.5.1")
        .row(REST1_RESTART_REQUEST, RESTART_REQUEST,     does(),                         REST1_RESTART_REQUEST,  "Q.2931 §5.5.1")
        .row(REST1_RESTART_REQUEST, T316_FIRST,          does(SEND, START_T316),         REST1_RESTART_REQUEST,  "Q.2931 §5.5.1")
        .row(REST1_RESTART_REQUEST, T316_FINAL,          does(STOP_T316, NEXT),          REST0_NULL,             "Q.2931 §5.5.1")
        .row(REST0_NULL,            RESTART,             does(CLEAR, SEND_ACK),          REST0_NULL,             "Q.2931 §5.5.2")
        .row(REST0_NULL,            STATUS,              does(),                         REST0_NULL,             "Q.2931 §5.6.12")
        .row(REST1_RESTART_REQUEST, STATUS,              does(),                         REST1_RESTART_REQUEST,  "Q.2931 §5.6.12")
        .row(REST0_NULL,            OTHER_MESSAGE,       does(SEND_STATUS),              REST0_NULL,             "Q.2931 §5.6.3.2")
        .row(REST1_RESTART_REQUEST, OTHER_MESSAGE,       does(SEND_STATUS),              REST1_RESTART_REQUEST,  "Q.2931 §5.6.3.2")
        .otherwise(does(), "Q.2931 §5.6.3.2");
    // @formatter:on

    private RestartTable() {}
}
