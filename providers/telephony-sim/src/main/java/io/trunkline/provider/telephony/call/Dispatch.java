package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.CallReference;
import io.trunkline.provider.telephony.q931.CallState;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageHeader;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the call that a message is about, and goes through what can be wrong with it in the standard's order. */
@Clause("Q.931 (05/98) §5.8.1 to §5.8.7")
final class Dispatch {
    private static final Set<MessageType> FIRST_ANSWERS = EnumSet.of(
            MessageType.SETUP_ACKNOWLEDGE, MessageType.CALL_PROCEEDING, MessageType.ALERTING, MessageType.CONNECT);
    private static final Set<MessageType> GLOBAL =
            EnumSet.of(MessageType.RESTART, MessageType.RESTART_ACKNOWLEDGE, MessageType.STATUS);

    private final AccessSide side;

    Dispatch(AccessSide side) {
        this.side = side;
    }

    /** What cannot be read up to its type is dropped. */
    void received(int tei, Octets octets) {
        // a terminal has one connection: what was sent to all is answered on it
        int at = side.location() == CallLeg.USER ? DataLink.OWN : tei;
        Decoded<Message> decoded = Message.decode(octets.reader());
        if (decoded instanceof Decoded.Value<Message> good) {
            for (int copies = side.copies(good.value()); copies > 0; copies--) received(at, good.value());
        } else {
            MessageHeader.decode(octets.reader()).toOptional().ifPresent(header -> cutShort(at, header));
        }
    }

    private static LegKey key(int tei, CallReference received) {
        return LegKey.of(tei, received.reversed());
    }

    /** An element goes over the end: only the header can be used. */
    private void cutShort(int tei, MessageHeader header) {
        if (header.callReference().isDummy() || header.callReference().value() == CallReference.GLOBAL) return;
        Optional<CallLeg> leg = side.leg(key(tei, header.callReference()));
        Message empty = new Message(header, List.of());
        Cause cause = Cause.of(side.location(), CauseValue.INVALID_ELEMENT_CONTENTS);
        if (leg.isPresent()) side.fire(leg.get(), CallInput.of(CallEvent.DAMAGED, empty, cause));
        else unknown(key(tei, header.callReference()), empty);
    }

    private void received(int tei, Message message) {
        CallReference reference = message.callReference();
        if (reference.isDummy()) return;
        LegKey key = key(tei, reference);
        Optional<CallLeg> leg = side.leg(key);
        if (reference.value() == CallReference.GLOBAL) global(tei, message);
        else if (leg.isPresent()) known(leg.get(), message);
        else unknown(key, message);
    }

    private void global(int tei, Message message) {
        boolean good = message.type()
                .filter(GLOBAL::contains)
                .map(type -> MessageErrors.of(message, type, Optional.empty(), side.location())
                        .treatment())
                .filter(treatment -> treatment.compareTo(MessageErrors.Treatment.ACT_AND_REPORT) <= 0)
                .isPresent();
        side.restarted(tei, message, good);
    }

    // messages with a call reference that is in use

    private void known(CallLeg leg, Message message) {
        Optional<MessageType> type = message.type();
        if (type.filter(which -> which == MessageType.SETUP || which == MessageType.RESUME)
                .isPresent()) return;
        MessageErrors.Verdict verdict = type.map(
                        which -> MessageErrors.of(message, which, expected(leg, which), side.location()))
                .orElseGet(() -> MessageErrors.unknownType(message, side.location()));
        deliver(leg, message, verdict);
    }

    /** The first answer to the user's SETUP names the channel, the first clearing message says why. */
    private static Optional<ElementType> expected(CallLeg leg, MessageType type) {
        boolean firstAnswer = leg.state() == UserState.U1_CALL_INITIATED && FIRST_ANSWERS.contains(type);
        if (firstAnswer) return Optional.of(ElementType.CHANNEL_IDENTIFICATION);
        int state = leg.stateNumber();
        boolean ending = state == 11 || state == 12 || state == 19;
        return type == MessageType.RELEASE && !ending ? Optional.of(ElementType.CAUSE) : Optional.empty();
    }

    private void deliver(CallLeg leg, Message message, MessageErrors.Verdict verdict) {
        Optional<Message> received = Optional.of(message);
        switch (verdict.treatment()) {
            case CLEAR -> side.fire(leg, new CallInput(CallEvent.UNUSABLE, received, verdict.cause()));
            case REPORT -> side.fire(leg, new CallInput(CallEvent.DAMAGED, received, verdict.cause()));
            default -> {
                CallEvent event = event(message);
                boolean clearing = event == CallEvent.DISCONNECT || event == CallEvent.RELEASE;
                side.fire(leg, new CallInput(event, received, clearing ? verdict.cause() : Optional.empty()));
                if (verdict.cause().isPresent() && !clearing) {
                    side.fire(leg, new CallInput(CallEvent.DAMAGED, received, verdict.cause()));
                }
            }
        }
    }

    private static CallEvent event(Message message) {
        MessageType type = message.type().orElseThrow();
        return switch (type) {
            case STATUS ->
                message.find(ElementType.CALL_STATE, CallState.class)
                        .filter(state -> state.state() == 0)
                        .map(state -> CallEvent.STATUS_NULL)
                        .orElse(CallEvent.STATUS_REPORT);
            case RESTART,
                    RESTART_ACKNOWLEDGE,
                    SEGMENT,
                    FACILITY_MESSAGE,
                    HOLD,
                    HOLD_ACKNOWLEDGE,
                    HOLD_REJECT,
                    RETRIEVE,
                    RETRIEVE_ACKNOWLEDGE,
                    RETRIEVE_REJECT -> CallEvent.UNEXPECTED;
            default -> CallEvent.valueOf(type.name());
        };
    }

    // messages with a call reference that is not in use

    private void unknown(LegKey key, Message message) {
        if (side.answersOffer(key, message)) return;
        MessageType type = message.type().orElse(MessageType.NOTIFY);
        boolean begins = type == MessageType.SETUP || type == MessageType.RESUME && side.location() == CallLeg.NETWORK;
        if (begins) {
            if (key.toOriginator()) begins(key, message, type);
        } else if (type == MessageType.STATUS) {
            if (event(message) != CallEvent.STATUS_NULL) side.refuse(key, CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE);
        } else if (type != MessageType.RELEASE_COMPLETE) {
            side.refuse(key, CauseValue.INVALID_CALL_REFERENCE);
        }
    }

    private void begins(LegKey key, Message message, MessageType type) {
        CallLeg leg = side.add(key);
        deliver(leg, message, MessageErrors.of(message, type, Optional.empty(), side.location()));
        side.forgetIfNull(leg);
    }
}
