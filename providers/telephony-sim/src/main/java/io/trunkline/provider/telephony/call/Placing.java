package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.PartyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a call comes about: digits, channels, a way through the network, the offer to the called side and its answer. */
@Clause("Q.931 (05/98) §5.1, §5.2")
final class Placing {
    private final JoinedCall call;
    private final Half caller;
    private Message setup;
    private Optional<CallFaults.CallFault<Cause>> fault = Optional.empty();
    private String digits = "";
    private boolean complete;
    private int channels = 1;
    private boolean channelTold;
    private boolean routed;

    Placing(JoinedCall call) {
        this.call = call;
        this.caller = call.caller();
    }

    int channels() {
        return channels;
    }

    private Switching switching() {
        return call.processing().switching();
    }

    void begin(Message received) {
        setup = received;
        channels = SetupElements.channels(received);
        boolean basic = !caller.side().profile().kind().isPrimary();
        if (channels == 0 || basic && channels > 1) refuse(CauseValue.BEARER_NOT_IMPLEMENTED);
        else takeCallersChannels(SetupElements.wish(received, channels));
    }

    private void refuse(CauseValue value) {
        call.refuse(JoinedCall.network(value));
    }

    private void takeCallersChannels(Optional<ChannelWish> wish) {
        if (wish.isEmpty()) {
            refuse(CauseValue.INVALID_ELEMENT_CONTENTS);
            return;
        }
        Switching.Answer<Switching.Bearer> answer = caller.side().takeChannels(wish.get());
        if (answer instanceof Switching.Answer.Refused<Switching.Bearer> refused) refuse(refused.cause());
        else if (answer instanceof Switching.Answer.Taken<Switching.Bearer> taken) {
            caller.hold(taken.thing());
            digits = SetupElements.digits(setup);
            complete = setup.has(ElementType.SENDING_COMPLETE);
            route();
        }
    }

    // digits

    void information(Message message) {
        if (routed) return;
        digits += SetupElements.digits(message);
        complete |= message.has(ElementType.SENDING_COMPLETE);
        route();
    }

    void digitsOver() {
        complete = true;
        route();
    }

    private void route() {
        Switching.Route route = switching().route(caller.side().access(), digits);
        if (route instanceof Switching.Route.Nowhere nowhere) refuse(nowhere.cause());
        else if (route instanceof Switching.Route.To to) {
            routed = true;
            fault = call.fault(to.accesses().get(0));
            Optional<Cause> ordered =
                    fault.flatMap(CallFaults.CallFault::refusal).filter(cause -> cause.location() == CallLeg.NETWORK);
            if (ordered.isPresent()) call.refuse(ordered.get());
            else reach(to.accesses());
        } else if (complete) refuse(CauseValue.INVALID_NUMBER_FORMAT);
        else if (caller.leg().state() == NetworkState.N1_CALL_INITIATED) {
            tellCaller(CallEvent.MORE_REQUEST, MessageType.SETUP_ACKNOWLEDGE, List.of());
        }
    }

    // the way to the called side

    /** All accesses of a subscriber are at one exchange, so that the way to the first leads to all. */
    private void reach(List<String> accesses) {
        Switching.Answer<Switching.Circuit> answer =
                switching().takeCircuit(caller.side().access(), accesses.get(0), channels);
        if (answer instanceof Switching.Answer.Refused<Switching.Circuit> refused) {
            refuse(refused.cause());
        } else if (answer instanceof Switching.Answer.Taken<Switching.Circuit> taken) {
            call.circuit(taken.thing());
            tellCaller(CallEvent.PROCEEDING_REQUEST, MessageType.CALL_PROCEEDING, List.of());
            call.later(() -> arrive(accesses));
        }
    }

    private void arrive(List<String> accesses) {
        if (call.isOver()) return;
        Optional<Cause> busy = fault.flatMap(CallFaults.CallFault::refusal);
        if (busy.isPresent()) call.fail(busy.get());
        else if (fault.isPresent()) beSilent(accesses.get(0));
        else hunt(accesses);
    }

    /** As if each SETUP had gone astray. */
    private void beSilent(String access) {
        NetworkSide side = call.processing().side(access).orElse(caller.side());
        call.processing().scheduler().after(JoinedCall.silencePicos(side), () -> {
            if (!call.isOver()) call.fail(JoinedCall.network(CauseValue.NO_USER_RESPONDING));
        });
    }

    /** The exchange knows its free channels: it passes over accesses that are full without a message, so without a wait. */
    private void hunt(List<String> accesses) {
        CauseValue cause = CauseValue.DESTINATION_OUT_OF_ORDER;
        for (String access : accesses) {
            Optional<NetworkSide> side = call.processing().side(access);
            if (side.isEmpty()) continue;
            Switching.Answer<Switching.Bearer> answer = side.get().takeChannels(ChannelWish.any(channels));
            if (answer instanceof Switching.Answer.Taken<Switching.Bearer> taken) {
                offer(side.get(), taken.thing());
                return;
            }
            CauseValue refused = ((Switching.Answer.Refused<Switching.Bearer>) answer).cause();
            if (refused == CauseValue.TEMPORARY_FAILURE) cause = refused;
            else if (refused != CauseValue.DESTINATION_OUT_OF_ORDER) cause = CauseValue.USER_BUSY;
        }
        call.fail(JoinedCall.network(cause));
    }

    private void offer(NetworkSide side, Switching.Bearer bearer) {
        Half half = new Half(side, side.called());
        half.hold(bearer);
        call.calledAt(half);
        side.offer(half.leg(), offered(half, bearer));
    }

    private List<Element> offered(Half half, Switching.Bearer bearer) {
        List<Element> elements = new ArrayList<>(call.carried(
                caller,
                setup,
                ElementType.BEARER_CAPABILITY,
                ElementType.CALLED_SUBADDRESS,
                ElementType.CALLING_SUBADDRESS,
                ElementType.PROGRESS_INDICATOR,
                ElementType.LOW_LAYER,
                ElementType.HIGH_LAYER));
        elements.add(SetupElements.SENDING_COMPLETE);
        AccessKind kind = half.side().profile().kind();
        elements.add(Elements.channels(kind, bearer.numbers(), !kind.isPrimary()));
        elements.add(Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(digits)));
        switching()
                .callingNumber(caller.side().access(), SetupElements.calling(setup))
                .ifPresent(number -> elements.add(Element.of(ElementType.CALLING_NUMBER, PartyNumber.of(number))));
        return elements;
    }

    /** The called user gets no digits one by one: the network has all of them before it calls. */
    void calledWantsMore(Half half) {
        List<Element> elements = List.of(SetupElements.SENDING_COMPLETE);
        half.side().ask(half.leg(), CallEvent.INFORMATION_REQUEST, MessageType.INFORMATION, elements);
    }

    /**
     * The called user may have answered with other channels than those offered.
     *
     * @return false if these cannot be had: the call is being cleared then
     */
    boolean channelsAgreed(Half half, Indication told) {
        List<Integer> wanted = told.message().map(Elements::channels).orElse(List.of());
        List<Integer> held = half.bearer().map(Switching.Bearer::numbers).orElse(wanted);
        if (wanted.isEmpty() || wanted.equals(held)) return true;
        Switching.Answer<Switching.Bearer> answer = wanted.size() != channels
                ? new Switching.Answer.Refused<>(CauseValue.CHANNEL_UNACCEPTABLE)
                : half.side().takeChannels(new ChannelWish(channels, wanted, true));
        if (answer instanceof Switching.Answer.Taken<Switching.Bearer> taken) half.hold(taken.thing());
        else call.release(CauseValue.CHANNEL_UNACCEPTABLE);
        return answer instanceof Switching.Answer.Taken;
    }

    // what the caller hears

    void alerting(Message message) {
        List<Element> elements = call.carried(call.called().orElseThrow(), message, ElementType.PROGRESS_INDICATOR);
        call.later(() -> tellCaller(CallEvent.ALERTING_REQUEST, MessageType.ALERTING, elements));
    }

    void connected(Message message) {
        List<Element> elements = call.carried(
                call.called().orElseThrow(),
                message,
                ElementType.PROGRESS_INDICATOR,
                ElementType.CONNECTED_NUMBER,
                ElementType.CONNECTED_SUBADDRESS,
                ElementType.LOW_LAYER);
        call.later(() -> tellCaller(CallEvent.SETUP_RESPONSE, MessageType.CONNECT, elements));
    }

    /** The first answer names the channels. */
    private void tellCaller(CallEvent event, MessageType type, List<Element> elements) {
        if (caller.bearer().isEmpty()) return;
        List<Element> all = new ArrayList<>(elements);
        if (!channelTold) {
            AccessKind kind = caller.side().profile().kind();
            all.add(Elements.channels(kind, caller.bearer().get().numbers(), true));
        }
        channelTold = true;
        caller.side().ask(caller.leg(), event, type, all);
    }
}
