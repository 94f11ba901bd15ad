package io.trunkline.provider.telephony.lapd;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.lapd.DataLinkEvent.*;
import static io.trunkline.provider.telephony.lapd.DataLinkState.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The state machine of a data link. Frames that mean nothing in a state are dropped in silence. */
@Clause("ITU-T Q.921 (09/97) §5.4 to §5.8, Annex B")
final class DataLinkTable {
    private static final Action<DataLinkEntity> WANT_TEI = action("MDL-ASSIGN indication", DataLinkEntity::wantTei);
    private static final Action<DataLinkEntity> QUEUE_UNIT = action("queue UI", DataLinkEntity::queueUnit);
    private static final Action<DataLinkEntity> SEND_UNIT = action("send UI", DataLinkEntity::sendUnit);
    private static final Action<DataLinkEntity> SEND_UNITS = action("send queued UI", DataLinkEntity::sendUnits);
    private static final Action<DataLinkEntity> DROP_UNITS = action("drop queued UI", DataLinkEntity::dropUnits);
    private static final Action<DataLinkEntity> UNIT_DATA_IND =
            action("DL-UNIT DATA indication", DataLinkEntity::unitDataIndication);
    private static final Action<DataLinkEntity> ASKED = action("layer 3 has asked", DataLinkEntity::asked);
    private static final Action<DataLinkEntity> BEGIN_SABME =
            action("send SABME P=1, start T200", DataLinkEntity::beginConnection);
    private static final Action<DataLinkEntity> BEGIN_DISC =
            action("send DISC P=1, start T200", DataLinkEntity::beginRelease);
    private static final Action<DataLinkEntity> REPEAT_SABME =
            action("send SABME P=1 again, start T200", DataLinkEntity::repeatSabme);
    private static final Action<DataLinkEntity> REPEAT_DISC =
            action("send DISC P=1 again, start T200", DataLinkEntity::repeatDisc);
    private static final Action<DataLinkEntity> UA_OUT = action("send UA F=P", DataLinkEntity::sendUa);
    private static final Action<DataLinkEntity> DM_OUT = action("send DM F=P", DataLinkEntity::sendDm);
    private static final Action<DataLinkEntity> ANEW =
            action("V(S)=V(A)=V(R)=0, stop T200, start T203", DataLinkEntity::startAnew);
    private static final Action<DataLinkEntity> DROP = action("drop messages", DataLinkEntity::drop);
    private static final Action<DataLinkEntity> ESTABLISH_IND =
            action("DL-ESTABLISH indication", DataLinkEntity::establishIndication);
    private static final Action<DataLinkEntity> ESTABLISH_IF_LOST =
            action("if V(S)≠V(A): drop messages, DL-ESTABLISH indication", DataLinkEntity::establishIndicationIfLost);
    private static final Action<DataLinkEntity> ESTABLISH_OUTCOME = action(
            "DL-ESTABLISH confirm if asked, else if V(S)≠V(A): drop messages, DL-ESTABLISH indication",
            DataLinkEntity::establishOutcome);
    private static final Action<DataLinkEntity> RELEASE_CON =
            action("DL-RELEASE confirm", DataLinkEntity::releaseConfirm);
    private static final Action<DataLinkEntity> RELEASE_IND =
            action("DL-RELEASE indication", DataLinkEntity::releaseIndication);
    private static final Action<DataLinkEntity> STOP = action("stop T200 and T203", DataLinkEntity::stopTimers);
    private static final Action<DataLinkEntity> QUEUE = action("queue I", DataLinkEntity::queue);
    private static final Action<DataLinkEntity> SEND_I =
            action("send I while the window is open, T200 runs", DataLinkEntity::sendInformation);
    private static final Action<DataLinkEntity> ACK_OUT =
            action("send RR (RNR if busy) F=0", DataLinkEntity::acknowledge);
    private static final Action<DataLinkEntity> RECEIVE_I = action(
            "if N(S)=V(R) and not busy: V(R)+1, DL-DATA indication, acknowledgement pending; else REJ once; F=P",
            DataLinkEntity::receiveInformation);
    private static final Action<DataLinkEntity> ANSWER_POLL =
            action("if P=1: send RR (RNR if busy) F=1", DataLinkEntity::answerPoll);
    private static final Action<DataLinkEntity> READY = action("peer is ready", DataLinkEntity::peerReady);
    private static final Action<DataLinkEntity> NOT_READY = action("peer is busy", DataLinkEntity::peerNotReady);
    private static final Action<DataLinkEntity> TAKE_NR = action("V(A)=N(R)", DataLinkEntity::takeNr);
    private static final Action<DataLinkEntity> TAKE_NR_WATCH = action(
            "V(A)=N(R); if all is acknowledged stop T200, start T203, else if any start T200",
            DataLinkEntity::takeNrAndWatch);
    private static final Action<DataLinkEntity> QUIET = action("stop T200, start T203", DataLinkEntity::quiet);
    private static final Action<DataLinkEntity> WATCH_PEER = action("stop T203, start T200", DataLinkEntity::watchPeer);
    private static final Action<DataLinkEntity> GO_BACK = action("V(S)=V(A)", DataLinkEntity::goBack);
    private static final Action<DataLinkEntity> RECOVER =
            action("RC=0, send RR (RNR if busy) P=1, RC+1, start T200", DataLinkEntity::beginRecovery);
    private static final Action<DataLinkEntity> ENQUIRE =
            action("send RR (RNR if busy) P=1, RC=0, start T200", DataLinkEntity::beginEnquiry);
    private static final Action<DataLinkEntity> ENQUIRE_AGAIN =
            action("send RR (RNR if busy) P=1, RC+1, start T200", DataLinkEntity::enquire);
    private static final Action<DataLinkEntity> BUSY_OUT =
            action("unless busy: send RNR F=0", DataLinkEntity::becomeBusy);
    private static final Action<DataLinkEntity> READY_OUT =
            action("if busy: send RR F=0", DataLinkEntity::noLongerBusy);

    private static final Set<DataLinkState> WITHOUT_TEI = EnumSet.range(TEI_UNASSIGNED, ESTABLISH_AWAITING_TEI);
    private static final Set<DataLinkState> WITH_TEI = EnumSet.range(TEI_ASSIGNED, TIMER_RECOVERY);
    private static final Set<DataLinkState> UP = EnumSet.of(MULTIPLE_FRAME_ESTABLISHED, TIMER_RECOVERY);

    static final StateTable<DataLinkState, DataLinkEvent, DataLinkEntity> TABLE = table();

    private DataLinkTable() {}

    private static StateTable<DataLinkState, DataLinkEvent, DataLinkEntity> table() {
        StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> table = StateTable.named("data link");
        withoutTei(table);
        units(table);
        assigned(table);
        establishing(table);
        releasing(table);
        up(table);
        established(table);
        recovering(table);
        faults(table);
        return table.otherwise(List.of(), "–");
    }

    // @formatter:off
    private static void withoutTei(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        t.row(TEI_UNASSIGNED, ESTABLISH_REQUEST, does(ASKED, WANT_TEI),                     ESTABLISH_AWAITING_TEI, "Q.921 Annex B, state 1")
         .row(TEI_UNASSIGNED, UNIT_DATA_REQUEST, does(QUEUE_UNIT, WANT_TEI),                ASSIGN_AWAITING_TEI,    "Q.921 Annex B, state 1")
         .row(TEI_UNASSIGNED, ASSIGN_REQUEST,    does(),                                    TEI_ASSIGNED,           "Q.921 Annex B, state 1")
         .row(ASSIGN_AWAITING_TEI, ESTABLISH_REQUEST, does(ASKED),                          ESTABLISH_AWAITING_TEI, "Q.921 Annex B, state 2")
         .row(ASSIGN_AWAITING_TEI, UNIT_DATA_REQUEST, does(QUEUE_UNIT),                     ASSIGN_AWAITING_TEI,    "Q.921 Annex B, state 2")
         .row(ASSIGN_AWAITING_TEI, ASSIGN_REQUEST, does(SEND_UNITS),                        TEI_ASSIGNED,           "Q.921 Annex B, state 2")
         .row(ASSIGN_AWAITING_TEI, ASSIGN_FAILED,  does(DROP_UNITS),                        TEI_UNASSIGNED,         "Q.921 Annex B, state 2")
         .row(ASSIGN_AWAITING_TEI, LINE_DOWN,      does(DROP_UNITS),                        TEI_UNASSIGNED,         "Q.921 Annex B, state 2")
         .row(ESTABLISH_AWAITING_TEI, UNIT_DATA_REQUEST, does(QUEUE_UNIT),                  ESTABLISH_AWAITING_TEI, "Q.921 Annex B, state 3")
         .row(ESTABLISH_AWAITING_TEI, ASSIGN_REQUEST, does(SEND_UNITS, BEGIN_SABME),        AWAITING_ESTABLISHMENT, "Q.921 Annex B, state 3")
         .row(ESTABLISH_AWAITING_TEI, ASSIGN_FAILED,  does(DROP_UNITS, RELEASE_IND),        TEI_UNASSIGNED,         "Q.921 Annex B, state 3")
         .row(ESTABLISH_AWAITING_TEI, LINE_DOWN,      does(DROP_UNITS, RELEASE_IND),        TEI_UNASSIGNED,         "Q.921 Annex B, state 3")
         .row(ESTABLISH_AWAITING_TEI, RELEASE_REQUEST, does(RELEASE_CON),                   ASSIGN_AWAITING_TEI,    "given up before it began");
    }

    private static void units(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        t.stay(WITHOUT_TEI, UI, does(UNIT_DATA_IND),            "Q.921 §5.2.3, broadcast")
         .stay(WITH_TEI, UI, does(UNIT_DATA_IND),               "Q.921 §5.2.3")
         .stay(WITH_TEI, UNIT_DATA_REQUEST, does(SEND_UNIT),    "Q.921 §5.2.2");
    }

    private static void assigned(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        String clause = "Q.921 Annex B, state 4";
        t.row(TEI_ASSIGNED, ESTABLISH_REQUEST, does(ASKED, BEGIN_SABME),                    AWAITING_ESTABLISHMENT,     clause)
         .row(TEI_ASSIGNED, RELEASE_REQUEST,   does(RELEASE_CON),                           TEI_ASSIGNED,               clause)
         .row(TEI_ASSIGNED, REMOVE_REQUEST,    does(DROP_UNITS),                            TEI_UNASSIGNED,             clause)
         .row(TEI_ASSIGNED, SABME,             does(UA_OUT, ANEW, ESTABLISH_IND),           MULTIPLE_FRAME_ESTABLISHED, clause)
         .row(TEI_ASSIGNED, DISC,              does(DM_OUT),                                TEI_ASSIGNED,               clause)
         .row(TEI_ASSIGNED, UA_F1,             does(error(LapdError.C_UNSOLICITED_UA)),     TEI_ASSIGNED,               clause)
         .row(TEI_ASSIGNED, UA_F0,             does(error(LapdError.D_UNSOLICITED_UA)),     TEI_ASSIGNED,               clause)
         .row(TEI_ASSIGNED, DM_F0,             does(ASKED, BEGIN_SABME),                    AWAITING_ESTABLISHMENT,     clause);
    }

    private static void establishing(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        DataLinkState here = AWAITING_ESTABLISHMENT;
        String clause = "Q.921 Annex B, state 5";
        t.row(here, ESTABLISH_REQUEST, does(DROP, ASKED),                                   here,                       clause)
         .row(here, RELEASE_REQUEST,   does(DROP, BEGIN_DISC),                              AWAITING_RELEASE,           "not waited for, as a peer may never answer")
         .row(here, DATA_REQUEST,      does(QUEUE),                                         here,                       clause)
         .row(here, REMOVE_REQUEST,    does(STOP, DROP, DROP_UNITS, RELEASE_IND),           TEI_UNASSIGNED,             clause)
         .row(here, LINE_DOWN,         does(STOP, DROP, RELEASE_IND),                       TEI_ASSIGNED,               clause)
         .row(here, SABME,             does(UA_OUT),                                        here,                       clause)
         .row(here, DISC,              does(DM_OUT),                                        here,                       clause)
         .row(here, UA_F1,             does(ESTABLISH_OUTCOME, ANEW),                       MULTIPLE_FRAME_ESTABLISHED, clause)
         .row(here, UA_F0,             does(error(LapdError.D_UNSOLICITED_UA)),             here,                       clause)
         .row(here, DM_F1,             does(STOP, DROP, RELEASE_IND),                       TEI_ASSIGNED,               clause)
         .row(here, T200_AGAIN,        does(REPEAT_SABME),                                  here,                       clause)
         .row(here, T200_FINAL,        does(DROP, error(LapdError.G_NO_ANSWER_TO_SABME), RELEASE_IND), TEI_ASSIGNED,    clause);
    }

    private static void releasing(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        DataLinkState here = AWAITING_RELEASE;
        String clause = "Q.921 Annex B, state 6";
        t.row(here, REMOVE_REQUEST,    does(STOP, DROP_UNITS, RELEASE_CON),                 TEI_UNASSIGNED, clause)
         .row(here, LINE_DOWN,         does(STOP, RELEASE_CON),                             TEI_ASSIGNED,   clause)
         .row(here, SABME,             does(DM_OUT),                                        here,           clause)
         .row(here, DISC,              does(UA_OUT),                                        here,           clause)
         .row(here, UA_F1,             does(STOP, RELEASE_CON),                             TEI_ASSIGNED,   clause)
         .row(here, UA_F0,             does(error(LapdError.D_UNSOLICITED_UA)),             here,           clause)
         .row(here, DM_F1,             does(STOP, RELEASE_CON),                             TEI_ASSIGNED,   clause)
         .row(here, T200_AGAIN,        does(REPEAT_DISC),                                   here,           clause)
         .row(here, T200_FINAL,        does(error(LapdError.H_NO_ANSWER_TO_DISC), RELEASE_CON), TEI_ASSIGNED, clause);
    }

    /** What states 7 and 8 have in common. */
    private static void up(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        String clause = "Q.921 Annex B, states 7 and 8";
        t.rows(UP, ESTABLISH_REQUEST, does(DROP, ASKED, BEGIN_SABME),                       AWAITING_ESTABLISHMENT, clause)
         .rows(UP, RELEASE_REQUEST, does(DROP, BEGIN_DISC),                                 AWAITING_RELEASE,       clause)
         .stay(UP, DATA_REQUEST, does(QUEUE),                                               clause)
         .rows(UP, REMOVE_REQUEST, does(STOP, DROP, DROP_UNITS, RELEASE_IND),               TEI_UNASSIGNED,         clause)
         .rows(UP, LINE_DOWN, does(STOP, DROP, RELEASE_IND),                                TEI_ASSIGNED,           clause)
         .stay(UP, BUSY, does(BUSY_OUT),                                                    clause)
         .stay(UP, BUSY_CLEARED, does(READY_OUT),                                           clause)
         .stay(UP, ACKNOWLEDGE, does(ACK_OUT),                                              clause)
         .rows(UP, SABME, does(UA_OUT, error(LapdError.F_PEER_REESTABLISHMENT), ESTABLISH_IF_LOST, ANEW), MULTIPLE_FRAME_ESTABLISHED, clause)
         .rows(UP, DISC, does(STOP, DROP, UA_OUT, RELEASE_IND),                             TEI_ASSIGNED,           clause)
         .stay(UP, UA_F1, does(error(LapdError.C_UNSOLICITED_UA)),                          clause)
         .stay(UP, UA_F0, does(error(LapdError.D_UNSOLICITED_UA)),                          clause)
         .rows(UP, DM_F0, does(error(LapdError.E_DM), BEGIN_SABME),                         AWAITING_ESTABLISHMENT, clause)
         .rows(UP, FRMR, does(error(LapdError.K_FRMR), BEGIN_SABME),                        AWAITING_ESTABLISHMENT, clause)
         .rows(UP, I_WRONG_NR, does(RECEIVE_I, error(LapdError.J_WRONG_NR), BEGIN_SABME),   AWAITING_ESTABLISHMENT, clause)
         .rows(UP, S_WRONG_NR, does(ANSWER_POLL, error(LapdError.J_WRONG_NR), BEGIN_SABME), AWAITING_ESTABLISHMENT, clause);
    }

    private static void established(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        DataLinkState here = MULTIPLE_FRAME_ESTABLISHED;
        String clause = "Q.921 Annex B, state 7";
        Action<DataLinkEntity> unasked = error(LapdError.A_UNSOLICITED_SUPERVISORY);
        t.row(here, I_QUEUED,     does(SEND_I),                                             here,           clause)
         .row(here, I,            does(RECEIVE_I, TAKE_NR_WATCH),                           here,           clause)
         .row(here, RR,           does(READY, ANSWER_POLL, TAKE_NR_WATCH),                  here,           clause)
         .row(here, RR_F1,        does(READY, unasked, TAKE_NR_WATCH),                      here,           clause)
         .row(here, REJ,          does(READY, ANSWER_POLL, TAKE_NR, QUIET, GO_BACK),        here,           clause)
         .row(here, REJ_F1,       does(READY, unasked, TAKE_NR, QUIET, GO_BACK),            here,           clause)
         .row(here, RNR,          does(NOT_READY, ANSWER_POLL, TAKE_NR, WATCH_PEER),        here,           clause)
         .row(here, RNR_F1,       does(NOT_READY, unasked, TAKE_NR, WATCH_PEER),            here,           clause)
         .row(here, DM_F1,        does(error(LapdError.B_UNSOLICITED_DM)),                  here,           clause)
         .row(here, T200_AGAIN,   does(RECOVER),                                            TIMER_RECOVERY, clause)
         .row(here, T203_EXPIRED, does(ENQUIRE),                                            TIMER_RECOVERY, clause);
    }

    private static void recovering(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        DataLinkState here = TIMER_RECOVERY;
        String clause = "Q.921 Annex B, state 8";
        t.row(here, I,          does(RECEIVE_I, TAKE_NR),                                   here,                       clause)
         .row(here, RR,         does(READY, ANSWER_POLL, TAKE_NR),                          here,                       clause)
         .row(here, RR_F1,      does(READY, TAKE_NR, QUIET, GO_BACK),                       MULTIPLE_FRAME_ESTABLISHED, clause)
         .row(here, REJ,        does(READY, ANSWER_POLL, TAKE_NR),                          here,                       clause)
         .row(here, REJ_F1,     does(READY, TAKE_NR, QUIET, GO_BACK),                       MULTIPLE_FRAME_ESTABLISHED, clause)
         .row(here, RNR,        does(NOT_READY, ANSWER_POLL, TAKE_NR),                      here,                       clause)
         .row(here, RNR_F1,     does(NOT_READY, TAKE_NR, WATCH_PEER, GO_BACK),              MULTIPLE_FRAME_ESTABLISHED, clause)
         .row(here, DM_F1,      does(error(LapdError.B_UNSOLICITED_DM), BEGIN_SABME),       AWAITING_ESTABLISHMENT,     clause)
         .row(here, T200_AGAIN, does(ENQUIRE_AGAIN),                                        here,                       clause)
         .row(here, T200_FINAL, does(error(LapdError.I_NO_ANSWER_TO_POLL), BEGIN_SABME),    AWAITING_ESTABLISHMENT,     clause);
    }

    private static void faults(StateTable.Builder<DataLinkState, DataLinkEvent, DataLinkEntity> t) {
        Set<DataLinkState> down = EnumSet.range(TEI_ASSIGNED, AWAITING_RELEASE);
        List<DataLinkEvent> events = List.of(UNDEFINED_FRAME, INFORMATION_NOT_PERMITTED, WRONG_SIZE, TOO_LONG);
        List<LapdError> errors = List.of(LapdError.L_UNDEFINED_FRAME, LapdError.M_INFORMATION_NOT_PERMITTED, LapdError.N_WRONG_SIZE, LapdError.O_TOO_LONG);
        for (int i = 0; i < events.size(); i++) {
            t.stay(down, events.get(i), does(error(errors.get(i))), "Q.921 §5.8.5");
            t.rows(UP, events.get(i), does(error(errors.get(i)), BEGIN_SABME), AWAITING_ESTABLISHMENT, "Q.921 §5.8.5");
        }
    }
    // @formatter:on

    private static Action<DataLinkEntity> error(LapdError code) {
        return action("MDL-ERROR " + code.letter(), entity -> entity.error(code));
    }
}
