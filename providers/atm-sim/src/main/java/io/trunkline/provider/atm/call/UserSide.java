package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The user side of one host's interface: places and takes calls. Inside the kernel only. */
public final class UserSide extends InterfaceSide {
    private final UserSideListener listener;
    private final Map<CallLeg, UserCall> calls = new LinkedHashMap<>();

    /**
     * On a link that nobody else uses; it is established when the first message is to be sent.
     *
     * @param host for traces and {@link #leftovers}
     */
    public UserSide(String host, EventScheduler scheduler, AssuredLink link, UserSideListener listener) {
        super(scheduler, link, "user:" + host, CallLeg.USER);
        this.listener = listener;
    }

    /**
     * Places a call.
     *
     * @throws IllegalArgumentException data too long, a specific element more often than it may be there, or a multipoint call with
     *     backward traffic; nothing has been sent then
     */
    public Call setup(SetupRequest request, CallListener told) {
        List<Element> elements = SetupElements.of(request);
        CallLeg leg = begin();
        Message setup = Message.of(MessageType.SETUP, leg.reference(), elements.toArray(new Element[0]));
        UserCall call = new UserCall(this, leg, true, request.multipoint(), SetupElements.contract(request, setup));
        call.listener(told);
        calls.put(leg, call);
        fire(leg, CallInput.of(CallEvent.SETUP_REQUEST, setup));
        return call;
    }

    @Override
    CallLeg make(CallReference reference) {
        return CallLeg.user(reference);
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
        Decoded<IncomingSetup> read = SetupElements.read(message);
        if (!(read instanceof Decoded.Value<IncomingSetup> good)) {
            Cause cause = Cause.of(CallLeg.USER, CauseValue.UNSUPPORTED_TRAFFIC_COMBINATION);
            fire(
                    leg,
                    CallInput.of(
                            CallEvent.RELEASE_REQUEST,
                            Message.of(MessageType.RELEASE, leg.reference(), Elements.cause(cause))));
            return;
        }
        UserCall call = new UserCall(
                this, leg, false, good.value().multipoint(), good.value().contract());
        calls.put(leg, call);
        call.listener(listener.incoming(good.value(), call));
        if (call.state() == UserState.U6_CALL_PRESENT) {
            fire(
                    leg,
                    CallInput.of(
                            CallEvent.PROCEEDING_REQUEST, Message.of(MessageType.CALL_PROCEEDING, leg.reference())));
        }
    }
}
