package io.trunkline.provider.telephony.ppp;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.ppp.ControlEvent.*;
import static io.trunkline.provider.telephony.ppp.ControlState.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The option negotiation automaton. Cells that the standard marks as impossible do nothing. */
@Clause("RFC 1661 §4.1")
final class ControlTable {
    private static final Action<ControlEntity> TLU = action("tlu", ControlEntity::layerUp);
    private static final Action<ControlEntity> TLD = action("tld", ControlEntity::layerDown);
    private static final Action<ControlEntity> TLS = action("tls", ControlEntity::layerStarted);
    private static final Action<ControlEntity> TLF = action("tlf", ControlEntity::layerFinished);
    private static final Action<ControlEntity> IRC = action("irc", ControlEntity::initializeConfigure);
    private static final Action<ControlEntity> IRT = action("irc (terminate)", ControlEntity::initializeTerminate);
    private static final Action<ControlEntity> ZRC = action("zrc", ControlEntity::zeroRestartCount);
    private static final Action<ControlEntity> SCR = action("scr", ControlEntity::sendConfigureRequest);
    private static final Action<ControlEntity> SCA = action("sca", ControlEntity::sendConfigureAck);
    private static final Action<ControlEntity> SCN = action("scn", ControlEntity::sendConfigureNak);
    private static final Action<ControlEntity> STR = action("str", ControlEntity::sendTerminateRequest);
    private static final Action<ControlEntity> STA = action("sta", ControlEntity::sendTerminateAck);
    private static final Action<ControlEntity> SCJ = action("scj", ControlEntity::sendCodeReject);
    private static final Action<ControlEntity> SER = action("ser", ControlEntity::sendEchoReply);

    private static final Set<ControlState> QUIET = EnumSet.of(S2_CLOSED, S3_STOPPED);
    private static final Set<ControlState> ENDING = EnumSet.of(S4_CLOSING, S5_STOPPING);
    private static final Set<ControlState> NEGOTIATING = EnumSet.of(S6_REQUEST_SENT, S7_ACK_RECEIVED, S8_ACK_SENT);
    private static final Set<ControlState> UNSURE = EnumSet.of(S6_REQUEST_SENT, S7_ACK_RECEIVED);
    private static final Set<ControlState> CONNECTED = EnumSet.range(S2_CLOSED, S9_OPENED);
    private static final String CLAUSE = "RFC 1661 §4.1";

    static final StateTable<ControlState, ControlEvent, ControlEntity> TABLE = table();

    private ControlTable() {}

    private static StateTable<ControlState, ControlEvent, ControlEntity> table() {
        StateTable.Builder<ControlState, ControlEvent, ControlEntity> table = StateTable.named("negotiation");
        below(table);
        user(table);
        timeouts(table);
        requests(table);
        answers(table);
        terminations(table);
        rejections(table);
        return table.otherwise(List.of(), "–");
    }

    // @formatter:off
    private static void below(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.row(S0_INITIAL,      UP,        does(),              S2_CLOSED,       CLAUSE)
         .row(S1_STARTING,     UP,        does(IRC, SCR),      S6_REQUEST_SENT, CLAUSE)
         .row(S2_CLOSED,       DOWN,      does(),              S0_INITIAL,      CLAUSE)
         .row(S3_STOPPED,      DOWN,      does(TLS),           S1_STARTING,     CLAUSE)
         .row(S4_CLOSING,      DOWN,      does(),              S0_INITIAL,      CLAUSE)
         .row(S5_STOPPING,     DOWN,      does(),              S1_STARTING,     CLAUSE)
         .rows(NEGOTIATING,    DOWN,      does(),              S1_STARTING,     CLAUSE)
         .row(S9_OPENED,       DOWN,      does(TLD),           S1_STARTING,     CLAUSE);
    }

    private static void user(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.row(S0_INITIAL,      OPEN,      does(TLS),           S1_STARTING,     CLAUSE)
         .row(S2_CLOSED,       OPEN,      does(IRC, SCR),      S6_REQUEST_SENT, CLAUSE)
         .rows(ENDING,         OPEN,      does(),              S5_STOPPING,     CLAUSE)
         .row(S1_STARTING,     CLOSE,     does(TLF),           S0_INITIAL,      CLAUSE)
         .row(S3_STOPPED,      CLOSE,     does(),              S2_CLOSED,       CLAUSE)
         .rows(ENDING,         CLOSE,     does(),              S4_CLOSING,      CLAUSE)
         .rows(NEGOTIATING,    CLOSE,     does(IRT, STR),      S4_CLOSING,      CLAUSE)
         .row(S9_OPENED,       CLOSE,     does(TLD, IRT, STR), S4_CLOSING,      CLAUSE);
    }

    private static void timeouts(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.stay(ENDING,         TO_PLUS,   does(STR),                            CLAUSE)
         .row(S4_CLOSING,      TO_MINUS,  does(TLF),           S2_CLOSED,       CLAUSE)
         .row(S5_STOPPING,     TO_MINUS,  does(TLF),           S3_STOPPED,      CLAUSE)
         .rows(UNSURE,         TO_PLUS,   does(SCR),           S6_REQUEST_SENT, CLAUSE)
         .row(S8_ACK_SENT,     TO_PLUS,   does(SCR),           S8_ACK_SENT,     CLAUSE)
         .rows(NEGOTIATING,    TO_MINUS,  does(TLF),           S3_STOPPED,      CLAUSE);
    }

    private static void requests(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        for (ControlEvent request : List.of(RCR_PLUS, RCR_MINUS, RCR_AGAIN)) {
            t.row(S2_CLOSED,   request,   does(STA),           S2_CLOSED,       CLAUSE);
        }
        t.row(S3_STOPPED,      RCR_PLUS,  does(IRC, SCR, SCA), S8_ACK_SENT,     CLAUSE)
         .row(S3_STOPPED,      RCR_AGAIN, does(IRC, SCR, SCA), S8_ACK_SENT,     CLAUSE)
         .row(S3_STOPPED,      RCR_MINUS, does(IRC, SCR, SCN), S6_REQUEST_SENT, CLAUSE)
         .row(S6_REQUEST_SENT, RCR_PLUS,  does(SCA),           S8_ACK_SENT,     CLAUSE)
         .row(S6_REQUEST_SENT, RCR_AGAIN, does(SCA),           S8_ACK_SENT,     CLAUSE)
         .row(S6_REQUEST_SENT, RCR_MINUS, does(SCN),           S6_REQUEST_SENT, CLAUSE)
         .row(S7_ACK_RECEIVED, RCR_PLUS,  does(SCA, TLU),      S9_OPENED,       CLAUSE)
         .row(S7_ACK_RECEIVED, RCR_AGAIN, does(SCA, TLU),      S9_OPENED,       CLAUSE)
         .row(S7_ACK_RECEIVED, RCR_MINUS, does(SCN),           S7_ACK_RECEIVED, CLAUSE)
         .row(S8_ACK_SENT,     RCR_PLUS,  does(SCA),           S8_ACK_SENT,     CLAUSE)
         .row(S8_ACK_SENT,     RCR_AGAIN, does(SCA),           S8_ACK_SENT,     CLAUSE)
         .row(S8_ACK_SENT,     RCR_MINUS, does(SCN),           S6_REQUEST_SENT, CLAUSE)
         .row(S9_OPENED,       RCR_PLUS,  does(TLD, SCR, SCA), S8_ACK_SENT,     CLAUSE)
         .row(S9_OPENED,       RCR_AGAIN, does(SCA),           S9_OPENED,       "departure: it was acknowledged before")
         .row(S9_OPENED,       RCR_MINUS, does(TLD, SCR, SCN), S6_REQUEST_SENT, CLAUSE);
    }

    private static void answers(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.stay(QUIET,          RCA,       does(STA),                            CLAUSE)
         .stay(QUIET,          RCN,       does(STA),                            CLAUSE)
         .row(S6_REQUEST_SENT, RCA,       does(IRC),           S7_ACK_RECEIVED, CLAUSE)
         .row(S6_REQUEST_SENT, RCN,       does(IRC, SCR),      S6_REQUEST_SENT, CLAUSE)
         .row(S7_ACK_RECEIVED, RCA,       does(SCR),           S6_REQUEST_SENT, CLAUSE)
         .row(S7_ACK_RECEIVED, RCN,       does(SCR),           S6_REQUEST_SENT, CLAUSE)
         .row(S8_ACK_SENT,     RCA,       does(IRC, TLU),      S9_OPENED,       CLAUSE)
         .row(S8_ACK_SENT,     RCN,       does(IRC, SCR),      S8_ACK_SENT,     CLAUSE)
         .row(S9_OPENED,       RCA,       does(TLD, SCR),      S6_REQUEST_SENT, CLAUSE)
         .row(S9_OPENED,       RCN,       does(TLD, SCR),      S6_REQUEST_SENT, CLAUSE);
    }

    private static void terminations(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.stay(QUIET,          RTR,       does(STA),                            CLAUSE)
         .stay(ENDING,         RTR,       does(STA),                            CLAUSE)
         .rows(NEGOTIATING,    RTR,       does(STA),           S6_REQUEST_SENT, CLAUSE)
         .row(S9_OPENED,       RTR,       does(TLD, ZRC, STA), S5_STOPPING,     CLAUSE)
         .row(S4_CLOSING,      RTA,       does(TLF),           S2_CLOSED,       CLAUSE)
         .row(S5_STOPPING,     RTA,       does(TLF),           S3_STOPPED,      CLAUSE)
         .rows(UNSURE,         RTA,       does(),              S6_REQUEST_SENT, CLAUSE)
         .row(S9_OPENED,       RTA,       does(TLD, SCR),      S6_REQUEST_SENT, CLAUSE);
    }

    private static void rejections(StateTable.Builder<ControlState, ControlEvent, ControlEntity> t) {
        t.stay(CONNECTED,      RUC,       does(SCJ),                            CLAUSE)
         .row(S7_ACK_RECEIVED, RXJ_PLUS,  does(),              S6_REQUEST_SENT, CLAUSE)
         .row(S2_CLOSED,       RXJ_MINUS, does(TLF),           S2_CLOSED,       CLAUSE)
         .row(S3_STOPPED,      RXJ_MINUS, does(TLF),           S3_STOPPED,      CLAUSE)
         .row(S4_CLOSING,      RXJ_MINUS, does(TLF),           S2_CLOSED,       CLAUSE)
         .row(S5_STOPPING,     RXJ_MINUS, does(TLF),           S3_STOPPED,      CLAUSE)
         .rows(NEGOTIATING,    RXJ_MINUS, does(TLF),           S3_STOPPED,      CLAUSE)
         .row(S9_OPENED,       RXJ_MINUS, does(TLD, IRT, STR), S5_STOPPING,     CLAUSE)
         .row(S9_OPENED,       RXR,       does(SER),           S9_OPENED,       CLAUSE);
    }
    // @formatter:on
}
