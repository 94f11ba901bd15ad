package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.CallMachine;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Effect;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import io.trunkline.provider.telephony.q931.CallReference;
import io.trunkline.provider.telephony.q931.CallState;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call at one side of one access. A message to be sent is handed in with the event that asks for it. Which event does what is in
 * {@link UserTable} and {@link NetworkTable}.
 */
@Clause("Q.931 (05/98) §5")
final class CallLeg extends CallMachine<CallTimer, Message, Indication> {
    /** Causes found out by a user side. */
    static final int USER = 0;
    /** Causes found out by this network: public network serving the local user. */
    static final int NETWORK = 2;

    private final LegKey key;
    private final CallReference reference;
    private final int location;
    private final StateMachine<?, CallEvent, CallLeg> machine;
    private CallInput input = CallInput.of(CallEvent.RESTARTED);
    private Optional<ChannelIdentification> channel = Optional.empty();
    private Optional<Message> setup = Optional.empty();
    private List<Element> clearing = List.of();
    private Optional<Cause> complaint = Optional.empty();
    private boolean cleared;

    private CallLeg(
            LegKey key,
            AccessProfile profile,
            int location,
            Function<CallLeg, StateMachine<?, CallEvent, CallLeg>> maker) {
        super(CallTimer.class, profile.timing()::of);
        this.key = key;
        this.reference = key.reference(profile.kind().referenceOctets());
        this.location = location;
        this.machine = maker.apply(this);
    }

    static CallLeg user(LegKey key, AccessProfile profile, UserState initial) {
        return new CallLeg(key, profile, USER, leg -> UserTable.TABLE.machine(leg, initial));
    }

    static CallLeg network(LegKey key, AccessProfile profile, NetworkState initial) {
        return new CallLeg(key, profile, NETWORK, leg -> NetworkTable.TABLE.machine(leg, initial));
    }

    /** Something happened; what is to be done now, in this order. */
    List<Effect<Message, CallTimer, Indication>> on(CallInput happened, long atPicos) {
        at(atPicos);
        machine.fire(happened.event(), () -> input = happened);
        return takeEffects();
    }

    /** What is to be done because of the timers that have expired by now. */
    List<Effect<Message, CallTimer, Indication>> expire(long atPicos) {
        at(atPicos);
        for (CallTimer timer : expired()) {
            CallInput happened = CallInput.of(timer.event(isSpent(timer), key.tei() == DataLink.BROADCAST));
            machine.fire(happened.event(), () -> input = happened);
        }
        return takeEffects();
    }

    LegKey key() {
        return key;
    }

    /** As this side writes it. */
    CallReference reference() {
        return reference;
    }

    @Override
    protected StateMachine<?, ?, ?> machine() {
        return machine;
    }

    Optional<ChannelIdentification> channel() {
        return channel;
    }

    int location() {
        return location;
    }

    // what the tables name

    private void send(MessageType type, List<Element> elements) {
        effect(new Effect.Send<>(Message.ordered(type, reference, elements)));
    }

    private List<Element> atHand() {
        return input.message().map(Message::elements).orElse(List.of());
    }

    void sendAtHand(MessageType type) {
        send(type, atHand());
    }

    void sendEmpty(MessageType type) {
        send(type, List.of());
    }

    void sendSetup() {
        boolean begins = input.event().kind() == CallEvent.Kind.REQUEST;
        if (begins) setup = input.message();
        setup.ifPresent(message -> send(MessageType.SETUP, message.elements()));
    }

    void sendDisconnect() {
        clearing = clearingElements();
        send(MessageType.DISCONNECT, clearing);
    }

    void sendRelease() {
        switch (input.event()) {
            case T308_FIRST, DISCONNECT -> {} // what was said before is said again
            case T305_FINAL -> clearing = withExpiry();
            default -> clearing = clearingElements();
        }
        send(MessageType.RELEASE, clearing);
    }

    private List<Element> withExpiry() {
        List<Element> both = new ArrayList<>();
        clearing.stream()
                .filter(element -> element.id() == ElementType.CAUSE.code())
                .findFirst()
                .ifPresent(both::add);
        both.add(Elements.cause(expiry(input.event().name())));
        return both;
    }

    /** What was asked for from above, what was wrong with the other side's clearing message, or why this side clears on its own. */
    private List<Element> clearingElements() {
        if (complaint.isPresent()) return List.of(Elements.cause(complaint.get()));
        if (input.event() != CallEvent.CLEAR_REQUEST) return List.of(Elements.cause(cause()));
        cleared = true;
        return atHand();
    }

    void sendReleaseComplete() {
        switch (input.event()) {
            case CLEAR_REQUEST, T303_FINAL -> {
                clearing = clearingElements();
                send(MessageType.RELEASE_COMPLETE, clearing);
            }
            default ->
                send(
                        MessageType.RELEASE_COMPLETE,
                        input.given()
                                .map(cause -> List.of(Elements.cause(cause)))
                                .orElse(List.of()));
        }
    }

    void sendStatus() {
        sendStatus(cause());
    }

    private void sendStatus(Cause cause) {
        send(
                MessageType.STATUS,
                List.of(Elements.cause(cause), Element.of(ElementType.CALL_STATE, new CallState(stateNumber()))));
    }

    void reportState() {
        if (input.event().kind() == CallEvent.Kind.MESSAGE) sendStatus(incompatible());
    }

    void keepChannel() {
        input.message()
                .flatMap(message -> message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class))
                .filter(found -> found.choice() == ChannelIdentification.Choice.NAMED)
                .ifPresent(found -> channel = Optional.of(found));
    }

    /** A clearing message in which something is wrong is obeyed, and its sender told in the answer. */
    void noteComplaint() {
        complaint = input.given();
    }

    void indicate(Primitive primitive) {
        effect(new Effect.Indicate<>(new Indication(primitive, input.message(), cause())));
    }

    void indicateRelease(CauseValue value) {
        Cause cause = Cause.of(location, value);
        effect(new Effect.Indicate<>(new Indication(Primitive.RELEASE_INDICATION, input.message(), cause)));
    }

    /** The cause of a clearing that was asked for from above. */
    Optional<Cause> ownCause() {
        if (!cleared) return Optional.empty();
        return Message.ordered(MessageType.RELEASE, reference, clearing).find(ElementType.CAUSE, Cause.class);
    }

    /** Why what is happening happens. */
    private Cause cause() {
        return switch (input.event()) {
            case STATUS_ENQUIRY -> Cause.of(location, CauseValue.RESPONSE_TO_STATUS_ENQUIRY);
            case LINK_DOWN, RESTARTED, T322_FINAL -> Cause.of(location, CauseValue.TEMPORARY_FAILURE);
            case T309_FINAL -> Cause.of(location, CauseValue.DESTINATION_OUT_OF_ORDER);
            case T301_FINAL -> Cause.of(location, CauseValue.NO_ANSWER);
            case T302_FINAL -> Cause.of(location, CauseValue.INVALID_NUMBER_FORMAT);
            case DAMAGED, UNUSABLE -> input.given().orElseGet(this::incompatible);
            case STATUS_NULL -> Cause.of(location, CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE);
            default ->
                input.event().kind() == CallEvent.Kind.TIMER
                        ? expiry(input.event().name())
                        : fromMessage();
        };
    }

    private Cause fromMessage() {
        int farLocation = input.event().kind() == CallEvent.Kind.MESSAGE ? NETWORK - location : location;
        return input.message()
                .flatMap(message -> message.find(ElementType.CAUSE, Cause.class))
                .orElse(Cause.of(farLocation, CauseValue.NORMAL_UNSPECIFIED));
    }

    private Cause incompatible() {
        Octets type = input.message()
                .map(message -> Octets.of(message.header().typeCode()))
                .orElse(Octets.NONE);
        return new Cause(location, CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE.code(), type);
    }

    /** Cause 102 with the timer's number in its diagnostics. */
    private Cause expiry(String timer) {
        byte[] digits = timer.substring(1, 4).getBytes(StandardCharsets.US_ASCII);
        return new Cause(location, CauseValue.RECOVERY_ON_TIMER_EXPIRY.code(), Octets.copyOf(digits));
    }
}
