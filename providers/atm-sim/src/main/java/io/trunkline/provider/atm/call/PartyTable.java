package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.atm.call.PartyEvent.*;
import static io.trunkline.provider.atm.call.PartyState.*;
import static io.trunkline.provider.atm.call.PartyTimer.*;

import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** A party of a point-to-multipoint call at one interface: the side that adds it and the side that is asked to. */
@Clause("Q.2971 (10/95) §9")
final class PartyTable {
    private static final Action<Party> SEND_ADD = action("send ADD PARTY", Party::sendAtHand);
    private static final Action<Party> SEND_ALERTING = action("send PARTY ALERTING", Party::sendAtHand);
    private static final Action<Party> SEND_ACK = action("send ADD PARTY ACK", Party::sendAtHand);
    private static final Action<Party> SEND_REJECT = action("send ADD PARTY REJECT", Party::sendAtHand);
    private static final Action<Party> SEND_DROP = action("send DROP PARTY", Party::sendDrop);
    private static final Action<Party> SEND_DROP_ACK = action("send DROP PARTY ACK", Party::sendDropAck);
    private static final Action<Party> SEND_LATE_DROP_ACK =
            action("send DROP PARTY ACK with the cause of the drop", Party::sendLateDropAck);
    private static final Action<Party> STOP_ALL = action("stop all timers", Party::stopAll);
    private static final Action<Party> INDICATE_ADD =
            action("indicate add party", party -> party.indicate(Primitive.ADD_PARTY_INDICATION));
    private static final Action<Party> INDICATE_ALERTING =
            action("indicate party alerting", party -> party.indicate(Primitive.PARTY_ALERTING_INDICATION));
    private static final Action<Party> CONFIRM_ADD =
            action("confirm add party", party -> party.indicate(Primitive.ADD_PARTY_CONFIRM));
    private static final Action<Party> INDICATE_REFUSED =
            action("indicate refusal", party -> party.indicate(Primitive.ADD_PARTY_REFUSED));
    private static final Action<Party> INDICATE_DROP =
            action("indicate drop party", party -> party.indicate(Primitive.DROP_PARTY_INDICATION));
    private static final Action<Party> CONFIRM_DROP =
            action("confirm drop party", party -> party.indicate(Primitive.DROP_PARTY_CONFIRM));
    private static final Set<PartyState> ADDING = EnumSet.of(P1_ADD_INITIATED, P4_ALERTING_DELIVERED);
    private static final Set<PartyState> ASKED = EnumSet.of(P6_ADD_RECEIVED, P7_ALERTING_RECEIVED);
    private static final Set<PartyState> NOT_YET_ACTIVE =
            EnumSet.of(P1_ADD_INITIATED, P4_ALERTING_DELIVERED, P6_ADD_RECEIVED, P7_ALERTING_RECEIVED);
    private static final Set<PartyState> DROPPABLE = EnumSet.complementOf(EnumSet.of(P0_NULL, P11_DROP_INITIATED));

    // @formatter:off
    static final StateTable<PartyState, PartyEvent, Party> TABLE = StateTable.<PartyState, PartyEvent, Party>named("party")
        //   state              event                    actions, in this order                              next state              clause
        .row(P0_NULL,           FIRST_PARTY_ASKED,       does(),                                             P1_ADD_INITIATED,       "Q.2971 §9.1")
        .row(P0_NULL,           FIRST_PARTY_OFFERED,     does(),                                             P6_ADD_RECEIVED,        "Q.2971 §9.1")
        .rows(NOT_YET_ACTIVE,   FIRST_PARTY_CONNECTED,   does(STOP_ALL),                                     P10_ACTIVE,             "Q.2971 §9.1")
        .row(P0_NULL,           ADD_PARTY_REQUEST,       does(SEND_ADD, start(T399)),                        P1_ADD_INITIATED,       "Q.2971 §9.2.1")
        .row(P1_ADD_INITIATED,  PARTY_ALERTING,          does(stop(T399), start(T397), INDICATE_ALERTING),   P4_ALERTING_DELIVERED,  "Q.2971 §9.2.1")
        .rows(ADDING,           ADD_PARTY_ACK,           does(STOP_ALL, CONFIRM_ADD),                        P10_ACTIVE,             "Q.2971 §9.2.1")
        .rows(ADDING,           ADD_PARTY_REJECT,        does(STOP_ALL, INDICATE_REFUSED),                   P0_NULL,                "Q.2971 §9.2.1")
        .row(P1_ADD_INITIATED,  T399_FINAL,              does(SEND_DROP, start(T398), INDICATE_REFUSED),     P11_DROP_INITIATED,     "Q.2971 §10")
        .row(P4_ALERTING_DELIVERED, T397_FINAL,          does(SEND_DROP, start(T398), INDICATE_REFUSED),     P11_DROP_INITIATED,     "Q.2971 §10")
        .row(P0_NULL,           ADD_PARTY,               does(INDICATE_ADD),                                 P6_ADD_RECEIVED,        "Q.2971 §9.2.1")
        .row(P6_ADD_RECEIVED,   PARTY_ALERTING_REQUEST,  does(SEND_ALERTING),                                P7_ALERTING_RECEIVED,   "Q.2971 §9.2.1")
        .rows(ASKED,            ADD_PARTY_RESPONSE,      does(SEND_ACK),                                     P10_ACTIVE,             "Q.2971 §9.2.1")
        .row(P6_ADD_RECEIVED,   ADD_PARTY_REFUSAL,       does(SEND_REJECT),                                  P0_NULL,                "Q.2971 §9.2.1")
        .row(P7_ALERTING_RECEIVED, ADD_PARTY_REFUSAL,    does(SEND_DROP, start(T398)),                       P11_DROP_INITIATED,     "Q.2971 §9.2.1")
        .rows(DROPPABLE,        DROP_PARTY_REQUEST,      does(STOP_ALL, SEND_DROP, start(T398)),             P11_DROP_INITIATED,     "Q.2971 §9.3")
        .rows(DROPPABLE,        DROP_PARTY,              does(STOP_ALL, SEND_DROP_ACK, INDICATE_DROP),       P0_NULL,                "Q.2971 §9.3")
        .row(P11_DROP_INITIATED, DROP_PARTY_ACK,         does(STOP_ALL, CONFIRM_DROP),                       P0_NULL,                "Q.2971 §9.3")
        .row(P11_DROP_INITIATED, DROP_PARTY,             does(STOP_ALL, CONFIRM_DROP),                       P0_NULL,                "Q.2971 §9.3")
        .row(P11_DROP_INITIATED, T398_FINAL,             does(SEND_LATE_DROP_ACK, CONFIRM_DROP),             P0_NULL,                "Q.2971 §10, departure 5")
        .rows(DROPPABLE,        DROP_PARTY_ACK,          does(STOP_ALL, INDICATE_DROP),                      P0_NULL,                "Q.2971 §9.5, departure 5")
        .row(P0_NULL,           DROP_PARTY,              does(SEND_DROP_ACK),                                P0_NULL,                "Q.2971 §9.5")
        .row(P0_NULL,           DROP_PARTY_ACK,          does(),                                             P0_NULL,                "Q.2971 §9.5")
        .row(P0_NULL,           ADD_PARTY_REJECT,        does(),                                             P0_NULL,                "Q.2971 §9.5")
        .row(P0_NULL,           ADD_PARTY_ACK,           does(SEND_DROP),                                    P0_NULL,                "Q.2971 §9.5")
        .row(P0_NULL,           PARTY_ALERTING,          does(SEND_DROP),                                    P0_NULL,                "Q.2971 §9.5")
        .otherwise(does(action("send STATUS 101 if it was a message", Party::reportState)), "Q.2971 §9.5");
    // @formatter:on

    private PartyTable() {}

    private static Action<Party> start(PartyTimer timer) {
        return action("start " + timer, party -> party.start(timer));
    }

    private static Action<Party> stop(PartyTimer timer) {
        return action("stop " + timer, party -> party.stop(timer));
    }
}
