package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.StateTable.does;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.Restart;
import io.trunkline.circuit.call.RestartEvent;
import io.trunkline.circuit.call.RestartState;
import io.trunkline.circuit.call.RestartTable;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateTable;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.CallState;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.RestartIndicator;
import java.util.List;
import java.util.Optional;

/** Restart of one channel, one path or the whole interface. */
@Clause("Q.2931 (02/95) §5.5")
final class RestartRole extends Restart<RestartTimer, ConnectionIdentifier> {
    static final StateTable<RestartState, RestartEvent, Restart<?, ?>> TABLE =
            RestartTable.of("Q.2931 §5.5.1", "Q.2931 §5.5.2", "Q.2931 §5.6.12", "Q.2931 §5.6.3.2", does());

    /** What a restart needs of its side. */
    interface Owner {
        void send(Message message);

        /** Clears every call on these channels, without a message. @param channel empty: all of the interface */
        void clear(int restartClass, Optional<ConnectionIdentifier> channel);

        long nowPicos();
    }

    /** Restart class of one channel. */
    static final int CHANNEL = 0;
    /** Restart class of the interface. */
    static final int ALL = 2;

    private final Owner owner;
    private final CallReference reference;
    private final int location;

    /** @param asked true for the role of being asked */
    RestartRole(Owner owner, boolean asked, int location, RestartState initial) {
        super(TABLE, initial, new TimerTable<>(RestartTimer.class), RestartTimer.T316, CHANNEL, ALL);
        this.owner = owner;
        this.reference = new CallReference(asked, CallReference.GLOBAL);
        this.location = location;
    }

    /** A message with the global reference. @param good false if something is wrong with it */
    void received(Message message, boolean good) {
        MessageType type = good ? message.type().orElse(MessageType.NOTIFY) : MessageType.NOTIFY;
        switch (type) {
            case RESTART -> fire(RestartEvent.RESTART, classOf(message), channelOf(message));
            case RESTART_ACKNOWLEDGE -> fire(RestartEvent.RESTART_ACKNOWLEDGE);
            case STATUS -> fire(RestartEvent.STATUS);
            default -> fire(RestartEvent.OTHER_MESSAGE);
        }
    }

    private static int classOf(Message message) {
        return message.find(ElementType.RESTART_INDICATOR, RestartIndicator.class)
                .map(RestartIndicator::restartClass)
                .orElse(ALL);
    }

    private static Optional<ConnectionIdentifier> channelOf(Message message) {
        return message.find(ElementType.CONNECTION_IDENTIFIER, ConnectionIdentifier.class);
    }

    @Override
    protected long nowPicos() {
        return owner.nowPicos();
    }

    @Override
    protected void clear() {
        owner.clear(restartClass(), channels());
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
        Element indicator = Element.of(ElementType.RESTART_INDICATOR, new RestartIndicator(restartClass()));
        List<Element> elements = channels()
                .map(which -> List.of(Element.of(ElementType.CONNECTION_IDENTIFIER, which), indicator))
                .orElse(List.of(indicator));
        owner.send(Message.of(type, reference, elements.toArray(new Element[0])));
    }

    @Override
    protected void sendStatus() {
        owner.send(Message.of(
                MessageType.STATUS,
                reference,
                Element.of(ElementType.CALL_STATE, new CallState(state().number())),
                Elements.cause(Cause.of(location, CauseValue.INVALID_CALL_REFERENCE))));
    }
}
