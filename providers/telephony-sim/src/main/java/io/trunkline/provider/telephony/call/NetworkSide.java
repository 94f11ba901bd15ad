package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.MessageFaults;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The network side of one access, at its exchange. Made by {@link CallProcessing#attach}. */
public final class NetworkSide extends AccessSide {
    private static final Set<CauseValue> AVAILABLE_LATER =
            EnumSet.of(CauseValue.NO_CIRCUIT_AVAILABLE, CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);

    private final String access;
    private final CallProcessing processing;
    private final Map<CallLeg, Offer> offers = new LinkedHashMap<>();
    private final MessageFaults<MessageType> faults = new MessageFaults<>(MessageType.class);

    NetworkSide(
            String access, EventScheduler scheduler, DataLink link, AccessProfile profile, CallProcessing processing) {
        super(scheduler, link, "network:" + access, profile, CallLeg.NETWORK);
        this.access = access;
        this.processing = processing;
    }

    /** Which access. */
    public String access() {
        return access;
    }

    /** The next messages of this type, in either direction, vanish. */
    public void loseNext(MessageType type, int count) {
        faults.loseNext(type, count);
    }

    /** The next messages of this type, in either direction, arrive twice. */
    public void doubleNext(MessageType type, int count) {
        faults.doubleNext(type, count);
    }

    @Override
    int copies(Message message) {
        return faults.copies(message.type());
    }

    @Override
    CallLeg make(LegKey key) {
        return CallLeg.network(key, profile(), NetworkState.N0_NULL);
    }

    /** Several terminals that share an access are not asked to restart: their calls are cleared one by one. */
    @Override
    public void restart(Optional<ChannelIdentification> channels) {
        if (profile().kind().isMultipoint()) processing.releaseCallsOf(access, CauseValue.TEMPORARY_FAILURE);
        else super.restart(channels);
    }

    /**
     * Takes B channels for a call, none of those whose restart the user has not acknowledged: he may still use them. What cannot be had
     * meanwhile is a temporary failure.
     */
    @Clause("Q.931 (05/98) §5.5.1")
    Switching.Answer<Switching.Bearer> takeChannels(ChannelWish wish) {
        Set<Integer> restarting = restarting();
        Switching.Answer<Switching.Bearer> answer =
                processing.switching().takeChannels(access, wish.without(restarting));
        boolean failed = !restarting.isEmpty()
                && answer instanceof Switching.Answer.Refused<Switching.Bearer> refused
                && AVAILABLE_LATER.contains(refused.cause());
        return failed ? new Switching.Answer.Refused<>(CauseValue.TEMPORARY_FAILURE) : answer;
    }

    /** A call to this access. Where several terminals share it, it is offered to all of them. */
    CallLeg called() {
        if (!profile().kind().isMultipoint()) return begin(DataLink.OWN);
        CallLeg base = begin(DataLink.BROADCAST);
        offers.put(base, new Offer(this, base));
        return base;
    }

    /** Brings the call to the user. */
    void offer(CallLeg leg, List<Element> elements) {
        boolean broadcast = leg.key().tei() == DataLink.BROADCAST;
        CallEvent event = broadcast ? CallEvent.BROADCAST_REQUEST : CallEvent.SETUP_REQUEST;
        fire(leg, CallInput.of(event, Message.ordered(MessageType.SETUP, leg.reference(), elements)));
    }

    /** From call processing: an event with the elements of the message it wants sent. */
    void ask(CallLeg leg, CallEvent event, MessageType type, List<Element> elements) {
        CallInput input = CallInput.of(event, Message.ordered(type, leg.reference(), elements));
        Offer offer = offers.get(leg);
        if (offer != null && event == CallEvent.CLEAR_REQUEST) offer.withdraw(input);
        else fire(leg, input);
    }

    /** Tells the user that what he wanted passed on was not, or not all of it. */
    void complain(CallLeg leg, Message message, CauseValue value) {
        fire(leg, CallInput.of(CallEvent.DAMAGED, message, Cause.of(CallLeg.NETWORK, value)));
    }

    @Override
    boolean answersOffer(LegKey key, Message message) {
        if (key.toOriginator() || key.tei() == DataLink.BROADCAST) return false;
        CallLeg base = leg(new LegKey(DataLink.BROADCAST, false, key.value())).orElse(null);
        Offer offer = base == null ? null : offers.get(base);
        return offer != null && offer.answered(key, message);
    }

    @Override
    void indicated(CallLeg leg, Indication indication) {
        for (Offer offer : List.copyOf(offers.values())) {
            if (!offer.isAbout(leg)) continue;
            offer.indicated(leg, indication);
            return;
        }
        processing.indicated(this, leg, indication);
    }

    void tellProcessing(CallLeg leg, Indication indication) {
        processing.indicated(this, leg, indication);
    }

    /** A terminal has got the call. */
    void selected(CallLeg base, CallLeg terminal) {
        processing.moved(base, terminal);
    }

    void forget(Offer offer) {
        offers.values().remove(offer);
    }
}
