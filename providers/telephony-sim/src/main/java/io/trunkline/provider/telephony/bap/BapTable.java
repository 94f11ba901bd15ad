package io.trunkline.provider.telephony.bap;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.bap.BapEvent.*;
import static io.trunkline.provider.telephony.bap.BapState.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One exchange about one link. Which of two requests at once is taken is decided before, see {@link Bap}. */
@Clause("RFC 2125 §4, §5.5")
final class BapTable {
    private static final Action<BapExchange> SEND = action("send request, start ANSWER", BapExchange::sendRequest);
    private static final Action<BapExchange> ANSWER = action("send response", BapExchange::sendResponse);
    private static final Action<BapExchange> DIAL = action("dial, start CALL", BapExchange::dial);
    private static final Action<BapExchange> AWAIT = action("start CALL", BapExchange::startCall);
    private static final Action<BapExchange> STOP = action("stop timers", BapExchange::stopTimers);
    private static final Action<BapExchange> LINGER = action("start LINGER", BapExchange::linger);
    private static final Action<BapExchange> REPORT_UP =
            action("send call status 0, start ANSWER", BapExchange::reportUp);
    private static final Action<BapExchange> REPORT_FAILED =
            action("send call status with cause, start ANSWER", BapExchange::reportFailed);
    private static final Action<BapExchange> REPORT_RETRY =
            action("send call status with retry, start ANSWER", BapExchange::reportRetry);
    private static final Action<BapExchange> REPORT_AGAIN =
            action("send call status again, start ANSWER", BapExchange::reportAgain);
    private static final Action<BapExchange> CONFIRM = action("send status response", BapExchange::confirmStatus);
    private static final Action<BapExchange> TERMINATE = action("terminate the link", BapExchange::terminate);
    private static final Action<BapExchange> BY_STATUS = action("tell how the call went", BapExchange::tellStatus);
    private static final Action<BapExchange> BY_REPORT = action("tell how the call went", BapExchange::tellReport);

    private static final Set<BapState> LIVE = EnumSet.of(DIALLING, REPORTING, REPORTING_RETRY, AWAITING_CALL, ENDED);
    private static final Set<BapState> REPORTS = EnumSet.of(REPORTING, REPORTING_RETRY);

    static final StateTable<BapState, BapEvent, BapExchange> TABLE = table();

    private BapTable() {}

    private static Action<BapExchange> tell(BapOutcome outcome) {
        return action("tell " + outcome, exchange -> exchange.tell(outcome));
    }

    private static StateTable<BapState, BapEvent, BapExchange> table() {
        StateTable.Builder<BapState, BapEvent, BapExchange> table = StateTable.named("bandwidth allocation");
        asking(table);
        answering(table);
        calling(table);
        ending(table);
        return table.otherwise(List.of(), "–");
    }

    // @formatter:off
    private static void asking(StateTable.Builder<BapState, BapEvent, BapExchange> t) {
        t.row(IDLE,      REQUEST,       does(SEND),                                                  REQUESTED,     "RFC 2125 §5.5")
         .row(REQUESTED, CALL_ACK,      does(STOP, DIAL),                                            DIALLING,      "RFC 2125 §5.5.2")
         .row(REQUESTED, CALLBACK_ACK,  does(STOP, AWAIT),                                           AWAITING_CALL, "RFC 2125 §5.5.4")
         .row(REQUESTED, DROP_ACK,      does(STOP, TERMINATE, tell(BapOutcome.DONE), LINGER),        ENDED,         "RFC 2125 §5.5.6")
         .row(REQUESTED, NAK,           does(STOP, tell(BapOutcome.REFUSED), LINGER),                ENDED,         "RFC 2125 §5.4")
         .row(REQUESTED, FULL_NAK,      does(STOP, tell(BapOutcome.REFUSED_FULL), LINGER),           ENDED,         "RFC 2125 §5.4")
         .row(REQUESTED, REJECT,        does(STOP, tell(BapOutcome.NOT_IMPLEMENTED), LINGER),        ENDED,         "RFC 2125 §5.4")
         .row(REQUESTED, YIELD,         does(STOP, tell(BapOutcome.YIELDED), LINGER),                ENDED,         "RFC 2125 §3.1")
         .row(REQUESTED, ANSWER_AGAIN,  does(SEND),                                                  REQUESTED,     "RFC 2125 §5.1")
         .row(REQUESTED, ANSWER_FINAL,  does(STOP, tell(BapOutcome.NO_ANSWER), LINGER),              ENDED,         "RFC 2125 §5.1");
    }

    private static void answering(StateTable.Builder<BapState, BapEvent, BapExchange> t) {
        t.row(IDLE,      ASKED_CALL,    does(ANSWER, AWAIT),                                         AWAITING_CALL, "RFC 2125 §5.5.1")
         .row(IDLE,      ASKED_CALLBACK, does(ANSWER, DIAL),                                         DIALLING,      "RFC 2125 §5.5.3")
         .row(IDLE,      ASKED_DROP,    does(ANSWER, tell(BapOutcome.DONE), LINGER),                 ENDED,         "RFC 2125 §5.5.5")
         .stay(LIVE,     ASKED_AGAIN,   does(ANSWER),                                                               "RFC 2125 §5.1")
         .row(AWAITING_CALL, STATUS,    does(STOP, CONFIRM, BY_STATUS, LINGER),                      ENDED,         "RFC 2125 §5.5.7")
         .row(AWAITING_CALL, STATUS_RETRY, does(CONFIRM, AWAIT),                                     AWAITING_CALL, "RFC 2125 §6.6")
         .row(AWAITING_CALL, CALL_EXPIRED, does(STOP, tell(BapOutcome.NO_ANSWER), LINGER),           ENDED,         "chosen here")
         .stay(EnumSet.of(ENDED), STATUS, does(CONFIRM),                                                            "RFC 2125 §5.1")
         .stay(EnumSet.of(ENDED), STATUS_RETRY, does(CONFIRM),                                                      "RFC 2125 §5.1");
    }

    private static void calling(StateTable.Builder<BapState, BapEvent, BapExchange> t) {
        t.row(DIALLING,  CALL_UP,       does(STOP, REPORT_UP),                                       REPORTING,     "RFC 2125 §5.5.7")
         .row(DIALLING,  CALL_FAILED,   does(STOP, REPORT_FAILED),                                   REPORTING,     "RFC 2125 §5.5.7")
         .row(DIALLING,  CALL_FAILED_RETRY, does(STOP, REPORT_RETRY),                                REPORTING_RETRY, "RFC 2125 §6.6")
         .row(DIALLING,  CALL_EXPIRED,  does(STOP, tell(BapOutcome.NO_ANSWER), LINGER),              ENDED,         "chosen here")
         .row(REPORTING, STATUS_RESPONSE, does(STOP, BY_REPORT, LINGER),                             ENDED,         "RFC 2125 §5.5.8")
         .row(REPORTING_RETRY, STATUS_RESPONSE, does(STOP, DIAL),                                    DIALLING,      "RFC 2125 §6.6")
         .stay(REPORTS,  ANSWER_AGAIN,  does(REPORT_AGAIN),                                                         "RFC 2125 §5.1")
         .row(REPORTING, ANSWER_FINAL,  does(STOP, BY_REPORT, LINGER),                               ENDED,         "RFC 2125 §5.1")
         .row(REPORTING_RETRY, ANSWER_FINAL, does(STOP, tell(BapOutcome.NO_ANSWER), LINGER),         ENDED,         "RFC 2125 §5.1");
    }

    private static void ending(StateTable.Builder<BapState, BapEvent, BapExchange> t) {
        t.row(ENDED,     LINGER_EXPIRED, does(),                                                     GONE,          "chosen here");
    }
    // @formatter:on
}
