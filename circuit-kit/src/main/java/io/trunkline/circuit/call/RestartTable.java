package io.trunkline.circuit.call;

import static io.trunkline.circuit.call.RestartEvent.*;
import static io.trunkline.circuit.call.RestartState.*;
import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.StateTable;
import java.util.List;
import java.util.stream.Stream;

/** Restart of channels or of all of them: the same in both standards but for where they say so, and for what follows when nobody answers. */
public final class RestartTable {
    /** What follows the last T316 where calls survive their data link. */
    public static final Action<Restart<?, ?>> RELEASE_LINK = action("release the data link", Restart::releaseLink);

    private static final Action<Restart<?, ?>> SEND = action("send RESTART", Restart::sendRestart);
    private static final Action<Restart<?, ?>> SEND_ACK = action("send RESTART ACKNOWLEDGE", Restart::sendAcknowledge);
    private static final Action<Restart<?, ?>> SEND_STATUS = action("send STATUS 81", Restart::sendStatus);
    private static final Action<Restart<?, ?>> CLEAR = action("clear the calls concerned", Restart::clear);
    private static final Action<Restart<?, ?>> NEXT = action("begin the next restart, if one waits", Restart::next);
    private static final Action<Restart<?, ?>> START_T316 = action("start T316", Restart::startT316);
    private static final Action<Restart<?, ?>> STOP_T316 = action("stop T316", Restart::stopT316);

    private RestartTable() {}

    /**
     * The table of one standard.
     *
     * @param asking where it describes the side that asks
     * @param asked where it describes the side that is asked
     * @param status where it says what to do with a STATUS
     * @param other where it says what to do with any other message
     * @param givenUp the actions when T316 has expired for the last time, besides stopping it and going on
     */
    public static StateTable<RestartState, RestartEvent, Restart<?, ?>> of(
            String asking, String asked, String status, String other, List<Action<Restart<?, ?>>> givenUp) {
        // @formatter:off
        return StateTable.<RestartState, RestartEvent, Restart<?, ?>>named("restart")
            //   state                  event                actions, in this order          next state              clause
            .row(REST0_NULL,            RESTART_REQUEST,     does(CLEAR, SEND, START_T316),  REST1_RESTART_REQUEST,  asking)
            .row(REST1_RESTART_REQUEST, RESTART_ACKNOWLEDGE, does(STOP_T316, NEXT),          REST0_NULL,             asking)
            .row(REST1_RESTART_REQUEST, RESTART_REQUEST,     does(),                         REST1_RESTART_REQUEST,  asking)
            .row(REST1_RESTART_REQUEST, T316_FIRST,          does(SEND, START_T316),         REST1_RESTART_REQUEST,  asking)
            .row(REST1_RESTART_REQUEST, T316_FINAL,          stopAndGoOn(givenUp),           REST0_NULL,             asking)
            .row(REST0_NULL,            RESTART,             does(CLEAR, SEND_ACK),          REST0_NULL,             asked)
            .row(REST0_NULL,            STATUS,              does(),                         REST0_NULL,             status)
            .row(REST1_RESTART_REQUEST, STATUS,              does(),                         REST1_RESTART_REQUEST,  status)
            .row(REST0_NULL,            OTHER_MESSAGE,       does(SEND_STATUS),              REST0_NULL,             other)
            .row(REST1_RESTART_REQUEST, OTHER_MESSAGE,       does(SEND_STATUS),              REST1_RESTART_REQUEST,  other)
            .otherwise(does(), other);
        // @formatter:on
    }

    private static List<Action<Restart<?, ?>>> stopAndGoOn(List<Action<Restart<?, ?>>> between) {
        return Stream.of(List.of(STOP_T316), between, List.of(NEXT))
                .flatMap(List::stream)
                .toList();
    }
}
