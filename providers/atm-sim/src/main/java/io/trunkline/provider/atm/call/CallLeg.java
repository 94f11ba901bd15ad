package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.CallMachine;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Effect;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.CallState;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.ReportType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A call at one side of one interface. A message to be sent is handed in with the event that asks for it. Which event does what is in
 * {@link UserTable} and {@link NetworkTable}.
 */
@Clause("Q.2931 (02/95) §5")
final class CallLeg extends CallMachine<CallTimer, Message, Indication> {
    /** Causes found out by a user side. */
    static final int USER = 0;
    /** Causes found out by this network: public network serving the local user. */
    static final int NETWORK = 2;

    private final CallReference reference;
    private final int location;
    private final StateMachine<?, CallEvent, CallLeg> machine;
    private final Parties parties = new Parties(this);
    private CallInput input = CallInput.of(CallEvent.RESTARTED);
    private Optional<ConnectionIdentifier> channel = Optional.empty();
    private Optional<Message> setup = Optional.empty();
    private Optional<Message> release = Optional.empty();

    private CallLeg(
            CallReference reference,
            int location,
            Function<CallTimer, Duration> durationOf,
            Function<CallLeg, StateMachine<?, CallEvent, CallLeg>> maker) {
        super(CallTimer.class, durationOf);
        this.reference = reference;
        this.location = location;
        this.machine = maker.apply(this);
    }

    static CallLeg user(CallReference reference) {
        return user(reference, UserState.U0_NULL);
    }

    static CallLeg user(CallReference reference, UserState initial) {
        return new CallLeg(reference, USER, CallTimer::duration, leg -> UserTable.TABLE.machine(leg, initial));
    }

    static CallLeg network(CallReference reference) {
        return network(reference, NetworkState.N0_NULL);
    }

    static CallLeg network(CallReference reference, NetworkState initial) {
        return new CallLeg(
                reference, NETWORK, CallTimer::networkDuration, leg -> NetworkTable.TABLE.machine(leg, initial));
    }

    /** Something happened; what is to be done now, in this order. */
    List<Effect<Message, CallTimer, Indication>> on(CallInput happened, long atPicos) {
        at(atPicos);
        machine.fire(happened.event(), () -> input = happened);
        if (isNull()) parties.forgetAll();
        return takeEffects();
    }

    /** What is to be done because of the timers that have expired by now. */
    List<Effect<Message, CallTimer, Indication>> expire(long atPicos) {
        at(atPicos);
        for (CallTimer timer : expired()) {
            CallInput happened = CallInput.of(timer.event(isSpent(timer)));
            machine.fire(happened.event(), () -> input = happened);
        }
        parties.expire(atPicos);
        if (isNull()) parties.forgetAll();
        return takeEffects();
    }

    /** Those of its parties too. */
    @Override
    public OptionalLong nextPicos() {
        OptionalLong own = super.nextPicos();
        OptionalLong party = parties.nextPicos();
        if (own.isEmpty() || party.isEmpty()) return own.isEmpty() ? party : own;
        return OptionalLong.of(Math.min(own.getAsLong(), party.getAsLong()));
    }

    /** As this side writes it. */
    CallReference reference() {
        return reference;
    }

    @Override
    protected StateMachine<?, ?, ?> machine() {
        return machine;
    }

    Optional<ConnectionIdentifier> channel() {
        return channel;
    }

    Parties parties() {
        return parties;
    }

    int location() {
        return location;
    }

    // what the tables name

    void send(Message message) {
        effect(new Effect.Send<>(Elements.arranged(message)));
    }

    private void send(MessageType type, List<Element> elements) {
        send(Message.of(type, reference, elements.toArray(new Element[0])));
    }

    void sendAtHand() {
        input.message().ifPresent(message -> send(message.header().type().orElseThrow(), message.elements()));
    }

    void sendSetup() {
        if (input.event() == CallEvent.SETUP_REQUEST) setup = input.message();
        setup.ifPresent(message -> send(MessageType.SETUP, message.elements()));
    }

    void sendConnectAcknowledge() {
        send(MessageType.CONNECT_ACKNOWLEDGE, List.of());
    }

    void sendRelease() {
        if (input.event() != CallEvent.T308_FIRST) {
            release = input.event() == CallEvent.RELEASE_REQUEST
                    ? input.message()
                    : Optional.of(Message.of(MessageType.RELEASE, reference, Elements.cause(cause())));
        }
        release.ifPresent(message -> send(MessageType.RELEASE, message.elements()));
    }

    void sendReleaseComplete() {
        List<Element> elements = input.event() == CallEvent.RELEASE_REQUEST
                ? input.message().map(Message::elements).orElse(List.of())
                : input.given().map(cause -> List.of(Elements.cause(cause))).orElse(List.of());
        if (input.event() == CallEvent.RELEASE_REQUEST) release = input.message();
        send(MessageType.RELEASE_COMPLETE, elements);
    }

    void sendEnquiry() {
        send(MessageType.STATUS_ENQUIRY, List.of());
    }

    void sendAvailable() {
        send(MessageType.CONNECTION_AVAILABLE, List.of());
    }

    void sendStatus() {
        sendStatus(cause());
    }

    void sendStatus(Cause cause) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(ElementType.CALL_STATE, new CallState(stateNumber())));
        elements.add(Elements.cause(cause));
        input.message().flatMap(Elements::endpoint).ifPresent(endpoint -> elements.addAll(parties.status(endpoint)));
        send(MessageType.STATUS, elements);
    }

    void reportState() {
        if (input.event().kind() == CallEvent.Kind.MESSAGE) sendStatus(incompatible());
    }

    void keepChannel() {
        input.message()
                .flatMap(message -> message.find(ElementType.CONNECTION_IDENTIFIER, ConnectionIdentifier.class))
                .ifPresent(found -> channel = Optional.of(found));
    }

    void firstParty() {
        boolean begins = input.event() == CallEvent.SETUP || input.event() == CallEvent.SETUP_REQUEST;
        if (begins && input.message().flatMap(Elements::endpoint).isEmpty()) return;
        parties.first(input.event());
    }

    void party() {
        input.message().ifPresent(message -> parties.on(input.event(), message));
    }

    void indicate(Primitive primitive) {
        indicate(primitive, cause());
    }

    void indicateRelease() {
        indicate(Primitive.RELEASE_INDICATION, cause());
    }

    void indicateRelease(CauseValue value) {
        indicate(Primitive.RELEASE_INDICATION, Cause.of(location, value));
    }

    private void indicate(Primitive primitive, Cause cause) {
        indicate(new Indication(primitive, input.message(), Optional.of(cause), 0));
    }

    void indicate(Indication indication) {
        effect(new Effect.Indicate<>(indication));
    }

    /** The cause of a release that was asked for from above. */
    Optional<Cause> ownCause() {
        return release.flatMap(message -> message.find(ElementType.CAUSE, Cause.class));
    }

    /** Why what is happening happens. */
    private Cause cause() {
        return switch (input.event()) {
            case STATUS_ENQUIRY -> Cause.of(location, CauseValue.RESPONSE_TO_STATUS_ENQUIRY);
            case LINK_DOWN, RESTARTED, T322_FINAL -> Cause.of(location, CauseValue.TEMPORARY_FAILURE);
            case T309_FINAL -> Cause.of(location, CauseValue.DESTINATION_OUT_OF_ORDER);
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
    Cause expiry(String timer) {
        byte[] digits = timer.substring(1, 4).getBytes(StandardCharsets.US_ASCII);
        return new Cause(location, CauseValue.RECOVERY_ON_TIMER_EXPIRY.code(), Octets.copyOf(digits));
    }

    /** As this side writes the number of a party: whoever chose the call's number chose the parties' too. */
    EndpointReference endpoint(int value) {
        return new EndpointReference(reference.toOriginator(), value);
    }

    /** The answer to a MODIFY REQUEST that asks to be told when the contract is in force. */
    static Element confirmationWanted() {
        return Element.of(ElementType.REPORT_TYPE, new ReportType(1));
    }
}
