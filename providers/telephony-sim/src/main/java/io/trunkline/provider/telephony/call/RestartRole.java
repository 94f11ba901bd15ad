package io.trunkline.provider.telephony.call;

import static io.trunkline.circuit.call.RestartTable.RELEASE_LINK;
import static io.trunkline.protocol.StateTable.does;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.Restart;
import io.trunkline.circuit.call.RestartEvent;
import io.trunkline.circuit.call.RestartState;
import io.trunkline.circuit.call.RestartTable;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.q931.CallReference;
import io.trunkline.provider.telephony.q931.CallState;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.RestartIndicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Restart of channels, one interface or all of them. */
@Clause("Q.931 (05/98) §5.5")
final class RestartRole extends Restart<RestartTimer, ChannelIdentification> {
    static final StateTable<RestartState, RestartEvent, Restart<?, ?>> TABLE =
            RestartTable.of("Q.931 §5.5.1", "Q.931 §5.5.2", "Q.931 §5.8.11", "Q.931 §5.8.3.2", does(RELEASE_LINK));

    /** What a restart needs of its side. */
    interface Owner {
        /** @param tei the data link connection */
        void send(int tei, Message message);

        /**
         * Clears every call on these channels, without a message.
         *
         * @param tei the data link connection whose calls are meant
         * @param channels empty: all that the D channel controls
         */
        void clear(int tei, Optional<ChannelIdentification> channels);

        /** Ends the data link, so that the other side has it established anew and asks for the state of the calls that it has. */
        void releaseLink(int tei);

        long nowPicos();
    }

    private final Owner owner;
    private final CallReference reference;
    private final int location;
    private int tei = DataLink.OWN;

    /** @param asked true for the role of being asked */
    RestartRole(Owner owner, boolean asked, AccessProfile profile, int location, RestartState initial) {
        super(
                TABLE,
                initial,
                new TimerTable<>(RestartTimer.class, profile.timing()::of),
                RestartTimer.T316,
                RestartIndicator.CHANNELS,
                RestartIndicator.ALL);
        this.owner = owner;
        this.reference = new CallReference(profile.kind().referenceOctets(), asked, CallReference.GLOBAL);
        this.location = location;
    }

    /** A message with the global reference. @param good false if something is wrong with it */
    void received(int fromTei, Message message, boolean good) {
        tei = fromTei;
        MessageType type = good ? message.type().orElse(MessageType.NOTIFY) : MessageType.NOTIFY;
        switch (type) {
            case RESTART -> fire(RestartEvent.RESTART, classOf(message), channelsOf(message));
            case RESTART_ACKNOWLEDGE -> fire(RestartEvent.RESTART_ACKNOWLEDGE);
            case STATUS -> fire(RestartEvent.STATUS);
            default -> fire(RestartEvent.OTHER_MESSAGE);
        }
    }

    private static int classOf(Message message) {
        return message.find(ElementType.RESTART_INDICATOR, RestartIndicator.class)
                .map(RestartIndicator::restartClass)
                .orElse(RestartIndicator.ALL);
    }

    private static Optional<ChannelIdentification> channelsOf(Message message) {
        return message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class);
    }

    @Override
    protected long nowPicos() {
        return owner.nowPicos();
    }

    @Override
    protected void clear() {
        owner.clear(tei, restartClass() == RestartIndicator.CHANNELS ? channels() : Optional.empty());
    }

    @Override
    protected void releaseLink() {
        owner.releaseLink(tei);
    }

    @Override
    protected void sendRestart() {
        send(MessageType.RESTART);
    }

    @Override
    protected void sendAcknowledge() {
        send(MessageType.RESTART_ACKNOWLEDGE);
    }

    private void send(MessageType type) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(ElementType.RESTART_INDICATOR, new RestartIndicator(restartClass())));
        channels().ifPresent(which -> elements.add(Element.of(ElementType.CHANNEL_IDENTIFICATION, which)));
        owner.send(tei, Message.ordered(type, reference, elements));
    }

    @Override
    protected void sendStatus() {
        Element cause = Elements.cause(Cause.of(location, CauseValue.INVALID_CALL_REFERENCE));
        Element state = Element.of(ElementType.CALL_STATE, new CallState(state().number()));
        owner.send(tei, Message.ordered(MessageType.STATUS, reference, List.of(cause, state)));
    }
}
