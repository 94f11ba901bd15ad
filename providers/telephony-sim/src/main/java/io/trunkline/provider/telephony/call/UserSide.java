package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.CallIdentity;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user side of an access, or one terminal of a multipoint access: places and takes calls. Inside the kernel only. */
public final class UserSide extends AccessSide {
    private final UserSideListener listener;
    private final Map<CallLeg, UserCall> calls = new LinkedHashMap<>();

    /**
     * On a link that nobody else uses; it is established when the first message is to be sent.
     *
     * @param name for traces and {@link #leftovers}
     */
    public UserSide(
            String name, EventScheduler scheduler, DataLink link, AccessProfile profile, UserSideListener listener) {
        super(scheduler, link, "user:" + name, profile, CallLeg.USER);
        this.listener = listener;
    }

    /**
     * Places a call.
     *
     * @throws IllegalArgumentException data too long or channels that cannot be named; nothing has been sent then
     * @throws IllegalStateException no call reference is free
     */
    public Call setup(SetupRequest request, CallListener told) {
        return start(CallEvent.SETUP_REQUEST, MessageType.SETUP, SetupElements.of(request, profile()), told);
    }

    /**
     * Takes a parked call up again, on a channel that the network chooses. {@link CallListener#connected} tells that it is active again.
     *
     * @param identity as given to {@link Call#suspend}
     */
    public Call resume(Octets identity, CallListener told) {
        List<Element> elements = List.of(Element.of(ElementType.CALL_IDENTITY, new CallIdentity(identity)));
        return start(CallEvent.RESUME_REQUEST, MessageType.RESUME, elements, told);
    }

    private Call start(CallEvent event, MessageType type, List<Element> elements, CallListener told) {
        CallLeg leg = begin(DataLink.OWN);
        UserCall call = new UserCall(this, leg);
        call.listener(told);
        calls.put(leg, call);
        fire(leg, CallInput.of(event, Message.ordered(type, leg.reference(), elements)));
        return call;
    }

    @Override
    CallLeg make(LegKey key) {
        return CallLeg.user(key, profile(), UserState.U0_NULL);
    }

    @Override
    void indicated(CallLeg leg, Indication indication) {
        if (indication.primitive() == Primitive.SETUP_INDICATION) {
            incoming(leg, indication.message().orElseThrow());
            return;
        }
        UserCall call = calls.get(leg);
        if (leg.isNull()) calls.remove(leg);
        if (call != null) call.indicated(indication);
    }

    private void incoming(CallLeg leg, Message message) {
        IncomingSetup setup = SetupElements.read(message);
        Optional<CauseValue> refusal = unacceptable(leg, setup);
        if (refusal.isPresent()) {
            Element cause = Elements.cause(Cause.of(CallLeg.USER, refusal.get()));
            Message release = Message.of(MessageType.RELEASE_COMPLETE, leg.reference(), cause);
            fire(leg, CallInput.of(CallEvent.CLEAR_REQUEST, release));
            return;
        }
        UserCall call = new UserCall(this, leg);
        calls.put(leg, call);
        call.listener(listener.incoming(setup, call));
        if (leg.isNull()) calls.remove(leg);
        if (call.state() == UserState.U6_CALL_PRESENT) {
            fire(
                    leg,
                    CallInput.of(
                            CallEvent.PROCEEDING_REQUEST, Message.of(MessageType.CALL_PROCEEDING, leg.reference())));
        }
    }

    /** Whether the network offers channels that are there and free as far as this side knows. */
    private Optional<CauseValue> unacceptable(CallLeg leg, IncomingSetup setup) {
        for (int channel : setup.channels()) {
            if (!profile().kind().hasChannel(channel)) return Optional.of(CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST);
        }
        for (CallLeg other : legs()) {
            boolean shares = other != leg
                    && other.stateNumber() != UserState.U19_RELEASE_REQUEST.number()
                    && other.channel()
                            .filter(own -> own.channels().stream().anyMatch(setup.channels()::contains))
                            .isPresent();
            if (shares) return Optional.of(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        }
        return Optional.empty();
    }

    void forget(CallLeg leg) {
        calls.remove(leg);
    }
}
