package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The global call reference of one side of an access, in one of its two roles: asking for restarts, or being asked. */
@Clause("Q.931 (05/98) §5.5")
final class Restart {
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
    private final StateMachine<RestartState, RestartEvent, Restart> machine;
    private final TimerTable<RestartTimer> timers = new TimerTable<>(RestartTimer.class);
    private final ArrayDeque<Optional<ChannelIdentification>> waiting = new ArrayDeque<>();
    private int restartClass = RestartIndicator.ALL;
    private Optional<ChannelIdentification> channels = Optional.empty();
    private int tei = DataLink.OWN;

    /** @param asked true for the role of being asked */
    Restart(Owner owner, boolean asked, AccessProfile profile, int location, RestartState initial) {
        this.owner = owner;
        this.reference = new CallReference(profile.kind().referenceOctets(), asked, CallReference.GLOBAL);
        this.location = location;
        this.machine = RestartTable.TABLE.machine(this, initial);
        for (RestartTimer timer : RestartTimer.values())
            timers.duration(timer, profile.timing().of(timer));
    }

    RestartState state() {
        return machine.state();
    }

    /** Asks the other side; one after the other. @param wanted channels, or empty for everything */
    void request(Optional<ChannelIdentification> wanted) {
        waiting.add(wanted);
        if (state() == RestartState.REST0_NULL) next();
    }

    void next() {
        if (waiting.isEmpty()) return;
        Optional<ChannelIdentification> wanted = waiting.remove();
        int classOfIt = wanted.isPresent() ? RestartIndicator.CHANNELS : RestartIndicator.ALL;
        machine.fire(RestartEvent.RESTART_REQUEST, () -> about(classOfIt, wanted));
    }

    private void about(int newClass, Optional<ChannelIdentification> newChannels) {
        restartClass = newClass;
        channels = newChannels;
    }

    /** A message with the global reference. @param good false if something is wrong with it */
    void received(int fromTei, Message message, boolean good) {
        tei = fromTei;
        MessageType type = message.type().orElse(null);
        if (!good || type == null) machine.fire(RestartEvent.OTHER_MESSAGE);
        else if (type == MessageType.RESTART)
            machine.fire(RestartEvent.RESTART, () -> about(classOf(message), channelsOf(message)));
        else if (type == MessageType.RESTART_ACKNOWLEDGE) machine.fire(RestartEvent.RESTART_ACKNOWLEDGE);
        else machine.fire(type == MessageType.STATUS ? RestartEvent.STATUS : RestartEvent.OTHER_MESSAGE);
    }

    void fire(RestartEvent event) {
        machine.fire(event);
    }

    private static int classOf(Message message) {
        return message.find(ElementType.RESTART_INDICATOR, RestartIndicator.class)
                .map(RestartIndicator::restartClass)
                .orElse(RestartIndicator.ALL);
    }

    private static Optional<ChannelIdentification> channelsOf(Message message) {
        return message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class);
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
        owner.clear(tei, restartClass == RestartIndicator.CHANNELS ? channels : Optional.empty());
    }

    void releaseLink() {
        owner.releaseLink(tei);
    }

    void sendRestart() {
        send(MessageType.RESTART);
    }

    void sendAcknowledge() {
        send(MessageType.RESTART_ACKNOWLEDGE);
    }

    private void send(MessageType type) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(ElementType.RESTART_INDICATOR, new RestartIndicator(restartClass)));
        channels.filter(any -> restartClass != RestartIndicator.ALL)
                .ifPresent(which -> elements.add(Element.of(ElementType.CHANNEL_IDENTIFICATION, which)));
        owner.send(tei, Message.ordered(type, reference, elements));
    }

    void sendStatus() {
        Element cause = Elements.cause(Cause.of(location, CauseValue.INVALID_CALL_REFERENCE));
        Element state = Element.of(ElementType.CALL_STATE, new CallState(state().number()));
        owner.send(tei, Message.ordered(MessageType.STATUS, reference, List.of(cause, state)));
    }
}
