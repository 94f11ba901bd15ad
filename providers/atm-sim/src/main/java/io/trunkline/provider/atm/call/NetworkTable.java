package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.atm.call.CallActions.*;
import static io.trunkline.provider.atm.call.CallEvent.*;
import static io.trunkline.provider.atm.call.CallTimer.*;
import static io.trunkline.provider.atm.call.NetworkState.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** A call at the network side of one interface, in one table. */
@Clause("Q.2931 (02/95) §5.1, §5.2, §5.4, §5.6; Q.2963.1 (07/96) §9; Q.2971 (10/95) §9")
final class NetworkTable {
    private static final Set<NetworkState> LIVE = EnumSet.complementOf(EnumSet.of(N0_NULL, N12_RELEASE_INDICATION));
    private static final Set<NetworkState> ACTIVE = EnumSet.of(N10_ACTIVE, N13_MODIFY_REQUEST, N14_MODIFY_RECEIVED);
    private static final Set<NetworkState> SETTING_UP = EnumSet.complementOf(
            EnumSet.of(N0_NULL, N10_ACTIVE, N12_RELEASE_INDICATION, N13_MODIFY_REQUEST, N14_MODIFY_RECEIVED));
    private static final Set<NetworkState> ANY_CALL = EnumSet.complementOf(EnumSet.of(N0_NULL));
    private static final Set<NetworkState> OFFERED =
            EnumSet.of(N6_CALL_PRESENT, N7_CALL_RECEIVED, N9_INCOMING_CALL_PROCEEDING);
    private static final Set<NetworkState> PLACED =
            EnumSet.of(N1_CALL_INITIATED, N3_OUTGOING_CALL_PROCEEDING, N4_CALL_DELIVERED);
    private static final Set<NetworkState> BEGUN =
            EnumSet.complementOf(EnumSet.of(N0_NULL, N1_CALL_INITIATED, N12_RELEASE_INDICATION));

    // @formatter:off
    static final StateTable<NetworkState, CallEvent, CallLeg> TABLE = StateTable.<NetworkState, CallEvent, CallLeg>named("network side")
        //   state                        event                       actions, in this order                                                     next state                   clause
        // the interface of the calling user
        .row(N0_NULL,                     SETUP,                      does(FIRST_PARTY, INDICATE_SETUP),                                         N1_CALL_INITIATED,           "Q.2931 §5.1.1")
        .row(N0_NULL,                     UNUSABLE,                   does(SEND_RELEASE_COMPLETE),                                               N0_NULL,                     "Q.2931 §5.6.6.1, §5.6.6.2")
        .row(N1_CALL_INITIATED,           PROCEEDING_REQUEST,         does(KEEP_CHANNEL, SEND_CALL_PROCEEDING),                                  N3_OUTGOING_CALL_PROCEEDING, "Q.2931 §5.1.5")
        .row(N1_CALL_INITIATED,           RELEASE_REQUEST,            does(SEND_RELEASE_COMPLETE, CONFIRM_RELEASE),                              N0_NULL,                     "Q.2931 §5.1.4")
        .row(N3_OUTGOING_CALL_PROCEEDING, ALERTING_REQUEST,           does(SEND_ALERTING),                                                       N4_CALL_DELIVERED,           "Q.2931 §5.1.6")
        .rows(PLACED,                     SETUP_RESPONSE,             does(KEEP_CHANNEL, SEND_CONNECT, FIRST_PARTY),                             N10_ACTIVE,                  "Q.2931 §5.1.7")
        .row(N10_ACTIVE,                  CONNECT_ACKNOWLEDGE,        does(),                                                                    N10_ACTIVE,                  "Q.2931 §5.1.7")
        // the interface of the called user
        .row(N0_NULL,                     SETUP_REQUEST,              does(KEEP_CHANNEL, SEND_SETUP, start(T303), FIRST_PARTY),                  N6_CALL_PRESENT,             "Q.2931 §5.2.1")
        .row(N6_CALL_PRESENT,             T303_FIRST,                 does(SEND_SETUP, start(T303)),                                             N6_CALL_PRESENT,             "Q.2931 §5.2.5.3")
        .row(N6_CALL_PRESENT,             T303_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_NO_RESPONSE),                     N12_RELEASE_INDICATION,      "Q.2931 §5.2.5.3, departure 2")
        .row(N6_CALL_PRESENT,             CALL_PROCEEDING,            does(stop(T303), start(T310), INDICATE_PROCEEDING),                        N9_INCOMING_CALL_PROCEEDING, "Q.2931 §5.2.5.2")
        .row(N6_CALL_PRESENT,             ALERTING,                   does(stop(T303), start(T301), INDICATE_ALERTING),                          N7_CALL_RECEIVED,            "Q.2931 §5.2.5.2")
        .row(N9_INCOMING_CALL_PROCEEDING, ALERTING,                   does(stop(T310), start(T301), INDICATE_ALERTING),                          N7_CALL_RECEIVED,            "Q.2931 §5.2.5.2")
        .row(N9_INCOMING_CALL_PROCEEDING, T310_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_NO_RESPONSE),                     N12_RELEASE_INDICATION,      "Q.2931 §5.2.5.3")
        .row(N7_CALL_RECEIVED,            T301_FINAL,                 does(SEND_RELEASE, start(T308), INDICATE_NO_RESPONSE),                     N12_RELEASE_INDICATION,      "Q.2931 §5.2.5.4")
        .rows(OFFERED,                    CONNECT,                    does(STOP_ALL, INDICATE_CONFIRM),                                          N8_CONNECT_REQUEST,          "Q.2931 §5.2.5.2")
        .row(N8_CONNECT_REQUEST,          COMPLETION_REQUEST,         does(SEND_CONNECT_ACK, FIRST_PARTY),                                       N10_ACTIVE,                  "Q.2931 §5.2.6")
        // the active call: parties, modification, notification
        .stay(EnumSet.of(N4_CALL_DELIVERED, N10_ACTIVE), PARTY_REQUEST, does(PARTY),                                                                                         "Q.2971 §9.2")
        .stay(EnumSet.of(N4_CALL_DELIVERED, N10_ACTIVE), PARTY_MESSAGE, does(PARTY),                                                                                         "Q.2971 §9.2")
        .row(N10_ACTIVE,                  MODIFY_REQUEST,             does(INDICATE_MODIFICATION),                                               N14_MODIFY_RECEIVED,         "Q.2963.1 §9.1")
        .row(N14_MODIFY_RECEIVED,         MODIFICATION_RESPONSE,      does(SEND_MODIFY_ACK),                                                     N10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(N14_MODIFY_RECEIVED,         MODIFICATION_REFUSAL,       does(SEND_MODIFY_REJECT),                                                  N10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(N10_ACTIVE,                  CONNECTION_AVAILABLE,       does(INDICATE_AVAILABLE),                                                  N10_ACTIVE,                  "Q.2963.1 §9.1")
        .row(N10_ACTIVE,                  MODIFICATION_REQUEST,       does(SEND_MODIFY_REQUEST, start(T360)),                                    N13_MODIFY_REQUEST,          "Q.2963.1 §9.2")
        .row(N13_MODIFY_REQUEST,          MODIFY_ACKNOWLEDGE,         does(stop(T360), INDICATE_MODIFIED),                                       N10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(N13_MODIFY_REQUEST,          MODIFY_ACKNOWLEDGE_CONFIRM, does(stop(T360), INDICATE_MODIFIED),                                       N10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(N13_MODIFY_REQUEST,          MODIFY_REJECT,              does(stop(T360), INDICATE_MODIFY_REFUSED),                                 N10_ACTIVE,                  "Q.2963.1 §9.2")
        .row(N13_MODIFY_REQUEST,          T360_FINAL,                 does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               N12_RELEASE_INDICATION,      "Q.2963.1 §10")
        .row(N10_ACTIVE,                  AVAILABILITY_REQUEST,       does(SEND_AVAILABLE),                                                      N10_ACTIVE,                  "Q.2963.1 §9.2")
        .stay(LIVE,                       NOTIFY,                     does(INDICATE_NOTIFY),                                                                                  "Q.2931 §5.9")
        .stay(LIVE,                       NOTIFY_REQUEST,             does(SEND_NOTIFY),                                                                                      "Q.2931 §5.9")
        // clearing
        .rows(BEGUN,                      RELEASE_REQUEST,            does(STOP_ALL, SEND_RELEASE, start(T308)),                                 N12_RELEASE_INDICATION,      "Q.2931 §5.4.4")
        .rows(LIVE,                       RELEASE,                    does(STOP_ALL, SEND_RELEASE_COMPLETE, INDICATE_RELEASE),                   N0_NULL,                     "Q.2931 §5.4.3")
        .rows(LIVE,                       RELEASE_COMPLETE,           does(STOP_ALL, INDICATE_RELEASE),                                          N0_NULL,                     "Q.2931 §5.2.5.2, §5.6.4")
        .row(N12_RELEASE_INDICATION,      RELEASE_COMPLETE,           does(STOP_ALL, CONFIRM_RELEASE),                                           N0_NULL,                     "Q.2931 §5.4.4")
        .row(N12_RELEASE_INDICATION,      RELEASE,                    does(STOP_ALL, CONFIRM_RELEASE),                                           N0_NULL,                     "Q.2931 §5.4.5")
        .row(N12_RELEASE_INDICATION,      T308_FIRST,                 does(SEND_RELEASE, start(T308)),                                           N12_RELEASE_INDICATION,      "Q.2931 §5.4.4")
        .row(N12_RELEASE_INDICATION,      T308_FINAL,                 does(STOP_ALL, WANT_RESTART, CONFIRM_RELEASE),                             N0_NULL,                     "Q.2931 §5.4.4, §5.5")
        .rows(LIVE,                       RESTARTED,                  does(STOP_ALL, INDICATE_RELEASE),                                          N0_NULL,                     "Q.2931 §5.5.2")
        .row(N12_RELEASE_INDICATION,      RESTARTED,                  does(STOP_ALL, CONFIRM_RELEASE),                                           N0_NULL,                     "Q.2931 §5.5.2")
        // errors and enquiry
        .rows(LIVE,                       UNUSABLE,                   does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               N12_RELEASE_INDICATION,      "Q.2931 §5.7")
        .stay(ANY_CALL,                   DAMAGED,                    does(SEND_STATUS),                                                                                      "Q.2931 §5.6.5 to §5.6.7")
        .stay(ANY_CALL,                   STATUS_ENQUIRY,             does(SEND_STATUS),                                                                                      "Q.2931 §5.6.11")
        .stay(LIVE,                       ENQUIRY_REQUEST,            does(SEND_ENQUIRY, start(T322)),                                                                        "Q.2931 §5.6.11")
        .stay(LIVE,                       T322_FIRST,                 does(SEND_ENQUIRY, start(T322)),                                                                        "Q.2931 §5.6.11")
        .rows(LIVE,                       T322_FINAL,                 does(STOP_ALL, SEND_RELEASE, start(T308), INDICATE_RELEASE),               N12_RELEASE_INDICATION,      "Q.2931 §5.6.11")
        .stay(ANY_CALL,                   STATUS_REPORT,              does(stop(T322)),                                                                                       "Q.2931 §5.6.12")
        .rows(LIVE,                       STATUS_NULL,                does(STOP_ALL, INDICATE_RELEASE),                                          N0_NULL,                     "Q.2931 §5.6.12")
        .row(N12_RELEASE_INDICATION,      STATUS_NULL,                does(STOP_ALL, CONFIRM_RELEASE),                                           N0_NULL,                     "Q.2931 §5.6.12")
        // the link
        .rows(SETTING_UP,                 LINK_DOWN,                  does(STOP_ALL, INDICATE_RELEASE),                                          N0_NULL,                     "Q.2931 §5.6.10")
        .stay(ACTIVE,                     LINK_DOWN,                  does(stop(T322), start(T309)),                                                                          "Q.2931 §5.6.10")
        .stay(ACTIVE,                     LINK_RECOVERED,             does(stop(T309), SEND_ENQUIRY, start(T322)),                                                            "Q.2931 §5.6.9, §5.6.10")
        .rows(ACTIVE,                     T309_FINAL,                 does(STOP_ALL, INDICATE_RELEASE),                                          N0_NULL,                     "Q.2931 §5.6.10")
        .otherwise(does(SEND_STATUS_IF_MESSAGE), "Q.2931 §5.6.4");
    // @formatter:on

    private NetworkTable() {}
}
