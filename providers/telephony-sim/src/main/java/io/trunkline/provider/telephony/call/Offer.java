package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that is offered to all terminals of an access: each that answers has a leg of its own, and the first CONNECT gets the call. The base
 * leg stands for the SETUP; it stays until T312 has expired, so that late terminals are released and not mistaken for somebody else.
 */
@Clause("Q.931 (05/98) §5.2.1.2, §5.2.5, §5.2.9")
final class Offer {
    private final NetworkSide side;
    private final CallLeg base;
    private final Map<LegKey, CallLeg> terminals = new LinkedHashMap<>();
    private Optional<Cause> refusal = Optional.empty();
    private boolean proceeding;
    private boolean alerting;
    private boolean over;

    Offer(NetworkSide side, CallLeg base) {
        this.side = side;
        this.base = base;
    }

    /** True until a terminal has the call: from then on its leg speaks for itself. */
    boolean isAbout(CallLeg leg) {
        return leg == base || terminals.get(leg.key()) == leg;
    }

    /** A message of a terminal that had not answered before. @return false if the message cannot be an answer */
    boolean answered(LegKey key, Message message) {
        MessageType type = message.type().orElse(MessageType.NOTIFY);
        switch (type) {
            case RELEASE_COMPLETE -> {
                side.fire(base, CallInput.of(CallEvent.OFFER_ANSWERED));
                if (!over) refused(message.find(ElementType.CAUSE, Cause.class));
            }
            case SETUP_ACKNOWLEDGE, CALL_PROCEEDING, ALERTING, CONNECT -> {
                CallLeg leg = side.add(CallLeg.network(key, side.profile(), NetworkState.N6_CALL_PRESENT));
                terminals.put(key, leg);
                if (over) nonSelected(leg);
                else {
                    side.fire(base, CallInput.of(CallEvent.OFFER_ANSWERED));
                    side.fire(leg, CallInput.of(CallEvent.valueOf(type.name()), message));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void nonSelected(CallLeg leg) {
        clear(leg, Cause.of(CallLeg.NETWORK, CauseValue.NON_SELECTED_USER_CLEARING));
    }

    private void clear(CallLeg leg, Cause cause) {
        Message release = Message.of(MessageType.RELEASE, leg.reference(), Elements.cause(cause));
        side.fire(leg, CallInput.of(CallEvent.CLEAR_REQUEST, release));
    }

    /** The worst cause for a caller to hear is the one that says least: busy wins over rejected, rejected over anything else. */
    private void refused(Optional<Cause> cause) {
        boolean better = cause.isPresent() && (refusal.isEmpty() || rank(cause.get()) > rank(refusal.get()));
        if (better) refusal = cause;
        failIfNobodyIsLeft();
    }

    private static int rank(Cause cause) {
        if (cause.value() == CauseValue.USER_BUSY.code()) return 2;
        return cause.value() == CauseValue.CALL_REJECTED.code() ? 1 : 0;
    }

    void indicated(CallLeg leg, Indication told) {
        if (leg == base) ofBase(told);
        else ofTerminal(leg, told);
        if (base.isNull() && terminals.values().stream().allMatch(CallLeg::isNull)) side.forget(this);
    }

    private void ofBase(Indication told) {
        switch (told.primitive()) {
            case OFFER_TIME_OVER -> failIfNobodyIsLeft();
            case RELEASE_INDICATION -> {
                over = true;
                side.tellProcessing(
                        base, refusal.map(cause -> because(told, cause)).orElse(told));
            }
            default -> {} // nothing else is told about a SETUP to all
        }
    }

    private static Indication because(Indication told, Cause cause) {
        return new Indication(told.primitive(), told.message(), cause);
    }

    private void ofTerminal(CallLeg leg, Indication told) {
        switch (told.primitive()) {
            case PROCEEDING_INDICATION -> {
                if (!over && !proceeding) side.tellProcessing(base, told);
                proceeding = true;
            }
            case ALERTING_INDICATION -> {
                if (!over && !alerting) side.tellProcessing(base, told);
                alerting = true;
            }
            case PROGRESS_INDICATION -> {
                if (!over) side.tellProcessing(base, told);
            }
            case SETUP_CONFIRM -> connected(leg, told);
            case DISCONNECT_INDICATION -> {
                clear(leg, told.cause());
                gone(leg, told);
            }
            case RELEASE_INDICATION, RELEASE_CONFIRM -> gone(leg, told);
            default -> {} // digits one by one and suspension are not for calls that are still offered
        }
    }

    private void gone(CallLeg leg, Indication told) {
        terminals.remove(leg.key());
        if (!over) refused(Optional.of(told.cause()));
    }

    private void connected(CallLeg leg, Indication told) {
        if (over) {
            nonSelected(leg);
            return;
        }
        over = true;
        terminals.remove(leg.key());
        List<CallLeg> others = new ArrayList<>(terminals.values());
        side.selected(base, leg);
        end();
        side.tellProcessing(leg, told);
        others.forEach(this::nonSelected);
    }

    private void end() {
        boolean running = base.isRunning(CallTimer.T312);
        side.fire(base, CallInput.of(running ? CallEvent.OFFER_OVER : CallEvent.OFFER_OVER_LATE));
    }

    /** Once nobody is waited for any more and all that have answered have refused. */
    private void failIfNobodyIsLeft() {
        boolean waits = base.isRunning(CallTimer.T312) || base.isRunning(CallTimer.T303);
        if (over || waits || !terminals.isEmpty()) return;
        over = true;
        Cause cause = refusal.orElse(Cause.of(CallLeg.NETWORK, CauseValue.NO_USER_RESPONDING));
        end();
        side.tellProcessing(base, new Indication(Primitive.RELEASE_INDICATION, Optional.empty(), cause));
    }

    /** The call is to end before a terminal has got it. */
    void withdraw(CallInput clearing) {
        if (over) return;
        over = true;
        for (CallLeg leg : new ArrayList<>(terminals.values())) side.fire(leg, clearing);
        end();
    }
}
