package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.Notification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call in the network once it has been placed: the caller's access, and from the called one's first offer on that, too. */
@Clause("Q.931 (05/98) §5.1 to §5.3, §5.6, §5.9")
final class JoinedCall {
    private final CallProcessing processing;
    private final Half caller;
    private final int number;
    private final Placing placing;
    private Optional<Half> called = Optional.empty();
    private Optional<Switching.Circuit> circuit = Optional.empty();
    private boolean over;

    JoinedCall(CallProcessing processing, Half caller, int number) {
        this.processing = processing;
        this.caller = caller;
        this.number = number;
        this.placing = new Placing(this);
    }

    int number() {
        return number;
    }

    CallProcessing processing() {
        return processing;
    }

    Half caller() {
        return caller;
    }

    Optional<Half> called() {
        return called;
    }

    boolean isOver() {
        return over;
    }

    boolean holds(Switching.Bearer bearer) {
        return halves().stream().anyMatch(half -> half.bearer().orElse(null) == bearer);
    }

    boolean uses(Switching.Circuit other) {
        return circuit.orElse(null) == other;
    }

    boolean isAt(String access) {
        return halves().stream().anyMatch(half -> half.side().access().equals(access));
    }

    private List<Half> halves() {
        return called.map(half -> List.of(caller, half)).orElse(List.of(caller));
    }

    private Optional<Half> other(Half half) {
        return half == caller ? called : Optional.of(caller);
    }

    private Optional<Half> at(CallLeg leg) {
        return halves().stream().filter(half -> half.leg() == leg).findFirst();
    }

    void begin(Message setup) {
        placing.begin(setup);
    }

    /** What is to go wrong with it, now that it is known where it leads. */
    Optional<CallFaults.CallFault<Cause>> fault(String calledAccess) {
        Switching switching = processing.switching();
        String from = switching.hostOf(caller.side().access());
        return processing.faults().take(number, from, switching.hostOf(calledAccess));
    }

    void circuit(Switching.Circuit taken) {
        circuit = Optional.of(taken);
    }

    void calledAt(Half half) {
        called = Optional.of(half);
        processing.join(half.leg(), this);
    }

    void moved(CallLeg from, CallLeg to) {
        at(from).ifPresent(half -> half.goOn(to));
    }

    // what the accesses say

    void indicated(CallLeg leg, Indication told) {
        Half half = at(leg).orElse(null);
        if (half == null) return;
        switch (told.primitive()) {
            case INFORMATION_INDICATION -> {
                if (half == caller) placing.information(told.message().orElseThrow());
            }
            case DIGITS_OVER_INDICATION -> placing.digitsOver();
            case MORE_INDICATION -> placing.calledWantsMore(half);
            case PROCEEDING_INDICATION -> placing.channelsAgreed(half, told);
            case PROGRESS_INDICATION -> pass(half, told, CallEvent.PROGRESS_REQUEST, MessageType.PROGRESS);
            case ALERTING_INDICATION -> {
                if (placing.channelsAgreed(half, told))
                    placing.alerting(told.message().orElseThrow());
            }
            case SETUP_CONFIRM -> {
                if (placing.channelsAgreed(half, told))
                    answered(half, told.message().orElseThrow());
            }
            case NOTIFY_INDICATION -> pass(half, told, CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY);
            case USER_INFORMATION_INDICATION -> userInformation(half, told);
            case SUSPEND_INDICATION -> suspend(half, told.message().orElseThrow());
            case DISCONNECT_INDICATION -> disconnected(half, told);
            case RELEASE_INDICATION -> gone(half, told);
            case RELEASE_CONFIRM -> finish(half);
            default -> {} // what the network itself asked for is confirmed
        }
    }

    private void answered(Half half, Message connect) {
        if (over) return; // it crossed the clearing, which is on its way
        switchThrough();
        half.side().ask(half.leg(), CallEvent.COMPLETION_REQUEST, MessageType.CONNECT_ACKNOWLEDGE, List.of());
        placing.connected(connect);
    }

    private void switchThrough() {
        Optional<Switching.Bearer> far = called.flatMap(Half::bearer);
        if (circuit.isPresent() && caller.bearer().isPresent() && far.isPresent()) {
            circuit.get().switchThrough(caller.bearer().get(), far.get());
        }
    }

    // what one side tells the other

    private void pass(Half from, Indication told, CallEvent event, MessageType type) {
        Message message = told.message().orElseThrow();
        List<Element> elements = Elements.only(message, ElementType.PROGRESS_INDICATOR, ElementType.NOTIFICATION);
        other(from).ifPresent(half -> later(() -> half.side().ask(half.leg(), event, type, elements)));
    }

    private void userInformation(Half from, Indication told) {
        Message message = told.message().orElseThrow();
        List<Element> elements = carried(from, message, ElementType.MORE_DATA);
        boolean empty = elements.stream().noneMatch(element -> element.id() == ElementType.USER_USER.code());
        Half to = other(from).orElse(null);
        if (empty || to == null) return;
        later(() ->
                to.side().ask(to.leg(), CallEvent.USER_INFORMATION_REQUEST, MessageType.USER_INFORMATION, elements));
    }

    /** Elements of these types and the user data, if this network carries so much; else the sender is told. */
    List<Element> carried(Half from, Message message, ElementType... types) {
        List<Element> elements = Elements.only(message, types);
        int limit = halves().stream()
                .mapToInt(half -> half.side().profile().userDataOctets())
                .min()
                .orElse(0);
        Octets data = Elements.userData(message);
        if (data.size() <= limit) elements.addAll(Elements.only(message, ElementType.USER_USER));
        else from.side().complain(from.leg(), message, CauseValue.ACCESS_INFORMATION_DISCARDED);
        return elements;
    }

    // suspension

    private void suspend(Half half, Message message) {
        Optional<CauseValue> refusal = processing.park(this, half, message);
        CallLeg leg = half.leg();
        if (refusal.isPresent()) {
            Element cause = Elements.cause(network(refusal.get()));
            half.side().ask(leg, CallEvent.SUSPEND_REFUSAL, MessageType.SUSPEND_REJECT, List.of(cause));
            return;
        }
        half.side().ask(leg, CallEvent.SUSPEND_RESPONSE, MessageType.SUSPEND_ACKNOWLEDGE, List.of());
        notifyOther(half, Notification.SUSPENDED);
    }

    private void notifyOther(Half half, Notification notification) {
        List<Element> elements = List.of(Element.of(ElementType.NOTIFICATION, notification));
        other(half)
                .filter(far -> far.parkedAs().isEmpty())
                .ifPresent(far ->
                        later(() -> far.side().ask(far.leg(), CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, elements)));
    }

    void resume(String access, CallLeg leg) {
        Half half = halves().stream()
                .filter(one -> one.parkedAs().isPresent() && one.side().access().equals(access))
                .findFirst()
                .orElseThrow();
        Switching.Answer<Switching.Bearer> answer = half.side().takeChannels(ChannelWish.any(placing.channels()));
        if (answer instanceof Switching.Answer.Refused<Switching.Bearer> refused) {
            CallProcessing.refuseResumption(half.side(), leg, refused.cause());
        } else if (answer instanceof Switching.Answer.Taken<Switching.Bearer> taken) {
            processing.unpark(half);
            half.unpark();
            half.goOn(leg);
            half.hold(taken.thing());
            processing.join(leg, this);
            Element channel = Elements.channels(
                    half.side().profile().kind(), taken.thing().numbers(), true);
            half.side().ask(leg, CallEvent.RESUME_RESPONSE, MessageType.RESUME_ACKNOWLEDGE, List.of(channel));
            switchThrough();
            notifyOther(half, Notification.RESUMED);
        }
    }

    void parkedTooLong(Half half) {
        byte[] timer = "307".getBytes(StandardCharsets.US_ASCII);
        Cause cause = new Cause(CallLeg.NETWORK, CauseValue.RECOVERY_ON_TIMER_EXPIRY.code(), Octets.copyOf(timer));
        finish(half);
        clearOther(half, List.of(Elements.cause(cause)));
    }

    // clearing

    private void disconnected(Half half, Indication told) {
        Element cause = Elements.cause(network(CauseValue.NORMAL_CALL_CLEARING));
        half.side().ask(half.leg(), CallEvent.CLEAR_REQUEST, MessageType.RELEASE, List.of(cause));
        clearOther(half, clearing(half, told));
    }

    private void gone(Half half, Indication told) {
        List<Element> elements = clearing(half, told);
        boolean isLast = half.leg().isNull() || half.leg().key().tei() == DataLink.BROADCAST;
        if (isLast)
            finish(half); // else the other side still has to confirm, and the channels may not be used again before
        clearOther(half, elements);
    }

    private List<Element> clearing(Half half, Indication told) {
        List<Element> elements = new ArrayList<>(List.of(Elements.cause(told.cause())));
        told.message().ifPresent(message -> elements.addAll(carried(half, message)));
        return elements;
    }

    private void finish(Half half) {
        processing.unpark(half);
        processing.part(half.leg());
        half.finish();
    }

    private void clearOther(Half half, List<Element> elements) {
        boolean first = !over;
        Optional<Half> far = other(half);
        end();
        if (first && far.isPresent()) later(() -> clear(far.get(), elements));
    }

    /** Nothing passes any more; what is still to be said takes as long as before. */
    private void end() {
        over = true;
        circuit.ifPresent(Switching.Circuit::giveBack);
    }

    private void clear(Half half, List<Element> elements) {
        if (half.isDone()) return;
        boolean leftToTimers = half.parkedAs().isPresent() || half.leg().key().tei() == DataLink.BROADCAST;
        if (half.parkedAs().isEmpty()) {
            half.side().ask(half.leg(), CallEvent.CLEAR_REQUEST, MessageType.DISCONNECT, elements);
        }
        if (leftToTimers) finish(half);
    }

    /** The caller is told why his call cannot be, at once. */
    void refuse(Cause cause) {
        end();
        clear(caller, List.of(Elements.cause(cause)));
    }

    /** The called side cannot be reached or does not want. */
    void fail(Cause cause) {
        boolean first = !over;
        end();
        if (first) later(() -> clear(caller, List.of(Elements.cause(cause))));
    }

    /** The network clears all of it. */
    void release(CauseValue value) {
        if (over) return;
        end();
        for (Half half : halves()) clear(half, List.of(Elements.cause(network(value))));
    }

    static Cause network(CauseValue value) {
        return Cause.of(CallLeg.NETWORK, value);
    }

    /** As late as the way makes it. */
    void later(Runnable event) {
        long picos = circuit.map(Switching.Circuit::signallingDelayPicos).orElse(0L);
        processing.scheduler().after(picos, event);
    }

    /** How long the called side may be silent before it counts as not there, picoseconds. */
    static long silencePicos(NetworkSide side) {
        return 2 * TimerTable.picos(side.profile().timing().of(CallTimer.T303));
    }

    @Override
    public String toString() {
        return "call " + number + " of " + caller.side().access() + " in "
                + caller.leg().state()
                + called.map(half -> ", " + half.side().access() + " in "
                                + half.leg().state())
                        .orElse("");
    }
}
