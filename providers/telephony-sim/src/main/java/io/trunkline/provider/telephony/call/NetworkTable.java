package io.trunkline.provider.telephony.call;

import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.call.CallActions.*;
import static io.trunkline.provider.telephony.call.CallEvent.*;
import static io.trunkline.provider.telephony.call.CallTimer.*;
import static io.trunkline.provider.telephony.call.NetworkState.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** A call at the network side of one access, in one table. */
@Clause("Q.931 (05/98) §5, Annex A, network side")
final class NetworkTable {
    private static final Set<NetworkState> ENDING =
            EnumSet.of(N11_DISCONNECT_REQUEST, N12_DISCONNECT_INDICATION, N19_RELEASE_REQUEST);
    private static final Set<NetworkState> ANY_CALL = EnumSet.complementOf(EnumSet.of(N0_NULL));
    private static final Set<NetworkState> LIVE = EnumSet.complementOf(EnumSet.of(
            N0_NULL, N11_DISCONNECT_REQUEST, N12_DISCONNECT_INDICATION, N19_RELEASE_REQUEST, N22_CALL_ABORT));
    /** Whoever clears these does it with DISCONNECT. */
    private static final Set<NetworkState> DISCONNECTABLE = EnumSet.of(
            N2_OVERLAP_SENDING,
            N3_OUTGOING_CALL_PROCEEDING,
            N4_CALL_DELIVERED,
            N7_CALL_RECEIVED,
            N8_CONNECT_REQUEST,
            N9_INCOMING_CALL_PROCEEDING,
            N10_ACTIVE,
            N15_SUSPEND_REQUEST,
            N25_OVERLAP_RECEIVING);

    private static final Set<NetworkState> CALLING =
            EnumSet.of(N1_CALL_INITIATED, N2_OVERLAP_SENDING, N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED);
    private static final Set<NetworkState> CALLED =
            EnumSet.of(N6_CALL_PRESENT, N7_CALL_RECEIVED, N9_INCOMING_CALL_PROCEEDING, N25_OVERLAP_RECEIVING);
    /** The link may go and come back under these. */
    private static final Set<NetworkState> HELD = EnumSet.of(N10_ACTIVE);

    private static final Set<NetworkState> NOT_HELD = EnumSet.complementOf(EnumSet.of(
            N0_NULL,
            N10_ACTIVE,
            N11_DISCONNECT_REQUEST,
            N12_DISCONNECT_INDICATION,
            N19_RELEASE_REQUEST,
            N22_CALL_ABORT));

    // @formatter:off
    private static final Set<NetworkState> DIALLING      = EnumSet.of(N1_CALL_INITIATED, N2_OVERLAP_SENDING);
    private static final Set<NetworkState> NOT_DELIVERED = EnumSet.of(N1_CALL_INITIATED, N2_OVERLAP_SENDING, N3_OUTGOING_CALL_PROCEEDING);
    private static final Set<NetworkState> PLACED        = EnumSet.of(N2_OVERLAP_SENDING, N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED);
    private static final Set<NetworkState> UNDECIDED     = EnumSet.of(N6_CALL_PRESENT, N25_OVERLAP_RECEIVING);
    private static final Set<NetworkState> NOT_ALERTING  = EnumSet.of(N6_CALL_PRESENT, N9_INCOMING_CALL_PROCEEDING, N25_OVERLAP_RECEIVING);
    private static final Set<NetworkState> TAKEN         = EnumSet.of(N7_CALL_RECEIVED, N9_INCOMING_CALL_PROCEEDING, N25_OVERLAP_RECEIVING);
    private static final Set<NetworkState> HEARING       = EnumSet.of(N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED, N7_CALL_RECEIVED, N8_CONNECT_REQUEST, N9_INCOMING_CALL_PROCEEDING, N10_ACTIVE);
    private static final Set<NetworkState> TELLING       = EnumSet.of(N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED, N7_CALL_RECEIVED, N9_INCOMING_CALL_PROCEEDING, N10_ACTIVE);
    private static final Set<NetworkState> NOTIFYING     = EnumSet.of(N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED, N7_CALL_RECEIVED, N8_CONNECT_REQUEST, N10_ACTIVE);
    private static final Set<NetworkState> SETTLED       = EnumSet.of(N11_DISCONNECT_REQUEST, N19_RELEASE_REQUEST);
    private static final Set<NetworkState> DISCONNECTED  = EnumSet.of(N11_DISCONNECT_REQUEST, N12_DISCONNECT_INDICATION);

    static final StateTable<NetworkState, CallEvent, CallLeg> TABLE = StateTable.<NetworkState, CallEvent, CallLeg>named("network side")
        //   state                        event                     actions, in this order                                                                  next state                   clause
        // the access of the calling user
        .row(N0_NULL,                     SETUP,                    does(INDICATE_SETUP),                                                                   N1_CALL_INITIATED,           "Q.931 §5.1.1")
        .row(N0_NULL,                     UNUSABLE,                 does(SEND_RELEASE_COMPLETE),                                                            N0_NULL,                     "Q.931 §5.8.6, §5.8.7")
        .row(N1_CALL_INITIATED,           MORE_REQUEST,             does(KEEP_CHANNEL, SEND_SETUP_ACK, start(T302)),                                        N2_OVERLAP_SENDING,          "Q.931 §5.1.3")
        .row(N2_OVERLAP_SENDING,          INFORMATION,              does(start(T302), INDICATE_INFORMATION),                                                N2_OVERLAP_SENDING,          "Q.931 §5.1.3")
        .row(N2_OVERLAP_SENDING,          T302_FINAL,               does(INDICATE_DIGITS_OVER),                                                             N2_OVERLAP_SENDING,          "Q.931 §5.1.3")
        .rows(DIALLING,                   PROCEEDING_REQUEST,       does(stop(T302), KEEP_CHANNEL, SEND_CALL_PROCEEDING),                                   N3_OUTGOING_CALL_PROCEEDING, "Q.931 §5.1.5")
        .rows(NOT_DELIVERED,              ALERTING_REQUEST,         does(stop(T302), KEEP_CHANNEL, SEND_ALERTING),                                          N4_CALL_DELIVERED,           "Q.931 §5.1.7")
        .stay(PLACED,                     PROGRESS_REQUEST,         does(SEND_PROGRESS),                                                                                                 "Q.931 §5.1.6")
        .rows(CALLING,                    SETUP_RESPONSE,           does(STOP_ALL, KEEP_CHANNEL, SEND_CONNECT),                                             N10_ACTIVE,                  "Q.931 §5.1.8")
        .row(N10_ACTIVE,                  CONNECT_ACKNOWLEDGE,      does(),                                                                                 N10_ACTIVE,                  "Q.931 §5.1.8")
        .row(N1_CALL_INITIATED,           CLEAR_REQUEST,            does(STOP_ALL, SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                                 N0_NULL,                     "Q.931 §5.1.4, §5.3.2")
        // the access of the called user
        .row(N0_NULL,                     SETUP_REQUEST,            does(KEEP_CHANNEL, SEND_SETUP, start(T303)),                                            N6_CALL_PRESENT,             "Q.931 §5.2.1")
        .row(N6_CALL_PRESENT,             T303_FIRST,               does(SEND_SETUP, start(T303)),                                                          N6_CALL_PRESENT,             "Q.931 §5.2.5.3")
        .row(N6_CALL_PRESENT,             T303_FINAL,               does(SEND_RELEASE, start(T308), INDICATE_NO_RESPONSE),                                  N19_RELEASE_REQUEST,         "Q.931 §5.2.5.3, §5.3.2")
        .row(N6_CALL_PRESENT,             SETUP_ACKNOWLEDGE,        does(stop(T303), start(T304), KEEP_CHANNEL, INDICATE_MORE),                             N25_OVERLAP_RECEIVING,       "Q.931 §5.2.4")
        .row(N25_OVERLAP_RECEIVING,       INFORMATION_REQUEST,      does(SEND_INFORMATION, start(T304)),                                                    N25_OVERLAP_RECEIVING,       "Q.931 §5.2.4")
        .row(N25_OVERLAP_RECEIVING,       T304_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   N12_DISCONNECT_INDICATION,   "Q.931 §5.2.4")
        .rows(UNDECIDED,                  CALL_PROCEEDING,          does(stop(T303), stop(T304), start(T310), KEEP_CHANNEL, INDICATE_PROCEEDING),           N9_INCOMING_CALL_PROCEEDING, "Q.931 §5.2.5.2")
        .rows(NOT_ALERTING,               ALERTING,                 does(stop(T303), stop(T304), stop(T310), start(T301), KEEP_CHANNEL, INDICATE_ALERTING), N7_CALL_RECEIVED,            "Q.931 §5.2.5.2")
        .stay(TAKEN,                      PROGRESS,                 does(INDICATE_PROGRESS),                                                                                             "Q.931 §5.2.6")
        .row(N9_INCOMING_CALL_PROCEEDING, T310_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_NO_RESPONSE),                               N12_DISCONNECT_INDICATION,   "Q.931 §5.2.5.3")
        .row(N7_CALL_RECEIVED,            T301_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   N12_DISCONNECT_INDICATION,   "Q.931 §5.2.5.3")
        .rows(CALLED,                     CONNECT,                  does(STOP_ALL, KEEP_CHANNEL, INDICATE_CONFIRM),                                         N8_CONNECT_REQUEST,          "Q.931 §5.2.7")
        .row(N8_CONNECT_REQUEST,          COMPLETION_REQUEST,       does(SEND_CONNECT_ACK),                                                                 N10_ACTIVE,                  "Q.931 §5.2.8")
        // a call that is offered to all terminals of an access
        .row(N0_NULL,                     BROADCAST_REQUEST,        does(KEEP_CHANNEL, SEND_SETUP, start(T303), start(T312)),                               N6_CALL_PRESENT,             "Q.931 §5.2.1.2")
        .row(N6_CALL_PRESENT,             T303_FIRST_BROADCAST,     does(SEND_SETUP, start(T303), start(T312)),                                             N6_CALL_PRESENT,             "Q.931 §5.2.5.3")
        .row(N6_CALL_PRESENT,             OFFER_ANSWERED,           does(stop(T303)),                                                                       N6_CALL_PRESENT,             "Q.931 §5.2.5.2")
        .row(N6_CALL_PRESENT,             T303_FINAL_BROADCAST,     does(INDICATE_NO_RESPONSE),                                                             N22_CALL_ABORT,              "Q.931 §5.2.5.3")
        .row(N6_CALL_PRESENT,             T312_FINAL,               does(INDICATE_TIME_OVER),                                                               N6_CALL_PRESENT,             "Q.931 §5.2.5.3")
        .row(N6_CALL_PRESENT,             OFFER_OVER,               does(stop(T303)),                                                                       N22_CALL_ABORT,              "Q.931 §5.3.2, §5.2.9")
        .row(N6_CALL_PRESENT,             OFFER_OVER_LATE,          does(STOP_ALL, INDICATE_TIME_OVER),                                                     N0_NULL,                     "Q.931 §5.3.2, §5.2.9")
        .row(N22_CALL_ABORT,              T312_FINAL,               does(STOP_ALL, INDICATE_TIME_OVER),                                                     N0_NULL,                     "Q.931 §5.3.2")
        .row(N22_CALL_ABORT,              RESTARTED,                does(STOP_ALL, INDICATE_TIME_OVER),                                                     N0_NULL,                     "Q.931 §5.5.2")
        // the active call: information, notification, user data
        .stay(HEARING,                    INFORMATION,              does(INDICATE_INFORMATION),                                                                                          "Q.931 §3.1.6")
        .stay(TELLING,                    INFORMATION_REQUEST,      does(SEND_INFORMATION),                                                                                              "Q.931 §3.1.6")
        .stay(LIVE,                       NOTIFY,                   does(INDICATE_NOTIFY),                                                                                               "Q.931 §5.9")
        .stay(NOTIFYING,                  NOTIFY_REQUEST,           does(SEND_NOTIFY),                                                                                                   "Q.931 §5.9")
        .row(N10_ACTIVE,                  USER_INFORMATION,         does(INDICATE_USER_DATA),                                                               N10_ACTIVE,                  "Q.957.1 §1")
        .row(N10_ACTIVE,                  USER_INFORMATION_REQUEST, does(SEND_USER_INFORMATION),                                                            N10_ACTIVE,                  "Q.957.1 §1")
        .row(N10_ACTIVE,                  CONGESTION_CONTROL,       does(),                                                                                 N10_ACTIVE,                  "Q.957.1 §1")
        // suspension and resumption
        .row(N10_ACTIVE,                  SUSPEND,                  does(INDICATE_SUSPEND),                                                                 N15_SUSPEND_REQUEST,         "Q.931 §5.6.1")
        .row(N15_SUSPEND_REQUEST,         SUSPEND_RESPONSE,         does(STOP_ALL, SEND_SUSPEND_ACK, CONFIRM_SUSPEND),                                      N0_NULL,                     "Q.931 §5.6.2")
        .row(N15_SUSPEND_REQUEST,         SUSPEND_REFUSAL,          does(SEND_SUSPEND_REJECT),                                                              N10_ACTIVE,                  "Q.931 §5.6.3")
        .row(N0_NULL,                     RESUME,                   does(INDICATE_RESUME),                                                                  N17_RESUME_REQUEST,          "Q.931 §5.6.4")
        .row(N17_RESUME_REQUEST,          RESUME_RESPONSE,          does(KEEP_CHANNEL, SEND_RESUME_ACK),                                                    N10_ACTIVE,                  "Q.931 §5.6.4")
        .row(N17_RESUME_REQUEST,          RESUME_REFUSAL,           does(STOP_ALL, SEND_RESUME_REJECT),                                                     N0_NULL,                     "Q.931 §5.6.5")
        // clearing
        .rows(DISCONNECTABLE,             CLEAR_REQUEST,            does(STOP_ALL, SEND_DISCONNECT, start(T305)),                                           N12_DISCONNECT_INDICATION,   "Q.931 §5.3.4")
        .row(N6_CALL_PRESENT,             CLEAR_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                              N19_RELEASE_REQUEST,         "Q.931 §5.3.2")
        .rows(LIVE,                       DISCONNECT,               does(STOP_ALL, NOTE_COMPLAINT, INDICATE_DISCONNECT),                                    N11_DISCONNECT_REQUEST,      "Q.931 §5.3.3")
        .row(N11_DISCONNECT_REQUEST,      CLEAR_REQUEST,            does(SEND_RELEASE, start(T308)),                                                        N19_RELEASE_REQUEST,         "Q.931 §5.3.3")
        .row(N12_DISCONNECT_INDICATION,   DISCONNECT,               does(stop(T305), SEND_RELEASE, start(T308)),                                            N19_RELEASE_REQUEST,         "Q.931 §5.3.5")
        .stay(SETTLED,                    DISCONNECT,               does(),                                                                                                              "Q.931 §5.3.5")
        .row(N12_DISCONNECT_INDICATION,   T305_FINAL,               does(SEND_RELEASE, start(T308)),                                                        N19_RELEASE_REQUEST,         "Q.931 §5.3.4")
        .rows(DISCONNECTED,               RELEASE,                  does(STOP_ALL, SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                                 N0_NULL,                     "Q.931 §5.3.4")
        .row(N19_RELEASE_REQUEST,         RELEASE,                  does(STOP_ALL, CONFIRM_RELEASE),                                                        N0_NULL,                     "Q.931 §5.3.5")
        .rows(ENDING,                     RELEASE_COMPLETE,         does(STOP_ALL, CONFIRM_RELEASE),                                                        N0_NULL,                     "Q.931 §5.3.3")
        .row(N19_RELEASE_REQUEST,         T308_FIRST,               does(SEND_RELEASE, start(T308)),                                                        N19_RELEASE_REQUEST,         "Q.931 §5.3.3")
        .row(N19_RELEASE_REQUEST,         T308_FINAL,               does(STOP_ALL, WANT_RESTART, CONFIRM_RELEASE),                                          N0_NULL,                     "Q.931 §5.3.3")
        .rows(LIVE,                       RELEASE,                  does(STOP_ALL, SEND_RELEASE_COMPLETE, INDICATE_RELEASE),                                N0_NULL,                     "Q.931 §5.8.4")
        .rows(LIVE,                       RELEASE_COMPLETE,         does(STOP_ALL, INDICATE_RELEASE),                                                       N0_NULL,                     "Q.931 §5.8.4")
        .rows(LIVE,                       RESTARTED,                does(STOP_ALL, INDICATE_RELEASE),                                                       N0_NULL,                     "Q.931 §5.5.2")
        .rows(ENDING,                     RESTARTED,                does(STOP_ALL, CONFIRM_RELEASE),                                                        N0_NULL,                     "Q.931 §5.5.2")
        // errors and enquiry
        .stay(ANY_CALL,                   DAMAGED,                  does(SEND_STATUS),                                                                                                   "Q.931 §5.8.5 to §5.8.7")
        .stay(ANY_CALL,                   STATUS_ENQUIRY,           does(SEND_STATUS),                                                                                                   "Q.931 §5.8.10")
        .stay(LIVE,                       ENQUIRY_REQUEST,          does(SEND_ENQUIRY, start(T322)),                                                                                     "Q.931 §5.8.10")
        .stay(LIVE,                       T322_FIRST,               does(SEND_ENQUIRY, start(T322)),                                                                                     "Q.931 §5.8.10")
        .rows(LIVE,                       T322_FINAL,               does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),                            N19_RELEASE_REQUEST,         "Q.931 §5.8.10")
        .stay(ANY_CALL,                   STATUS_REPORT,            does(stop(T322)),                                                                                                    "Q.931 §5.8.11")
        .rows(LIVE,                       STATUS_NULL,              does(STOP_ALL, INDICATE_RELEASE),                                                       N0_NULL,                     "Q.931 §5.8.11")
        .rows(ENDING,                     STATUS_NULL,              does(STOP_ALL, CONFIRM_RELEASE),                                                        N0_NULL,                     "Q.931 §5.8.11")
        // the data link
        .rows(NOT_HELD,                   LINK_DOWN,                does(STOP_ALL, INDICATE_RELEASE),                                                       N0_NULL,                     "Q.931 §5.8.9")
        .rows(ENDING,                     LINK_DOWN,                does(STOP_ALL, CONFIRM_RELEASE),                                                        N0_NULL,                     "Q.931 §5.8.9")
        .stay(HELD,                       LINK_DOWN,                does(stop(T322), start(T309)),                                                                                       "Q.931 §5.8.9")
        .stay(HELD,                       LINK_RECOVERED,           does(stop(T309), SEND_ENQUIRY, start(T322)),                                                                         "Q.931 §5.8.9")
        .rows(HELD,                       T309_FINAL,               does(STOP_ALL, INDICATE_RELEASE),                                                       N0_NULL,                     "Q.931 §5.8.9")
        .otherwise(does(SEND_STATUS_IF_MESSAGE), "Q.931 §5.8.4");
    // @formatter:on

    private NetworkTable() {}
}
