package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One party of a call at one side of an interface; what it wants done it adds to the effects of its call. */
@Clause("Q.2971 (10/95) §9")
final class Party {
    private final CallLeg leg;
    private final int number;
    private final StateMachine<PartyState, PartyEvent, Party> machine;
    private final TimerTable<PartyTimer> timers = new TimerTable<>(PartyTimer.class);
    private PartyEvent event = PartyEvent.DROP_PARTY_ACK;
    private Optional<Message> atHand = Optional.empty();
    /** What the last DROP PARTY said. */
    private Optional<Cause> dropCause = Optional.empty();

    Party(CallLeg leg, int number, PartyState initial) {
        this.leg = leg;
        this.number = number;
        this.machine = PartyTable.TABLE.machine(this, initial);
        if (leg.location() == CallLeg.NETWORK) {
            for (PartyTimer timer : PartyTimer.values()) timers.duration(timer, timer.networkDuration());
        }
    }

    PartyState state() {
        return machine.state();
    }

    boolean isNull() {
        return state() == PartyState.P0_NULL;
    }

    void fire(PartyEvent happened) {
        fire(happened, Optional.empty());
    }

    void fire(PartyEvent happened, Message message) {
        fire(happened, Optional.of(message));
    }

    private void fire(PartyEvent happened, Optional<Message> message) {
        machine.fire(happened, () -> {
            event = happened;
            atHand = message;
        });
    }

    void expire(long nowPicos) {
        for (PartyTimer timer : timers.expire(nowPicos)) fire(PartyEvent.valueOf(timer.name() + "_FINAL"));
    }

    OptionalLong nextPicos() {
        return timers.nextPicos();
    }

    void start(PartyTimer timer) {
        timers.start(timer, leg.nowPicos());
    }

    void stop(PartyTimer timer) {
        timers.stop(timer);
    }

    void stopAll() {
        timers.stopAll();
    }

    void sendAtHand() {
        atHand.ifPresent(message -> send(message.type().orElseThrow(), message.elements()));
    }

    void sendDrop() {
        boolean asked = event == PartyEvent.DROP_PARTY_REQUEST || event == PartyEvent.ADD_PARTY_REFUSAL;
        Cause why = cause();
        dropCause = Optional.of(why);
        send(MessageType.DROP_PARTY, asked ? atHand.orElseThrow().elements() : List.of(Elements.cause(why)));
    }

    /** Nobody has confirmed the drop: the other side, which may not have heard of it, drops the party too for the same cause. */
    void sendLateDropAck() {
        send(MessageType.DROP_PARTY_ACK, List.of(Elements.cause(dropCause.orElseGet(this::cause))));
    }

    void sendDropAck() {
        send(MessageType.DROP_PARTY_ACK, isNull() ? List.of(Elements.cause(cause())) : List.of());
    }

    private void send(MessageType type, List<Element> elements) {
        List<Element> all = new ArrayList<>(elements);
        all.removeIf(element ->
                element.type().filter(ElementType.ENDPOINT_REFERENCE::equals).isPresent());
        all.add(Element.of(ElementType.ENDPOINT_REFERENCE, leg.endpoint(number)));
        leg.send(Message.of(type, leg.reference(), all.toArray(new Element[0])));
    }

    void reportState() {
        if (atHand.isPresent() && isMessage()) {
            Octets type = Octets.of(atHand.get().header().typeCode());
            leg.sendStatus(new Cause(leg.location(), CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE.code(), type));
        }
    }

    private boolean isMessage() {
        return event.compareTo(PartyEvent.ADD_PARTY) >= 0 && event.compareTo(PartyEvent.DROP_PARTY_ACK) <= 0;
    }

    void indicate(Primitive primitive) {
        leg.indicate(new Indication(primitive, atHand, Optional.of(cause()), number));
    }

    private Cause cause() {
        if (event.name().startsWith("T39")) return leg.expiry(event.name());
        CauseValue fallback = isNull() ? CauseValue.INVALID_ENDPOINT_REFERENCE : CauseValue.NORMAL_UNSPECIFIED;
        return atHand.filter(message -> !isNull())
                .flatMap(message -> message.find(ElementType.CAUSE, Cause.class))
                .orElse(Cause.of(leg.location(), fallback));
    }
}
