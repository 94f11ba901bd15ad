package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The global call reference of one side of an interface, in one of its two roles: asking for restarts, or being asked. */
@Clause("Q.2931 (02/95) §5.5")
final class Restart {
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
    private final StateMachine<RestartState, RestartEvent, Restart> machine;
    private final TimerTable<RestartTimer> timers = new TimerTable<>(RestartTimer.class);
    private final ArrayDeque<Optional<ConnectionIdentifier>> waiting = new ArrayDeque<>();
    private int restartClass = ALL;
    private Optional<ConnectionIdentifier> channel = Optional.empty();

    /** @param asked true for the role of being asked */
    Restart(Owner owner, boolean asked, int location, RestartState initial) {
        this.owner = owner;
        this.reference = new CallReference(asked, CallReference.GLOBAL);
        this.location = location;
        this.machine = RestartTable.TABLE.machine(this, initial);
    }

    RestartState state() {
        return machine.state();
    }

    /** Asks the other side; one after the other. @param wanted one channel, or empty for the interface */
    void request(Optional<ConnectionIdentifier> wanted) {
        waiting.add(wanted);
        if (state() == RestartState.REST0_NULL) next();
    }

    void next() {
        if (waiting.isEmpty()) return;
        Optional<ConnectionIdentifier> wanted = waiting.remove();
        machine.fire(RestartEvent.RESTART_REQUEST, () -> about(wanted.isPresent() ? CHANNEL : ALL, wanted));
    }

    private void about(int newClass, Optional<ConnectionIdentifier> newChannel) {
        restartClass = newClass;
        channel = newChannel;
    }

    /** A message with the global reference. @param good false if something is wrong with it */
    void received(Message message, boolean good) {
        MessageType type = message.type().orElse(null);
        if (!good || type == null) machine.fire(RestartEvent.OTHER_MESSAGE);
        else if (type == MessageType.RESTART)
            machine.fire(RestartEvent.RESTART, () -> about(classOf(message), channelOf(message)));
        else if (type == MessageType.RESTART_ACKNOWLEDGE) machine.fire(RestartEvent.RESTART_ACKNOWLEDGE);
        else machine.fire(type == MessageType.STATUS ? RestartEvent.STATUS : RestartEvent.OTHER_MESSAGE);
    }

    void fire(RestartEvent event) {
        machine.fire(event);
    }

    private static int classOf(Message message) {
        return message.find(ElementType.RESTART_INDICATOR, RestartIndicator.class)
                .map(RestartIndicator::restartClass)
                .orElse(ALL);
    }

    private static Optional<ConnectionIdentifier> channelOf(Message message) {
        return message.find(ElementType.CONNECTION_IDENTIFIER, ConnectionIdentifier.class);
    }

    void expire(long nowPicos) {
        for (RestartTimer timer : timers.expire(nowPicos)) {
            machine.fire(RestartEvent.valueOf(timer + (timers.isSpent(timer) ? "_FINAL" : "_FIRST")));
        }
    }

    OptionalLong nextPicos() {
        return timers.nextPicos();
    }

    void start(RestartTimer timer) {
        timers.start(timer, owner.nowPicos());
    }

    void stop(RestartTimer timer) {
        timers.stop(timer);
    }

    void clear() {
        owner.clear(restartClass, channel);
    }

    void sendRestart() {
        send(MessageType.RESTART);
    }

    void sendAcknowledge() {
        send(MessageType.RESTART_ACKNOWLEDGE);
    }

    private void send(MessageType type) {
        Element indicator = Element.of(ElementType.RESTART_INDICATOR, new RestartIndicator(restartClass));
        List<Element> elements = channel.filter(any -> restartClass != ALL)
                .map(which -> List.of(Element.of(ElementType.CONNECTION_IDENTIFIER, which), indicator))
                .orElse(List.of(indicator));
        owner.send(Message.of(type, reference, elements.toArray(new Element[0])));
    }

    void sendStatus() {
        owner.send(Message.of(
                MessageType.STATUS,
                reference,
                Element.of(ElementType.CALL_STATE, new CallState(state().number())),
                Elements.cause(Cause.of(location, CauseValue.INVALID_CALL_REFERENCE))));
    }
}
