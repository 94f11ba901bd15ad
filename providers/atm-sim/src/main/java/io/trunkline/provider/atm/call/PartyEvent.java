package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.MessageType;

/** What can happen to a party at one interface, at either side. */
@Clause("Q.2971 (10/95) §9")
enum PartyEvent {
    // asked for from above
    ADD_PARTY_REQUEST,
    PARTY_ALERTING_REQUEST,
    ADD_PARTY_RESPONSE,
    ADD_PARTY_REFUSAL,
    DROP_PARTY_REQUEST,
    // the first party comes with the call: no message of its own
    FIRST_PARTY_ASKED,
    FIRST_PARTY_OFFERED,
    FIRST_PARTY_CONNECTED,
    // messages
    ADD_PARTY,
    PARTY_ALERTING,
    ADD_PARTY_ACK,
    ADD_PARTY_REJECT,
    DROP_PARTY,
    DROP_PARTY_ACK,
    // timers
    T397_FINAL,
    T398_FINAL,
    T399_FINAL;

    /** The event of asking for a message to be sent. */
    static PartyEvent asking(MessageType type) {
        return switch (type) {
            case ADD_PARTY -> ADD_PARTY_REQUEST;
            case PARTY_ALERTING -> PARTY_ALERTING_REQUEST;
            case ADD_PARTY_ACK -> ADD_PARTY_RESPONSE;
            case ADD_PARTY_REJECT -> ADD_PARTY_REFUSAL;
            case DROP_PARTY -> DROP_PARTY_REQUEST;
            default -> throw new AssertionError(type + " is not about a party");
        };
    }

    /** The event of receiving a message. */
    static PartyEvent receiving(MessageType type) {
        return switch (type) {
            case ADD_PARTY -> ADD_PARTY;
            case PARTY_ALERTING -> PARTY_ALERTING;
            case ADD_PARTY_ACK -> ADD_PARTY_ACK;
            case ADD_PARTY_REJECT -> ADD_PARTY_REJECT;
            case DROP_PARTY -> DROP_PARTY;
            case DROP_PARTY_ACK -> DROP_PARTY_ACK;
            default -> throw new AssertionError(type + " is not about a party");
        };
    }
}
