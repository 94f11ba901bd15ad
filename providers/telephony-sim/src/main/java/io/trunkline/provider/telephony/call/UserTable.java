package io.trunkline.provider.telephony.call;

import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.call.CallActions.*;
import static io.trunkline.provider.telephony.call.CallEvent.*;
import static io.trunkline.provider.telephony.call.CallTimer.*;
import static io.trunkline.provider.telephony.call.UserState.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** A call at the user side, in one table. */
@Clause("Q.931 (05/98) §5, Annex A, user side")
final class UserTable {
    private static final Set<UserState> ENDING =
            EnumSet.of(U11_DISCONNECT_REQUEST, U12_DISCONNECT_INDICATION, U19_RELEASE_REQUEST);
    private static final Set<UserState> ANY_CALL = EnumSet.complementOf(EnumSet.of(U0_NULL));
    private static final Set<UserState> LIVE = EnumSet.complementOf(
            EnumSet.of(U0_NULL, U11_DISCONNECT_REQUEST, U12_DISCONNECT_INDICATION, U19_RELEASE_REQUEST));
    /** Whoever clears these does it with DISCONNECT. */
    private static final Set<UserState> DISCONNECTABLE = EnumSet.of(
            U1_CALL_INITIATED,
            U2_OVERLAP_SENDING,
            U3_OUTGOING_CALL_PROCEEDING,
            U4_CALL_DELIVERED,
            U7_CALL_RECEIVED,
            U8_CONNECT_REQUEST,
            U9_INCOMING_CALL_PROCEEDING,
            U10_ACTIVE,
            U15_SUSPEND_REQUEST,
            U25_OVERLAP_RECEIVING);

    private static final Set<UserState> CALLING =
            EnumSet.of(U1_CALL_INITIATED, U2_OVERLAP_SENDING, U3_OUTGOING_CALL_PROCEEDING, U4_CALL_DELIVERED);
    private static final Set<UserState> CALLED =
            EnumSet.of(U6_CALL_PRESENT, U7_CALL_RECEIVED, U9_INCOMING_CALL_PROCEEDING, U25_OVERLAP_RECEIVING);
    /** The link may go and come back under these. */
    private static final Set<UserState> HELD = EnumSet.of(U10_ACTIVE);

    private static final Set<UserState> NOT_HELD = EnumSet.complementOf(
            EnumSet.of(U0_NULL, U10_ACTIVE, U11_DISCONNECT_REQUEST, U12_DISCONNECT_INDICATION, U19_RELEASE_REQUEST));

    // @formatter:off
    private static final Set<UserState> DIALLING      = EnumSet.of(U1_CALL_INITIATED, U2_OVERLAP_SENDING);
    private static final Set<UserState> NOT_DELIVERED = EnumSet.of(U1_CALL_INITIATED, U2_OVERLAP_SENDING, U3_OUTGOING_CALL_PROCEEDING);
    private static final Set<UserState> PLACED        = EnumSet.of(U2_OVERLAP_SENDING, U3_OUTGOING_CALL_PROCEEDING, U4_CALL_DELIVERED);
    private static final Set<UserState> UNDECIDED     = EnumSet.of(U6_CALL_PRESENT, U25_OVERLAP_RECEIVING);
    private static final Set<UserState> NOT_ALERTING  = EnumSet.of(U6_CALL_PRESENT, U9_INCOMING_CALL_PROCEEDING, U25_OVERLAP_RECEIVING);
    private static final Set<UserState> TAKEN         = EnumSet.of(U7_CALL_RECEIVED, U9_INCOMING_CALL_PROCEEDING, U25_OVERLAP_RECEIVING);
    private static final Set<UserState> HEARING       = EnumSet.of(U3_OUTGOING_CALL_PROCEEDING, U4_CALL_DELIVERED, U7_CALL_RECEIVED, U8_CONNECT_REQUEST, U9_INCOMING_CALL_PROCEEDING, U10_ACTIVE);
    private static final Set<UserState> TELLING       = EnumSet.of(U3_OUTGOING_CALL_PROCEEDING, U4_CALL_DELIVERED, U7_CALL_RECEIVED, U9_INCOMING_CALL_PROCEEDING, U10_ACTIVE);
    private static final Set<UserState> NOTIFYING     = EnumSet.of(U7_CALL_RECEIVED, U8_CONNECT_REQUEST, U10_ACTIVE);
    private static final Set<UserState> SETTLED       = EnumSet.of(U12_DISCONNECT_INDICATION, U19_RELEASE_REQUEST);
    private static final Set<UserState> DISCONNECTED  = EnumSet.of(U11_DISCONNECT_REQUEST, U12_DISCONNECT_INDICATION);

    static final StateTable<UserState, CallEvent, CallLeg> TABLE = StateTable.<UserState, CallEvent, CallLeg>named("user side")
        //   state                        event                     actions, in this order                                                                  next state                   clause
        // the calling user
        .row(U0_NULL,                     SETUP_REQUEST,            does(SEND_SETUP, start(T303)),                                                          U1_CALL_INITIATED,           "Q.931 §5.1.1")
        .row(U1_CALL_INITIATED,           T303_FIRST,               does(SEND_SETUP, start(T303)),                                                          U1_CALL_INITIATED,           "Q.931 §5.1.1")
        .row(U1_CALL_INITIATED,           T303_FINAL,               does(STOP_ALL, SEND_RELEASE_COMPLETE, INDICATE_RELEASE),                                U0_NULL,                     "Q.931 §5.1.1")
        .row(U1_CALL_INITIATED,           SETUP_ACKNOWLEDGE,        does(stop(T303), start(T304), KEEP_CHANNEL, INDICATE_MORE),                             U2_OVERLAP_SENDING,          "Q.931 §5.1.3")
        .row(U2_OVERLAP_SENDING,          INFORMATION_REQUEST,      does(SEND_INFORMATION, start(T304)),                                                    U2_OVERLAP_SENDING,          "Q.931 §5.1.3")
        .row(U2_OVERLAP_SENDING,          T304_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   U11_DISCONNECT_REQUEST,      "Q.931 §5.1.3")
        .rows(DIALLING,                   CALL_PROCEEDING,          does(stop(T303), stop(T304), start(T310), KEEP_CHANNEL, INDICATE_PROCEEDING),           U3_OUTGOING_CALL_PROCEEDING, "Q.931 §5.1.5")
        .rows(NOT_DELIVERED,              ALERTING,                 does(stop(T303), stop(T304), stop(T310), start(T301), KEEP_CHANNEL, INDICATE_ALERTING), U4_CALL_DELIVERED,           "Q.931 §5.1.7")
        .stay(PLACED,                     PROGRESS,                 does(stop(T310), INDICATE_PROGRESS),                                                                                 "Q.931 §5.1.6")
        .row(U3_OUTGOING_CALL_PROCEEDING, T310_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   U11_DISCONNECT_REQUEST,      "Q.931 §5.1.5.2")
        .row(U4_CALL_DELIVERED,           T301_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   U11_DISCONNECT_REQUEST,      "Q.931 §5.1.7")
        .rows(CALLING,                    CONNECT,                  does(STOP_ALL, KEEP_CHANNEL, SEND_CONNECT_ACK, INDICATE_CONFIRM),                       U10_ACTIVE,                  "Q.931 §5.1.8")
        // the called user
        .row(U0_NULL,                     SETUP,                    does(KEEP_CHANNEL, INDICATE_SETUP),                                                     U6_CALL_PRESENT,             "Q.931 §5.2.1")
        .row(U0_NULL,                     UNUSABLE,                 does(SEND_RELEASE_COMPLETE),                                                            U0_NULL,                     "Q.931 §5.8.6, §5.8.7")
        .row(U6_CALL_PRESENT,             IGNORE_REQUEST,           does(STOP_ALL),                                                                         U0_NULL,                     "Q.931 §5.2.2")
        .row(U6_CALL_PRESENT,             MORE_REQUEST,             does(SEND_SETUP_ACK, start(T302)),                                                      U25_OVERLAP_RECEIVING,       "Q.931 §5.2.4")
        .row(U25_OVERLAP_RECEIVING,       INFORMATION,              does(start(T302), INDICATE_INFORMATION),                                                U25_OVERLAP_RECEIVING,       "Q.931 §5.2.4")
        .row(U25_OVERLAP_RECEIVING,       T302_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   U11_DISCONNECT_REQUEST,      "Q.931 §5.2.4")
        .rows(UNDECIDED,                  PROCEEDING_REQUEST,       does(stop(T302), SEND_CALL_PROCEEDING),                                                 U9_INCOMING_CALL_PROCEEDING, "Q.931 §5.2.5.1")
        .rows(NOT_ALERTING,               ALERTING_REQUEST,         does(stop(T302), SEND_ALERTING),                                                        U7_CALL_RECEIVED,            "Q.931 §5.2.5.1")
        .stay(TAKEN,                      PROGRESS_REQUEST,         does(SEND_PROGRESS),                                                                                                 "Q.931 §5.2.6")
        .rows(CALLED,                     SETUP_RESPONSE,           does(stop(T302), SEND_CONNECT, start(T313)),                                            U8_CONNECT_REQUEST,          "Q.931 §5.2.7")
        .row(U8_CONNECT_REQUEST,          CONNECT_ACKNOWLEDGE,      does(stop(T313), KEEP_CHANNEL, INDICATE_COMPLETE),                                      U10_ACTIVE,                  "Q.931 §5.2.8")
        .row(U8_CONNECT_REQUEST,          T313_FINAL,               does(SEND_DISCONNECT, start(T305), INDICATE_RELEASE),                                   U11_DISCONNECT_REQUEST,      "Q.931 §5.2.8")
        // the active call: information, notification, user data
        .row(U10_ACTIVE,                  CONNECT_ACKNOWLEDGE,      does(),                                                                                 U10_ACTIVE,                  "Q.931 §5.1.8")
        .stay(HEARING,                    INFORMATION,              does(INDICATE_INFORMATION),                                                                                          "Q.931 §5.1.6, §3.1.6")
        .stay(TELLING,                    INFORMATION_REQUEST,      does(SEND_INFORMATION),                                                                                              "Q.931 §3.1.6")
        .stay(LIVE,                       NOTIFY,                   does(INDICATE_NOTIFY),                                                                                               "Q.931 §5.9")
        .stay(NOTIFYING,                  NOTIFY_REQUEST,           does(SEND_NOTIFY),                                                                                                   "Q.931 §5.9")
        .row(U10_ACTIVE,                  USER_INFORMATION,         does(INDICATE_USER_DATA),                                                               U10_ACTIVE,                  "Q.957.1 §1")
        .row(U10_ACTIVE,                  USER_INFORMATION_REQUEST, does(SEND_USER_INFORMATION),                                                            U10_ACTIVE,                  "Q.957.1 §1")
        .row(U10_ACTIVE,                  CONGESTION_CONTROL,       does(),                                                                                 U10_ACTIVE,                  "Q.957.1 §1")
        // suspension and resumption
        .row(U10_ACTIVE,                  SUSPEND_REQUEST,          does(SEND_SUSPEND, start(T319)),                                                        U15_SUSPEND_REQUEST,         "Q.931 §5.6.1")
        .row(U15_SUSPEND_REQUEST,         SUSPEND_ACKNOWLEDGE,      does(STOP_ALL, CONFIRM_SUSPEND),                                                        U0_NULL,                     "Q.931 §5.6.2")
        .row(U15_SUSPEND_REQUEST,         SUSPEND_REJECT,           does(stop(T319), INDICATE_NOT_SUSPENDED),                                               U10_ACTIVE,                  "Q.931 §5.6.3")
        .row(U15_SUSPEND_REQUEST,         T319_FINAL,               does(INDICATE_NOT_SUSPENDED),                                                           U10_ACTIVE,                  "Q.931 §5.6.3")
        .row(U0_NULL,                     RESUME_REQUEST,           does(SEND_RESUME, start(T318)),                                                         U17_RESUME_REQUEST,          "Q.931 §5.6.4")
        .row(U17_RESUME_REQUEST,          RESUME_ACKNOWLEDGE,       does(stop(T318), KEEP_CHANNEL, CONFIRM_RESUME),                                         U10_ACTIVE,                  "Q.931 §5.6.4")
        .row(U17_RESUME_REQUEST,          RESUME_REJECT,            does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.6.5")
        .row(U17_RESUME_REQUEST,          T318_FINAL,               does(SEND_RELEASE, start(T308), INDICATE_RELEASE),                                      U19_RELEASE_REQUEST,         "Q.931 §5.6.5")
        .row(U17_RESUME_REQUEST,          CLEAR_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                              U19_RELEASE_REQUEST,         "Q.931 §5.6.5")
        // clearing
        .rows(DISCONNECTABLE,             CLEAR_REQUEST,            does(STOP_ALL, SEND_DISCONNECT, start(T305)),                                           U11_DISCONNECT_REQUEST,      "Q.931 §5.3.3")
        .row(U6_CALL_PRESENT,             CLEAR_REQUEST,            does(STOP_ALL, SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                                 U0_NULL,                     "Q.931 §5.2.5.1")
        .rows(LIVE,                       DISCONNECT,               does(STOP_ALL, NOTE_COMPLAINT, INDICATE_DISCONNECT),                                    U12_DISCONNECT_INDICATION,   "Q.931 §5.3.4")
        .row(U12_DISCONNECT_INDICATION,   CLEAR_REQUEST,            does(SEND_RELEASE, start(T308)),                                                        U19_RELEASE_REQUEST,         "Q.931 §5.3.4")
        .row(U11_DISCONNECT_REQUEST,      DISCONNECT,               does(stop(T305), SEND_RELEASE, start(T308)),                                            U19_RELEASE_REQUEST,         "Q.931 §5.3.5")
        .stay(SETTLED,                    DISCONNECT,               does(),                                                                                                              "Q.931 §5.3.5")
        .row(U11_DISCONNECT_REQUEST,      T305_FINAL,               does(SEND_RELEASE, start(T308)),                                                        U19_RELEASE_REQUEST,         "Q.931 §5.3.3")
        .rows(DISCONNECTED,               RELEASE,                  does(STOP_ALL, SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                                 U0_NULL,                     "Q.931 §5.3.3")
        .row(U19_RELEASE_REQUEST,         RELEASE,                  does(STOP_ALL, CONFIRM_RELEASE),                                                        U0_NULL,                     "Q.931 §5.3.5")
        .rows(ENDING,                     RELEASE_COMPLETE,         does(STOP_ALL, CONFIRM_RELEASE),                                                        U0_NULL,                     "Q.931 §5.3.4")
        .row(U19_RELEASE_REQUEST,         T308_FIRST,               does(SEND_RELEASE, start(T308)),                                                        U19_RELEASE_REQUEST,         "Q.931 §5.3.3")
        .row(U19_RELEASE_REQUEST,         T308_FINAL,               does(STOP_ALL, WANT_RESTART, CONFIRM_RELEASE),                                          U0_NULL,                     "Q.931 §5.3.3")
        .rows(LIVE,                       RELEASE,                  does(STOP_ALL, SEND_RELEASE_COMPLETE, INDICATE_RELEASE),                                U0_NULL,                     "Q.931 §5.8.4")
        .rows(LIVE,                       RELEASE_COMPLETE,         does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.8.4")
        .rows(LIVE,                       RESTARTED,                does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.5.2")
        .rows(ENDING,                     RESTARTED,                does(STOP_ALL, CONFIRM_RELEASE),                                                        U0_NULL,                     "Q.931 §5.5.2")
        // errors and enquiry
        .stay(ANY_CALL,                   DAMAGED,                  does(SEND_STATUS),                                                                                                   "Q.931 §5.8.5 to §5.8.7")
        .stay(ANY_CALL,                   STATUS_ENQUIRY,           does(SEND_STATUS),                                                                                                   "Q.931 §5.8.10")
        .stay(LIVE,                       ENQUIRY_REQUEST,          does(SEND_ENQUIRY, start(T322)),                                                                                     "Q.931 §5.8.10")
        .stay(LIVE,                       T322_FIRST,               does(SEND_ENQUIRY, start(T322)),                                                                                     "Q.931 §5.8.10")
        .rows(LIVE,                       T322_FINAL,               does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),                            U19_RELEASE_REQUEST,         "Q.931 §5.8.10")
        .stay(ANY_CALL,                   STATUS_REPORT,            does(stop(T322)),                                                                                                    "Q.931 §5.8.11")
        .rows(LIVE,                       STATUS_NULL,              does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.8.11")
        .rows(ENDING,                     STATUS_NULL,              does(STOP_ALL, CONFIRM_RELEASE),                                                        U0_NULL,                     "Q.931 §5.8.11")
        // the data link
        .rows(NOT_HELD,                   LINK_DOWN,                does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.8.9")
        .rows(ENDING,                     LINK_DOWN,                does(STOP_ALL, CONFIRM_RELEASE),                                                        U0_NULL,                     "Q.931 §5.8.9")
        .stay(HELD,                       LINK_DOWN,                does(stop(T322), start(T309)),                                                                                       "Q.931 §5.8.9")
        .stay(HELD,                       LINK_RECOVERED,           does(stop(T309), SEND_ENQUIRY, start(T322)),                                                                         "Q.931 §5.8.9")
        .rows(HELD,                       T309_FINAL,               does(STOP_ALL, INDICATE_RELEASE),                                                       U0_NULL,                     "Q.931 §5.8.9")
        .otherwise(does(SEND_STATUS_IF_MESSAGE), "Q.931 §5.8.4");
    // @formatter:on

    private UserTable() {}
}
