package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.atm.call.CallActions.*;
import static io.trunkline.provider.atm.call.CallEvent.*;
import static io.trunkline.provider.atm.call.CallTimer.*;
import static io.trunkline.provider.atm.call.UserState.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** A call at the user side, in one table. */
@Clause("Q.2931 (02/95) §5.1, §5.2, §5.4, §5.6; Q.2963.1 (07/96) §9; Q.2971 (10/95) §9")
final class UserTable {
    private static final Set<UserState> LIVE = EnumSet.complementOf(EnumSet.of(U0_NULL, U11_RELEASE_REQUEST));
    private static final Set<UserState> ACTIVE = EnumSet.of(U10_ACTIVE, U13_MODIFY_REQUEST, U14_MODIFY_RECEIVED);
    private static final Set<UserState> SETTING_UP = EnumSet.complementOf(
            EnumSet.of(U0_NULL, U10_ACTIVE, U11_RELEASE_REQUEST, U13_MODIFY_REQUEST, U14_MODIFY_RECEIVED));
    private static final Set<UserState> ANY_CALL = EnumSet.complementOf(EnumSet.of(U0_NULL));
    private static final Set<UserState> ANSWERED_TO =
            EnumSet.of(U7_CALL_RECEIVED, U8_CONNECT_REQUEST, U9_INCOMING_CALL_PROCEEDING);
    private static final Set<UserState> CALLING =
            EnumSet.of(U1_CALL_INITIATED, U3_OUTGOING_CALL_PROCEEDING, U4_CALL_DELIVERED);

    // @formatter:off
    static final StateTable<UserState, CallEvent, CallLeg> TABLE = StateTable.<UserState, CallEvent, CallLeg>named("user side")
        //   state                        event                       actions, in this order                                                     next state                   clause
        // the calling user
        .row(U0_NULL,                     SETUP_REQUEST,              does(SEND_SETUP, start(T303), FIRST_PARTY),                                U1_CALL_INITIATED,           "Q.2931 §5.1.1")
        .row(U1_CALL_INITIATED,           T303_FIRST,                 does(SEND_SETUP, start(T303)),                                             U1_CALL_INITIATED,           "Q.2931 §5.1.1")
        .row(U1_CALL_INITIATED,           T303_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_RELEASE),                         U11_RELEASE_REQUEST,         "Q.2931 §5.1.1, departure 2")
        .row(U1_CALL_INITIATED,           CALL_PROCEEDING,            does(stop(T303), start(T310), KEEP_CHANNEL, INDICATE_PROCEEDING),          U3_OUTGOING_CALL_PROCEEDING, "Q.2931 §5.1.5")
        .row(U1_CALL_INITIATED,           ALERTING,                   does(stop(T303), KEEP_CHANNEL, INDICATE_ALERTING),                         U4_CALL_DELIVERED,           "Q.2931 §5.1.6")
        .row(U3_OUTGOING_CALL_PROCEEDING, ALERTING,                   does(stop(T310), INDICATE_ALERTING),                                       U4_CALL_DELIVERED,           "Q.2931 §5.1.6")
        .row(U3_OUTGOING_CALL_PROCEEDING, T310_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_RELEASE),                         U11_RELEASE_REQUEST,         "Q.2931 §5.1.5")
        .rows(CALLING,                    CONNECT,                    does(STOP_ALL, KEEP_CHANNEL, SEND_CONNECT_ACK, FIRST_PARTY, INDICATE_CONFIRM), U10_ACTIVE,              "Q.2931 §5.1.7")
        // the called user
        .row(U0_NULL,                     SETUP,                      does(KEEP_CHANNEL, FIRST_PARTY, INDICATE_SETUP),                           U6_CALL_PRESENT,             "Q.2931 §5.2.1")
        .row(U0_NULL,                     UNUSABLE,                   does(SEND_RELEASE_COMPLETE),                                               U0_NULL,                     "Q.2931 §5.6.6.1, §5.6.6.2")
        .row(U6_CALL_PRESENT,             PROCEEDING_REQUEST,         does(SEND_CALL_PROCEEDING),                                                U9_INCOMING_CALL_PROCEEDING, "Q.2931 §5.2.5.1")
        .row(U6_CALL_PRESENT,             ALERTING_REQUEST,           does(SEND_ALERTING),                                                       U7_CALL_RECEIVED,            "Q.2931 §5.2.5.1")
        .row(U9_INCOMING_CALL_PROCEEDING, ALERTING_REQUEST,           does(SEND_ALERTING),                                                       U7_CALL_RECEIVED,            "Q.2931 §5.2.5.1")
        .row(U6_CALL_PRESENT,             SETUP_RESPONSE,             does(SEND_CONNECT, start(T313)),                                           U8_CONNECT_REQUEST,          "Q.2931 §5.2.5.1")
        .row(U7_CALL_RECEIVED,            SETUP_RESPONSE,             does(SEND_CONNECT, start(T313)),                                           U8_CONNECT_REQUEST,          "Q.2931 §5.2.5.1")
        .row(U9_INCOMING_CALL_PROCEEDING, SETUP_RESPONSE,             does(SEND_CONNECT, start(T313)),                                           U8_CONNECT_REQUEST,          "Q.2931 §5.2.5.1")
        .row(U8_CONNECT_REQUEST,          CONNECT_ACKNOWLEDGE,        does(stop(T313), FIRST_PARTY, INDICATE_COMPLETE),                          U10_ACTIVE,                  "Q.2931 §5.2.6")
        .row(U8_CONNECT_REQUEST,          T313_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_RELEASE),                         U11_RELEASE_REQUEST,         "Q.2931 §5.2.6")
        // the active call: parties, modification, notification
        .stay(EnumSet.of(U4_CALL_DELIVERED, U10_ACTIVE), PARTY_REQUEST, does(PARTY),                                                                                         "Q.2971 §9.2")
        .stay(EnumSet.of(U4_CALL_DELIVERED, U10_ACTIVE), PARTY_MESSAGE, does(PARTY),                                                                                         "Q.2971 §9.2")
        .row(U10_ACTIVE,                  MODIFICATION_REQUEST,       does(SEND_MODIFY_REQUEST, start(T360)),                                    U13_MODIFY_REQUEST,          "Q.2963.1 §9.1")
        .row(U13_MODIFY_REQUEST,          MODIFY_ACKNOWLEDGE,         does(stop(T360), INDICATE_MODIFIED),                                       U10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(U13_MODIFY_REQUEST,          MODIFY_ACKNOWLEDGE_CONFIRM, does(stop(T360), SEND_AVAILABLE, INDICATE_MODIFIED),                       U10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(U13_MODIFY_REQUEST,          MODIFY_REJECT,              does(stop(T360), INDICATE_MODIFY_REFUSED),                                 U10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(U13_MODIFY_REQUEST,          T360_FINAL,                 does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               U11_RELEASE_REQUEST,         "Q.2963.1 §10")
        .row(U10_ACTIVE,                  MODIFY_REQUEST,             does(INDICATE_MODIFICATION),                                               U14_MODIFY_RECEIVED,         "Q.2963.1 §9.2")
        .row(U14_MODIFY_RECEIVED,         MODIFICATION_RESPONSE,      does(SEND_MODIFY_ACK, start(T361)),                                        U10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(U14_MODIFY_RECEIVED,         MODIFICATION_REFUSAL,       does(SEND_MODIFY_REJECT),                                                  U10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(U10_ACTIVE,                  CONNECTION_AVAILABLE,       does(stop(T361), INDICATE_AVAILABLE),                                      U10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(U10_ACTIVE,                  T361_FINAL,                 does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               U11_RELEASE_REQUEST,         "Q.2963.1 §10, departure 4")
        .stay(LIVE,                       NOTIFY,                     does(INDICATE_NOTIFY),                                                                                  "Q.2931 §5.9")
        .stay(LIVE,                       NOTIFY_REQUEST,             does(SEND_NOTIFY),                                                                                      "Q.2931 §5.9")
        // clearing
        .rows(CALLING,                    RELEASE_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                 U11_RELEASE_REQUEST,         "Q.2931 §5.4.3")
        .rows(ANSWERED_TO,                RELEASE_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                 U11_RELEASE_REQUEST,         "Q.2931 §5.4.3")
        .rows(ACTIVE,                     RELEASE_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                 U11_RELEASE_REQUEST,         "Q.2931 §5.4.3")
        .row(U6_CALL_PRESENT,             RELEASE_REQUEST,            does(SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                              U0_NULL,                     "Q.2931 §5.2.5.1")
        .rows(LIVE,                       RELEASE,                    does(STOP_ALL, SEND_RELEASE_COMPLETE, INDICATE_RELEASE),                   U0_NULL,                     "Q.2931 §5.4.4")
        .rows(LIVE,                       RELEASE_COMPLETE,           does(STOP_ALL, INDICATE_RELEASE),                                          U0_NULL,                     "Q.2931 §5.4.2, §5.6.4")
        .row(U11_RELEASE_REQUEST,         RELEASE_COMPLETE,           does(STOP_ALL, CONFIRM_RELEASE),                                           U0_NULL,                     "Q.2931 §5.4.3")
        .row(U11_RELEASE_REQUEST,         RELEASE,                    does(STOP_ALL, CONFIRM_RELEASE),                                           U0_NULL,                     "Q.2931 §5.4.5")
        .row(U11_RELEASE_REQUEST,         T308_FIRST,                 does(SEND_RELEASE, start(T308)),                                           U11_RELEASE_REQUEST,         "Q.2931 §5.4.3")
        .row(U11_RELEASE_REQUEST,         T308_FINAL,                 does(STOP_ALL, WANT_RESTART, CONFIRM_RELEASE),                             U0_NULL,                     "Q.2931 §5.4.3, §5.5")
        .rows(LIVE,                       RESTARTED,                  does(STOP_ALL, INDICATE_RELEASE),                                          U0_NULL,                     "Q.2931 §5.5.2")
        .row(U11_RELEASE_REQUEST,         RESTARTED,                  does(STOP_ALL, CONFIRM_RELEASE),                                           U0_NULL,                     "Q.2931 §5.5.2")
        // errors and enquiry
        .rows(LIVE,                       UNUSABLE,                   does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               U11_RELEASE_REQUEST,         "Q.2931 §5.7")
        .stay(ANY_CALL,                   DAMAGED,                    does(SEND_STATUS),                                                                                      "Q.2931 §5.6.5 to §5.6.7")
        .stay(ANY_CALL,                   STATUS_ENQUIRY,             does(SEND_STATUS),                                                                                      "Q.2931 §5.6.11")
        .stay(LIVE,                       ENQUIRY_REQUEST,            does(SEND_ENQUIRY, start(T322)),                                                                        "Q.2931 §5.6.11")
        .stay(LIVE,                       T322_FIRST,                 does(SEND_ENQUIRY, start(T322)),                                                                        "Q.2931 §5.6.11")
        .rows(LIVE,                       T322_FINAL,                 does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               U11_RELEASE_REQUEST,         "Q.2931 §5.6.11")
        .stay(ANY_CALL,                   STATUS_REPORT,              does(stop(T322)),                                                                                       "Q.2931 §5.6.12")
        .rows(LIVE,                       STATUS_NULL,                does(STOP_ALL, INDICATE_RELEASE),                                          U0_NULL,                     "Q.2931 §5.6.12")
        .row(U11_RELEASE_REQUEST,         STATUS_NULL,                does(STOP_ALL, CONFIRM_RELEASE),                                           U0_NULL,                     "Q.2931 §5.6.12")
        // the link
        .rows(SETTING_UP,                 LINK_DOWN,                  does(STOP_ALL, INDICATE_RELEASE),                                          U0_NULL,                     "Q.2931 §5.6.10")
        .stay(ACTIVE,                     LINK_DOWN,                  does(stop(T322), start(T309)),                                                                          "Q.2931 §5.6.10")
        .stay(ACTIVE,                     LINK_RECOVERED,             does(stop(T309), SEND_ENQUIRY, start(T322)),                                                            "Q.2931 §5.6.9, §5.6.10")
        .rows(ACTIVE,                     T309_FINAL,                 does(STOP_ALL, INDICATE_RELEASE),                                          U0_NULL,                     "Q.2931 §5.6.10")
        .otherwise(does(SEND_STATUS_IF_MESSAGE), "Q.2931 §5.6.4");
    // @formatter:on

    private UserTable() {}
}
