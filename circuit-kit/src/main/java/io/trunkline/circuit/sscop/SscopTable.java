package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.SscopEvent.*;
import static io.trunkline.circuit.sscop.SscopState.*;
import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The state machine of SSCOP. Units that a lossy circuit can bring late are dropped in silence, others are reported. */
@Clause("ITU-T Q.2110 (07/94) §8, Figure 20")
final class SscopTable {
    private static final Action<SscopEntity> STOP = action("stop all timers", SscopEntity::stopTimers);
    private static final Action<SscopEntity> BEGIN_BGN = action("send new BGN, start CC", SscopEntity::beginConnection);
    private static final Action<SscopEntity> BEGIN_END =
            action("clear transmitter, send END, start CC", SscopEntity::beginDisconnection);
    private static final Action<SscopEntity> BEGIN_RS =
            action("clear transmitter, send new RS, start CC", SscopEntity::beginResynchronisation);
    private static final Action<SscopEntity> BEGIN_ER = action("send new ER, start CC", SscopEntity::beginRecovery);
    private static final Action<SscopEntity> REPEAT = action("send it again, start CC", SscopEntity::repeat);
    private static final Action<SscopEntity> SEND_ATTEMPT = action("send own unit again", SscopEntity::sendAttempt);
    private static final Action<SscopEntity> NOTE = action("note N(SQ), N(MR)", SscopEntity::note);
    private static final Action<SscopEntity> RECEIVER = action("begin receiver anew", SscopEntity::restartReceiver);
    private static final Action<SscopEntity> CLEAR = action("clear transmitter", SscopEntity::clearTransmitter);
    private static final Action<SscopEntity> DATA = action("begin data phase", SscopEntity::beginData);
    private static final Action<SscopEntity> QUEUE = action("queue SDU", SscopEntity::queue);
    private static final Action<SscopEntity> BGAK_OUT = action("send BGAK", SscopEntity::sendBgak);
    private static final Action<SscopEntity> BGAK_REPEAT = action("send BGAK again", SscopEntity::sendBgakAgain);
    private static final Action<SscopEntity> BGREJ_OUT = action("send BGREJ", SscopEntity::sendBgrej);
    private static final Action<SscopEntity> BGREJ_REPEAT = action("send BGREJ again", SscopEntity::sendBgrejAgain);
    private static final Action<SscopEntity> END_OUT = action("send END of SSCOP", SscopEntity::sendEndOfSscop);
    private static final Action<SscopEntity> ENDAK_OUT = action("send ENDAK", SscopEntity::sendEndak);
    private static final Action<SscopEntity> RSAK_OUT = action("send RSAK", SscopEntity::sendRsak);
    private static final Action<SscopEntity> ERAK_OUT = action("send ERAK", SscopEntity::sendErak);
    private static final Action<SscopEntity> ESTABLISH_IND =
            action("AA-ESTABLISH.indication", SscopEntity::establishIndication);
    private static final Action<SscopEntity> ESTABLISH_CON =
            action("AA-ESTABLISH.confirm", SscopEntity::establishConfirm);
    private static final Action<SscopEntity> RESYNC_IND = action("AA-RESYNC.indication", SscopEntity::resyncIndication);
    private static final Action<SscopEntity> RESYNC_CON = action("AA-RESYNC.confirm", SscopEntity::resyncConfirm);
    private static final Action<SscopEntity> RECOVER_IND =
            action("AA-RECOVER.indication", SscopEntity::recoverIndication);
    private static final Action<SscopEntity> RELEASE_PEER =
            action("AA-RELEASE.indication", SscopEntity::releasedByPeer);

    private static final Set<SscopState> OUTGOING =
            EnumSet.of(OUTGOING_RESYNCHRONISATION_PENDING, OUTGOING_RECOVERY_PENDING);
    private static final Set<SscopState> ANSWERING =
            EnumSet.of(INCOMING_RESYNCHRONISATION_PENDING, RECOVERY_RESPONSE_PENDING, INCOMING_RECOVERY_PENDING);
    private static final Set<SscopState> INSIDE =
            EnumSet.range(OUTGOING_RESYNCHRONISATION_PENDING, DATA_TRANSFER_READY);
    private static final Set<SscopState> LOOSE = EnumSet.of(
            OUTGOING_CONNECTION_PENDING,
            OUTGOING_DISCONNECTION_PENDING,
            OUTGOING_RESYNCHRONISATION_PENDING,
            OUTGOING_RECOVERY_PENDING,
            RECOVERY_RESPONSE_PENDING);

    static final StateTable<SscopState, SscopEvent, SscopEntity> TABLE = table();

    private SscopTable() {}

    private static StateTable<SscopState, SscopEvent, SscopEntity> table() {
        StateTable.Builder<SscopState, SscopEvent, SscopEntity> table = StateTable.named("SSCOP");
        idle(table);
        connecting(table);
        answeringConnection(table);
        disconnecting(table);
        resynchronising(table);
        recovering(table);
        inConnection(table);
        answering(table);
        ready(table);
        unexpected(table);
        return table.otherwise(List.of(), "–");
    }

    // @formatter:off
    private static void idle(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        t.row(IDLE, ESTABLISH_REQUEST, does(BEGIN_BGN),                         OUTGOING_CONNECTION_PENDING, "Q.2110 §8, state 1")
         .row(IDLE, BGN,               does(NOTE, CLEAR, ESTABLISH_IND),        INCOMING_CONNECTION_PENDING, "Q.2110 §8, state 1")
         .row(IDLE, BGN_AGAIN,         does(BGREJ_REPEAT),                      IDLE,                        "Q.2110 §8, state 1")
         .row(IDLE, END,               does(ENDAK_OUT),                         IDLE,                        "Q.2110 §8, state 1");
        for (SscopEvent pdu : List.of(BGAK, SD, POLL, STAT, USTAT, RS, RS_AGAIN, RSAK, ER, ER_AGAIN, ERAK)) {
            t.row(IDLE, pdu,           does(error(pdu), END_OUT),               IDLE,                        "Q.2110 §8, state 1");
        }
        t.row(IDLE, BGREJ,             does(error(BGREJ)),                      IDLE,                        "Q.2110 §8, state 1");
    }

    private static void connecting(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        SscopState here = OUTGOING_CONNECTION_PENDING;
        t.row(here, ESTABLISH_REQUEST, does(STOP, BEGIN_BGN),                   here,                "begun anew")
         .row(here, RELEASE_REQUEST, does(STOP, BEGIN_END),                     OUTGOING_DISCONNECTION_PENDING, "Q.2110 §8, state 2")
         .row(here, DATA_REQUEST,    does(QUEUE),                               here,                "queued until the answer")
         .row(here, BGAK,            does(STOP, NOTE, DATA, ESTABLISH_CON),     DATA_TRANSFER_READY, "Q.2110 §8, state 2")
         .row(here, BGN,             does(STOP, NOTE, BGAK_REPEAT, DATA, ESTABLISH_CON), DATA_TRANSFER_READY, "Q.2110 §8, state 2")
         .row(here, BGREJ,           does(STOP, CLEAR, released(SscopRelease.REFUSED)), IDLE,        "Q.2110 §8, state 2")
         .row(here, CC_AGAIN,        does(REPEAT),                              here,                "Q.2110 §8, state 2")
         .row(here, CC_FINAL,        does(error(CC_FINAL), END_OUT, CLEAR, released(SscopRelease.NO_ANSWER)), IDLE, "Q.2110 §8, state 2");
    }

    private static void answeringConnection(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        SscopState here = INCOMING_CONNECTION_PENDING;
        t.row(here, ESTABLISH_REQUEST,  does(RECEIVER, BGAK_OUT, DATA, ESTABLISH_CON), DATA_TRANSFER_READY, "both ask: as an answer")
         .row(here, ESTABLISH_RESPONSE, does(RECEIVER, BGAK_OUT, DATA),      DATA_TRANSFER_READY, "Q.2110 §8, state 3")
         .row(here, RELEASE_REQUEST,    does(BGREJ_OUT),                     IDLE,                "Q.2110 §8, state 3")
         .row(here, BGN,                does(replaced(), NOTE, ESTABLISH_IND), here,              "Q.2110 §8, state 3")
         .row(here, END,                does(ENDAK_OUT, RELEASE_PEER),       IDLE,                "Q.2110 §8, state 3");
        for (SscopEvent pdu : List.of(BGREJ, ENDAK)) {
            t.row(here, pdu, does(error(pdu), released(SscopRelease.PROTOCOL_ERROR)), IDLE,       "Q.2110 §8, state 3");
        }
        for (SscopEvent pdu : List.of(SD, POLL)) {
            t.row(here, pdu, does(error(pdu), END_OUT, released(SscopRelease.PROTOCOL_ERROR)), IDLE, "Q.2110 §8, state 3");
        }
    }

    private static void disconnecting(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        SscopState here = OUTGOING_DISCONNECTION_PENDING;
        t.row(here, ESTABLISH_REQUEST, does(STOP, BEGIN_BGN),                           OUTGOING_CONNECTION_PENDING, "Q.2110 §8, state 4")
         .row(here, BGN,      does(STOP, confirmed(), NOTE, CLEAR, ESTABLISH_IND),      INCOMING_CONNECTION_PENDING, "Q.2110 §8, state 4")
         .row(here, BGN_AGAIN, does(BGAK_REPEAT, SEND_ATTEMPT),                         here, "Q.2110 §8, state 4")
         .row(here, BGREJ,    does(STOP, confirmed()),                                  IDLE, "Q.2110 §8, state 4")
         .row(here, END,      does(STOP, ENDAK_OUT, confirmed()),                       IDLE, "Q.2110 §8, state 4")
         .row(here, ENDAK,    does(STOP, confirmed()),                                  IDLE, "Q.2110 §8, state 4")
         .row(here, CC_AGAIN, does(REPEAT),                                             here, "Q.2110 §8, state 4")
         .row(here, CC_FINAL, does(error(CC_FINAL), confirmed()),                       IDLE, "Q.2110 §8, state 4");
    }

    private static void resynchronising(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        t.row(OUTGOING_RESYNCHRONISATION_PENDING, RSAK, does(STOP, NOTE, DATA, RESYNC_CON), DATA_TRANSFER_READY, "Q.2110 §8, state 5")
         .row(OUTGOING_RESYNCHRONISATION_PENDING, RS,   does(STOP, NOTE, RSAK_OUT, DATA, RESYNC_CON), DATA_TRANSFER_READY, "Q.2110 §8, state 5")
         .row(INCOMING_RESYNCHRONISATION_PENDING, RESYNC_RESPONSE, does(RECEIVER, RSAK_OUT, DATA), DATA_TRANSFER_READY, "Q.2110 §8, state 6")
         .row(INCOMING_RESYNCHRONISATION_PENDING, RS,   does(error(RS)), INCOMING_RESYNCHRONISATION_PENDING, "Q.2110 §8, state 6")
         .row(INCOMING_RESYNCHRONISATION_PENDING, RESYNC_REQUEST, does(RECEIVER, RSAK_OUT, DATA, RESYNC_CON), DATA_TRANSFER_READY, "both ask: as an answer");
    }

    private static void recovering(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        SscopState sent = OUTGOING_RECOVERY_PENDING;
        t.row(sent, ERAK,                   does(STOP, NOTE, RECOVER_IND),           RECOVERY_RESPONSE_PENDING, "Q.2110 §8, state 7")
         .row(sent, ER,                     does(STOP, NOTE, ERAK_OUT, RECOVER_IND), RECOVERY_RESPONSE_PENDING, "Q.2110 §8, state 7")
         .row(RECOVERY_RESPONSE_PENDING, RECOVER_RESPONSE, does(DATA),               DATA_TRANSFER_READY,       "Q.2110 §8, state 8")
         .row(RECOVERY_RESPONSE_PENDING, ER, does(error(ER)),                        RECOVERY_RESPONSE_PENDING, "Q.2110 §8, state 8")
         .row(RECOVERY_RESPONSE_PENDING, ER_AGAIN, does(ERAK_OUT),                   RECOVERY_RESPONSE_PENDING, "Q.2110 §8, state 8")
         .row(INCOMING_RECOVERY_PENDING, RECOVER_RESPONSE, does(RECEIVER, ERAK_OUT, DATA), DATA_TRANSFER_READY, "Q.2110 §8, state 9")
         .row(INCOMING_RECOVERY_PENDING, ER, does(error(ER)),                        INCOMING_RECOVERY_PENDING, "Q.2110 §8, state 9");
        for (SscopState state : EnumSet.of(sent, RECOVERY_RESPONSE_PENDING, INCOMING_RECOVERY_PENDING)) {
            t.row(state, RS, does(STOP, NOTE, CLEAR, RESYNC_IND), INCOMING_RESYNCHRONISATION_PENDING, "Q.2110 §8, states 7 to 9");
            t.row(state, RESYNC_REQUEST, does(STOP, BEGIN_RS),    OUTGOING_RESYNCHRONISATION_PENDING, "Q.2110 §8, states 7 to 9");
        }
        for (SscopState state : OUTGOING) {
            t.row(state, CC_AGAIN, does(REPEAT), state, "Q.2110 §8, states 5, 7");
            t.row(state, CC_FINAL, does(error(CC_FINAL), END_OUT, CLEAR, released(SscopRelease.NO_ANSWER)), IDLE, "Q.2110 §8, states 5, 7");
            t.row(state, BGN_AGAIN, does(BGAK_REPEAT, SEND_ATTEMPT), state, "Q.2110 §8, states 5, 7");
        }
    }

    /** What states 5 to 10 have in common. */
    private static void inConnection(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        String clause = "Q.2110 §8, states 5 to 10";
        t.rows(INSIDE, ESTABLISH_REQUEST, does(STOP, BEGIN_BGN),                              OUTGOING_CONNECTION_PENDING, clause)
         .rows(INSIDE, RELEASE_REQUEST, does(STOP, BEGIN_END),                                OUTGOING_DISCONNECTION_PENDING, clause)
         .stay(INSIDE, DATA_REQUEST, does(QUEUE),                                             clause)
         .rows(INSIDE, BGN,   does(STOP, CLEAR, replaced(), NOTE, ESTABLISH_IND),             INCOMING_CONNECTION_PENDING, clause)
         .rows(INSIDE, END,   does(STOP, CLEAR, ENDAK_OUT, RELEASE_PEER),                     IDLE, clause)
         .rows(INSIDE, ENDAK, does(STOP, CLEAR, error(ENDAK), released(SscopRelease.PROTOCOL_ERROR)), IDLE, clause)
         .rows(INSIDE, BGREJ, does(STOP, CLEAR, error(BGREJ), released(SscopRelease.PROTOCOL_ERROR)), IDLE, clause);
    }

    /** States whose user has to answer; in state 8 the peer may have begun to send. */
    private static void answering(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        t.stay(ANSWERING, BGN_AGAIN, does(error(BGN)), "Q.2110 §8, states 6, 8, 9");
        for (SscopState state : EnumSet.of(INCOMING_RESYNCHRONISATION_PENDING, INCOMING_RECOVERY_PENDING)) {
            for (SscopEvent pdu : List.of(SD, POLL)) {
                t.row(state, pdu, does(error(pdu), CLEAR, END_OUT, released(SscopRelease.PROTOCOL_ERROR)), IDLE, "Q.2110 §8, states 6, 9");
            }
        }
    }

    private static void ready(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        SscopState here = DATA_TRANSFER_READY;
        String clause = "Q.2110 §8, state 10";
        t.row(here, RESYNC_REQUEST,     does(STOP, BEGIN_RS),                                  OUTGOING_RESYNCHRONISATION_PENDING, clause)
         .row(here, BGN_AGAIN,          does(BGAK_REPEAT),                                     here, clause)
         .row(here, RS,                 does(STOP, NOTE, CLEAR, RESYNC_IND),                   INCOMING_RESYNCHRONISATION_PENDING, clause)
         .row(here, RS_AGAIN,           does(RSAK_OUT),                                        here, clause)
         .row(here, ER,                 does(STOP, NOTE, RECOVER_IND),                         INCOMING_RECOVERY_PENDING, clause)
         .row(here, ER_AGAIN,           does(ERAK_OUT),                                        here, clause)
         .row(here, SD,                 does(action("take SD", SscopEntity::receiveSd)),       here, clause)
         .row(here, POLL,               does(action("answer with STAT", SscopEntity::receivePoll)), here, clause)
         .row(here, STAT,               does(action("acknowledge, mark lost SDs", SscopEntity::receiveStat)), here, clause)
         .row(here, USTAT,              does(action("acknowledge, mark lost SDs", SscopEntity::receiveUstat)), here, clause)
         .row(here, PROTOCOL_ERROR,     does(STOP, BEGIN_ER),                                  OUTGOING_RECOVERY_PENDING, clause)
         .row(here, POLL_EXPIRED,       does(action("poll, start POLL or KEEP_ALIVE", e -> e.data().pollExpired())), here, clause)
         .row(here, KEEP_ALIVE_EXPIRED, does(action("poll, start KEEP_ALIVE", e -> e.data().keepAliveExpired())), here, clause)
         .row(here, IDLE_EXPIRED,       does(action("poll, start KEEP_ALIVE, NO_RESPONSE", e -> e.data().idleExpired())), here, clause)
         .row(here, NO_RESPONSE_EXPIRED, does(STOP, CLEAR, error(NO_RESPONSE_EXPIRED), END_OUT, released(SscopRelease.NO_RESPONSE)), IDLE, clause);
    }

    /** Malformed octets everywhere; where no late unit can come, each that does not belong there. */
    private static void unexpected(StateTable.Builder<SscopState, SscopEvent, SscopEntity> t) {
        t.stay(EnumSet.allOf(SscopState.class), MALFORMED, does(error(MALFORMED)), "Q.2110 §6.2, code U");
        Set<SscopState> strict = EnumSet.complementOf(EnumSet.copyOf(LOOSE));
        strict.removeAll(EnumSet.of(IDLE, DATA_TRANSFER_READY));
        for (SscopEvent pdu : List.of(BGAK, STAT, USTAT, RSAK, ERAK)) t.stay(strict, pdu, does(error(pdu)), "Q.2110 §8, states 3, 6, 9");
        Set<SscopState> three = Collections.singleton(INCOMING_CONNECTION_PENDING);
        for (SscopEvent pdu : List.of(RS, ER)) t.stay(three, pdu, does(error(pdu)), "Q.2110 §8, state 3");
        t.row(INCOMING_RESYNCHRONISATION_PENDING, ER, does(error(ER)), INCOMING_RESYNCHRONISATION_PENDING, "Q.2110 §8, state 6");
    }
    // @formatter:on

    private static Action<SscopEntity> released(SscopRelease reason) {
        String name =
                reason == SscopRelease.CONFIRMED ? "AA-RELEASE.confirm" : "AA-RELEASE.indication (" + reason + ")";
        return action(name, entity -> entity.released(reason));
    }

    private static Action<SscopEntity> confirmed() {
        return released(SscopRelease.CONFIRMED);
    }

    private static Action<SscopEntity> replaced() {
        return released(SscopRelease.REPLACED);
    }

    private static Action<SscopEntity> error(SscopEvent cause) {
        SscopError code = switch (cause) {
            case SD -> SscopError.A_SD;
            case BGN -> SscopError.B_BGN;
            case BGAK -> SscopError.C_BGAK;
            case BGREJ -> SscopError.D_BGREJ;
            case ENDAK -> SscopError.F_ENDAK;
            case POLL -> SscopError.G_POLL;
            case STAT -> SscopError.H_STAT;
            case USTAT -> SscopError.I_USTAT;
            case RS, RS_AGAIN -> SscopError.J_RS;
            case RSAK -> SscopError.K_RSAK;
            case ER, ER_AGAIN -> SscopError.L_ER;
            case ERAK -> SscopError.M_ERAK;
            case CC_FINAL -> SscopError.O_NO_ANSWER;
            case NO_RESPONSE_EXPIRED -> SscopError.P_NO_RESPONSE;
            case MALFORMED -> SscopError.U_LENGTH;
            default -> throw new IllegalArgumentException("no error code for " + cause);
        };
        return action("MAA-ERROR " + code.name().charAt(0), entity -> entity.error(code));
    }
}
