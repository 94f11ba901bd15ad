package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.CallIdentity;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.Notification;
import io.trunkline.provider.telephony.q931.PartyNumber;
import io.trunkline.provider.telephony.q931.ProgressIndicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A call as its user sees it: turns operations into events, and what the table indicates into upcalls. */
final class UserCall implements Call {
    private static final Set<UserState> ANSWERABLE = EnumSet.of(
            UserState.U6_CALL_PRESENT,
            UserState.U7_CALL_RECEIVED,
            UserState.U9_INCOMING_CALL_PROCEEDING,
            UserState.U25_OVERLAP_RECEIVING);
    private static final Set<UserState> ALERTABLE = EnumSet.of(
            UserState.U6_CALL_PRESENT, UserState.U9_INCOMING_CALL_PROCEEDING, UserState.U25_OVERLAP_RECEIVING);
    private static final Set<UserState> NOTIFYING =
            EnumSet.of(UserState.U7_CALL_RECEIVED, UserState.U8_CONNECT_REQUEST, UserState.U10_ACTIVE);
    private static final Set<UserState> ENDING =
            EnumSet.of(UserState.U0_NULL, UserState.U11_DISCONNECT_REQUEST, UserState.U19_RELEASE_REQUEST);
    private static final int MAX_IDENTITY_OCTETS = 8;

    private final UserSide side;
    private final CallLeg leg;
    private CallListener listener;
    private boolean ended;

    UserCall(UserSide side, CallLeg leg) {
        this.side = side;
        this.leg = leg;
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
        side.fire(leg, CallInput.of(event, Message.ordered(type, leg.reference(), elements)));
    }

    private List<Element> data(Octets userData) {
        Elements.check(userData, side.profile());
        return Elements.userData(userData);
    }

    @Override
    public void accept(Octets userData) {
        expect(ANSWERABLE, "accept");
        ask(CallEvent.SETUP_RESPONSE, MessageType.CONNECT, data(userData));
    }

    @Override
    public void alert(Octets userData) {
        expect(ALERTABLE, "alert");
        ask(CallEvent.ALERTING_REQUEST, MessageType.ALERTING, data(userData));
    }

    @Override
    public void askForDigits() {
        expect(EnumSet.of(UserState.U6_CALL_PRESENT), "askForDigits");
        ask(CallEvent.MORE_REQUEST, MessageType.SETUP_ACKNOWLEDGE, List.of());
    }

    @Override
    public void reject(CauseValue cause, Octets userData) {
        release(cause, userData);
    }

    @Override
    public void ignore() {
        if (state() != UserState.U6_CALL_PRESENT) return;
        ended = true;
        side.fire(leg, CallInput.of(CallEvent.IGNORE_REQUEST));
        side.forget(leg);
    }

    @Override
    public void release(CauseValue cause, Octets userData) {
        List<Element> elements = new ArrayList<>(data(userData));
        if (ENDING.contains(state())) return;
        elements.add(Elements.cause(Cause.of(CallLeg.USER, cause)));
        ask(CallEvent.CLEAR_REQUEST, MessageType.DISCONNECT, elements);
    }

    @Override
    public void sendDigits(String digits, boolean complete) {
        expect(EnumSet.of(UserState.U2_OVERLAP_SENDING), "sendDigits");
        List<Element> elements = new ArrayList<>();
        if (complete) elements.add(SetupElements.SENDING_COMPLETE);
        elements.add(Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(digits)));
        ask(CallEvent.INFORMATION_REQUEST, MessageType.INFORMATION, elements);
    }

    @Override
    public void sendUserData(Octets userData) {
        expect(EnumSet.of(UserState.U10_ACTIVE), "sendUserData");
        if (userData.isEmpty()) throw new IllegalArgumentException("no user data to send");
        ask(CallEvent.USER_INFORMATION_REQUEST, MessageType.USER_INFORMATION, data(userData));
    }

    @Override
    public void notify(int description) {
        expect(NOTIFYING, "notify");
        Element element = Element.of(ElementType.NOTIFICATION, new Notification(description, Octets.NONE));
        ask(CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, List.of(element));
    }

    @Override
    public void suspend(Octets identity) {
        expect(EnumSet.of(UserState.U10_ACTIVE), "suspend");
        if (identity.isEmpty() || identity.size() > MAX_IDENTITY_OCTETS) {
            throw new IllegalArgumentException("call identity of " + identity.size() + " octets; 1 to 8 are possible");
        }
        Element element = Element.of(ElementType.CALL_IDENTITY, new CallIdentity(identity));
        ask(CallEvent.SUSPEND_REQUEST, MessageType.SUSPEND, List.of(element));
    }

    @Override
    public void statusEnquiry() {
        ask(CallEvent.ENQUIRY_REQUEST, MessageType.STATUS_ENQUIRY, List.of());
    }

    void indicated(Indication told) {
        if (ended) return;
        switch (told.primitive()) {
            case MORE_INDICATION -> listener.moreDigits();
            case INFORMATION_INDICATION -> information(told.message().orElseThrow());
            case PROCEEDING_INDICATION -> listener.proceeding(channels());
            case PROGRESS_INDICATION -> progress(told.message().orElseThrow());
            case ALERTING_INDICATION -> listener.alerting(userData(told));
            case SETUP_CONFIRM -> listener.connected(channels(), userData(told));
            case SETUP_COMPLETE_INDICATION, RESUME_CONFIRM -> listener.connected(channels(), Octets.NONE);
            case NOTIFY_INDICATION -> notified(told.message().orElseThrow());
            case USER_INFORMATION_INDICATION -> listener.userData(userData(told));
            case SUSPEND_CONFIRM -> {
                ended = true;
                listener.suspended();
            }
            case SUSPEND_REFUSED -> listener.suspendRefused(told.cause());
            case DISCONNECT_INDICATION -> {
                Element cause = Elements.cause(Cause.of(CallLeg.USER, CauseValue.NORMAL_CALL_CLEARING));
                ask(CallEvent.CLEAR_REQUEST, MessageType.RELEASE, List.of(cause));
                over(told.cause(), isOfNetwork(told), userData(told));
            }
            case RELEASE_INDICATION -> over(told.cause(), isOfNetwork(told), userData(told));
            case RELEASE_CONFIRM ->
                over(leg.ownCause().orElse(told.cause()), leg.ownCause().isEmpty(), userData(told));
            default -> {} // the others do not come at a user side
        }
    }

    private void over(Cause cause, boolean byNetwork, Octets userData) {
        ended = true;
        listener.ended(cause, byNetwork, userData);
    }

    /** What this side found out itself is the network's too: it did not answer, or not as it should. */
    private static boolean isOfNetwork(Indication told) {
        boolean cleared = told.message()
                .flatMap(Message::type)
                .filter(type -> type == MessageType.DISCONNECT
                        || type == MessageType.RELEASE
                        || type == MessageType.RELEASE_COMPLETE)
                .isPresent();
        return told.cause().location() != CallLeg.USER || !cleared;
    }

    private List<Integer> channels() {
        return leg.channel().map(ChannelIdentification::channels).orElse(List.of());
    }

    private static Octets userData(Indication told) {
        return told.message().map(Elements::userData).orElse(Octets.NONE);
    }

    private void information(Message message) {
        String digits = SetupElements.digits(message);
        boolean complete = message.has(ElementType.SENDING_COMPLETE);
        if (!digits.isEmpty() || complete) listener.digits(digits, complete);
    }

    private void progress(Message message) {
        message.findAll(ElementType.PROGRESS_INDICATOR, ProgressIndicator.class)
                .forEach(indicator -> listener.progress(indicator.description()));
    }

    private void notified(Message message) {
        message.find(ElementType.NOTIFICATION, Notification.class)
                .ifPresent(notification -> listener.notified(notification.description()));
    }
}
