package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.OpaqueBody;
import io.trunkline.provider.atm.wire.PartyNumber;
import io.trunkline.provider.atm.wire.TrafficDescriptor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call as its user sees it: turns operations into events, and what the table indicates into upcalls. */
final class UserCall implements Call {
    /** The private network that serves this user. */
    private static final int LOCAL_NETWORK = 1;

    private static final Set<UserState> ANSWERABLE =
            EnumSet.of(UserState.U6_CALL_PRESENT, UserState.U7_CALL_RECEIVED, UserState.U9_INCOMING_CALL_PROCEEDING);
    private static final Set<UserState> ALERTABLE =
            EnumSet.of(UserState.U6_CALL_PRESENT, UserState.U9_INCOMING_CALL_PROCEEDING);
    private static final Set<UserState> WITH_PARTIES = EnumSet.of(UserState.U4_CALL_DELIVERED, UserState.U10_ACTIVE);

    private final UserSide side;
    private final CallLeg leg;
    private final boolean owner;
    private final boolean multipoint;
    private TrafficContract contract;
    private TrafficContract wanted;
    private CallListener listener;
    private int lastEndpoint;
    private boolean ended;

    UserCall(UserSide side, CallLeg leg, boolean owner, boolean multipoint, TrafficContract contract) {
        this.side = side;
        this.leg = leg;
        this.owner = owner;
        this.multipoint = multipoint;
        this.contract = contract;
        this.wanted = contract;
    }

    void listener(CallListener told) {
        listener = told;
    }

    @Override
    public UserState state() {
        return (UserState) leg.state();
    }

    @Override
    public int reference() {
        return leg.reference().value();
    }

    private void expect(Set<UserState> states, String operation) {
        if (!states.contains(state())) {
            throw new IllegalStateException(operation + " in state " + state() + "; possible in " + states);
        }
    }

    private void ask(CallEvent event, MessageType type, List<Element> elements) {
        side.fire(leg, CallInput.of(event, type, leg, elements));
    }

    @Override
    public void accept(Octets userData, Octets memberAnswer) {
        expect(ANSWERABLE, "accept");
        Elements.check(memberAnswer, userData);
        List<Element> elements = new ArrayList<>(Elements.generic(memberAnswer));
        elements.addAll(Elements.userUser(userData));
        ask(CallEvent.SETUP_RESPONSE, MessageType.CONNECT, elements);
    }

    @Override
    public void alert() {
        expect(ALERTABLE, "alert");
        ask(CallEvent.ALERTING_REQUEST, MessageType.ALERTING, List.of());
    }

    @Override
    public void reject(CauseValue cause, Octets userData) {
        release(cause, userData);
    }

    @Override
    public void release(CauseValue cause, Octets userData) {
        Elements.check(Octets.NONE, userData);
        if (leg.isNull()) return;
        List<Element> elements = new ArrayList<>();
        elements.add(Elements.cause(Cause.of(CallLeg.USER, cause)));
        elements.addAll(Elements.userUser(userData));
        if (state() != UserState.U11_RELEASE_REQUEST) ask(CallEvent.RELEASE_REQUEST, MessageType.RELEASE, elements);
    }

    @Override
    public void modify(TrafficContract another) {
        expect(EnumSet.of(UserState.U10_ACTIVE), "modify");
        if (!owner || multipoint) {
            throw new IllegalStateException("only the caller of a point-to-point call may modify it");
        }
        if (!SetupElements.isModification(contract, another)) {
            throw new IllegalArgumentException(
                    "a modification keeps category and unit sizes, and best effort has none: " + contract + " to "
                            + another);
        }
        wanted = another;
        Element descriptor = Element.of(ElementType.TRAFFIC_DESCRIPTOR, ContractElements.change(another));
        ask(CallEvent.MODIFICATION_REQUEST, MessageType.MODIFY_REQUEST, List.of(descriptor));
    }

    @Override
    public int addParty(AtmAddress called, Octets memberRequest, Octets userData) {
        expect(WITH_PARTIES, "addParty");
        if (!owner || !multipoint) throw new IllegalStateException("only the caller of a multipoint call adds parties");
        Elements.check(memberRequest, userData);
        int endpoint = ++lastEndpoint;
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(called)));
        elements.addAll(Elements.generic(memberRequest));
        elements.addAll(Elements.userUser(userData));
        elements.add(Element.of(ElementType.ENDPOINT_REFERENCE, leg.endpoint(endpoint)));
        ask(CallEvent.PARTY_REQUEST, MessageType.ADD_PARTY, elements);
        return endpoint;
    }

    @Override
    public void dropParty(int endpoint, CauseValue cause) {
        List<Integer> present = leg.parties().present();
        if (!present.contains(endpoint)) return;
        if (present.size() == 1 || !WITH_PARTIES.contains(state())) {
            release(cause, Octets.NONE);
            return;
        }
        List<Element> elements = List.of(
                Elements.cause(Cause.of(CallLeg.USER, cause)),
                Element.of(ElementType.ENDPOINT_REFERENCE, leg.endpoint(endpoint)));
        ask(CallEvent.PARTY_REQUEST, MessageType.DROP_PARTY, elements);
    }

    @Override
    public void statusEnquiry() {
        ask(CallEvent.ENQUIRY_REQUEST, MessageType.STATUS_ENQUIRY, List.of());
    }

    void indicated(Indication told) {
        Cause cause = told.cause().orElseThrow();
        switch (told.primitive()) {
            case PROCEEDING_INDICATION -> listener.proceeding(channel());
            case ALERTING_INDICATION -> listener.alerting();
            case SETUP_CONFIRM -> connected(told.message().orElseThrow());
            case SETUP_COMPLETE_INDICATION ->
                listener.connected(new Answer(contract, channel(), Octets.NONE, Octets.NONE));
            case RELEASE_INDICATION -> ended(told, cause, isOfNetwork(told, cause));
            case RELEASE_CONFIRM -> ended(told, leg.ownCause().orElse(cause), false);
            case NOTIFY_INDICATION -> notified(told.message().orElseThrow());
            case MODIFICATION_INDICATION -> modification(told.message().orElseThrow());
            case MODIFICATION_CONFIRM ->
                inForce(descriptor(told)
                        .map(now -> ContractElements.with(wanted, now))
                        .orElse(wanted));
            case AVAILABILITY_INDICATION -> inForce(wanted);
            case MODIFICATION_REFUSED ->
                listener.modifyRejected(
                        cause, told.message().flatMap(message -> Elements.available(message, contract)));
            case ADD_PARTY_CONFIRM -> listener.partyAdded(told.endpoint(), userData(told));
            case ADD_PARTY_REFUSED -> listener.partyRejected(told.endpoint(), cause);
            case DROP_PARTY_INDICATION, DROP_PARTY_CONFIRM -> listener.partyDropped(told.endpoint(), cause);
            default -> {} // a party that alerts is not told; the others do not come at a user side
        }
    }

    private ConnectionIdentifier channel() {
        return leg.channel().orElse(ConnectionIdentifier.exclusive(0, 0));
    }

    private static Optional<TrafficDescriptor> descriptor(Indication told) {
        return told.message().flatMap(message -> message.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class));
    }

    private static Octets userData(Indication told) {
        return told.message().map(Elements::userUser).orElse(Octets.NONE);
    }

    private void connected(Message connect) {
        connect.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class)
                .ifPresent(granted -> contract = ContractElements.with(contract, granted));
        wanted = contract;
        listener.connected(new Answer(contract, channel(), Elements.generic(connect), Elements.userUser(connect)));
    }

    /** What this side found out itself is the network's too: it did not answer, or not as it should. */
    private static boolean isOfNetwork(Indication told, Cause cause) {
        boolean cleared = told.message()
                .flatMap(Message::type)
                .filter(type -> type == MessageType.RELEASE || type == MessageType.RELEASE_COMPLETE)
                .isPresent();
        return cause.location() != CallLeg.USER || !cleared;
    }

    private void ended(Indication told, Cause cause, boolean byNetwork) {
        if (ended) return;
        ended = true;
        Optional<TrafficContract> available = told.message().flatMap(message -> Elements.available(message, contract));
        listener.ended(
                byNetwork ? atNetwork(cause) : cause,
                byNetwork,
                byNetwork || told.primitive() == Primitive.RELEASE_INDICATION ? userData(told) : Octets.NONE,
                available);
    }

    /** Where this side found out itself what the network failed to do, nobody at the other end has to do with it. */
    private static Cause atNetwork(Cause cause) {
        if (cause.location() != CallLeg.USER) return cause;
        return new Cause(LOCAL_NETWORK, cause.value(), cause.diagnostics());
    }

    private void notified(Message notify) {
        notify.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class).ifPresent(now -> {
            contract = ContractElements.with(contract, now);
            // a change that the called side has been asked for is overtaken; the caller hears of its own one first
            if (!owner) wanted = contract;
            listener.imposed(contract);
        });
        notify.find(ElementType.NOTIFICATION, OpaqueBody.class).ifPresent(body -> listener.notified(body.octets()));
    }

    /** The called side agrees, and learns by CONNECTION AVAILABLE when the contract is in force. */
    private void modification(Message request) {
        request.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class)
                .ifPresent(descriptor -> wanted = ContractElements.with(contract, descriptor));
        ask(CallEvent.MODIFICATION_RESPONSE, MessageType.MODIFY_ACKNOWLEDGE, List.of(CallLeg.confirmationWanted()));
    }

    private void inForce(TrafficContract now) {
        contract = now;
        listener.modified(now);
    }
}
