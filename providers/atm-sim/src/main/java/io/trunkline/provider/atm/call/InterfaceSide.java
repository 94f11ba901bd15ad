package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.Alarms;
import io.trunkline.circuit.call.RestartState;
import io.trunkline.circuit.call.WorkQueue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Effect;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.CallState;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageHeader;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One side of a user-network interface: numbers its calls, finds the call that a message is about, and carries out on link and
 * scheduler what the calls want done. What was sent while the link is down waits until it is up.
 */
@Clause("Q.2931 (02/95) §5.6; §4.3")
abstract class InterfaceSide implements AssuredLink.Upcalls, RestartRole.Owner {
    private final EventScheduler scheduler;
    private final AssuredLink link;
    private final String name;
    private final int location;
    private final Map<CallReference, CallLeg> legs = new LinkedHashMap<>();
    private final Alarms alarms;
    private final WorkQueue work = new WorkQueue();
    private final List<Octets> waiting = new ArrayList<>();
    private final RestartRole asking;
    private final RestartRole asked;
    private Consumer<Message> watch = message -> {};
    private boolean up;
    private int lastReference;

    InterfaceSide(EventScheduler scheduler, AssuredLink link, String name, int location) {
        this.scheduler = scheduler;
        this.alarms = new Alarms(scheduler);
        this.link = link;
        this.name = name;
        this.location = location;
        this.asking = new RestartRole(this, false, location, RestartState.REST0_NULL);
        this.asked = new RestartRole(this, true, location, RestartState.REST0_NULL);
        link.upcalls(this);
    }

    /** A call in the null state. */
    abstract CallLeg make(CallReference reference);

    /** A call tells something upwards. */
    abstract void indicated(CallLeg leg, Indication indication);

    EventScheduler scheduler() {
        return scheduler;
    }

    @Override
    public long nowPicos() {
        return scheduler.nowPicos();
    }

    /** A new call of this side's, with a number that no other one has. */
    CallLeg begin() {
        do {
            lastReference = lastReference % (CallReference.DUMMY - 1) + 1;
        } while (legs.containsKey(new CallReference(false, lastReference)));
        return add(new CallReference(false, lastReference));
    }

    private CallLeg add(CallReference reference) {
        CallLeg leg = make(reference);
        legs.put(reference, leg);
        return leg;
    }

    /** An event for a call; does nothing if the call is over. */
    void fire(CallLeg leg, CallInput input) {
        if (legs.get(leg.reference()) != leg) return;
        perform(leg, leg.on(input, nowPicos()));
    }

    private void perform(CallLeg leg, List<Effect<Message, CallTimer, Indication>> effects) {
        if (leg.isNull()) legs.remove(leg.reference());
        alarms.set(
                leg, leg.isNull() ? OptionalLong.empty() : leg.nextPicos(), () -> perform(leg, leg.expire(nowPicos())));
        for (Effect<Message, CallTimer, Indication> effect : effects) {
            if (effect instanceof Effect.Send<Message, CallTimer, Indication> send) {
                work.add(() -> send(send.pdu()));
            } else if (effect instanceof Effect.Indicate<Message, CallTimer, Indication> tell) {
                work.add(() -> tell(leg, tell.primitive()));
            }
        }
        work.run();
    }

    private void tell(CallLeg leg, Indication indication) {
        if (indication.primitive() != Primitive.RESTART_WANTED) indicated(leg, indication);
        else leg.channel().ifPresent(channel -> restart(Optional.of(channel)));
    }

    @Override
    public void send(Message message) {
        String type = message.type().map(Enum::name).orElse("message");
        scheduler
                .trace()
                .add(
                        nowPicos(),
                        name,
                        "send " + type + " " + message.header().callReference().value());
        for (int copies = copies(message); copies > 0; copies--) {
            watch.accept(message);
            if (up) link.send(message.encode());
            else waiting.add(message.encode());
        }
        if (!up) link.establish();
    }

    /** Who sees every message before it becomes octets, in the order in which they are sent. */
    public void watch(Consumer<Message> watcher) {
        watch = watcher;
    }

    /** How often a message crosses the interface: 1, or what a fault makes of it. */
    int copies(Message message) {
        return 1;
    }

    // the link

    /** A link that stood has been reset: messages may be lost, so that the other side is asked which calls it has. */
    @Override
    public void established() {
        boolean reset = up;
        up = true;
        List<Octets> now = new ArrayList<>(waiting);
        waiting.clear();
        now.forEach(link::send);
        for (CallLeg leg : new ArrayList<>(legs.values())) {
            if (reset || leg.isRunning(CallTimer.T309)) fire(leg, CallInput.of(CallEvent.LINK_RECOVERED));
        }
    }

    @Override
    public void released() {
        up = false;
        waiting.clear();
        boolean wanted = false;
        for (CallLeg leg : new ArrayList<>(legs.values())) {
            if (!leg.isRunning(CallTimer.T309)) fire(leg, CallInput.of(CallEvent.LINK_DOWN));
            wanted |= leg.isRunning(CallTimer.T309);
        }
        if (wanted) link.establish();
    }

    @Override
    public void received(Octets octets) {
        Decoded<Message> decoded = Message.decode(octets.reader());
        if (decoded instanceof Decoded.Value<Message> good) {
            for (int copies = copies(good.value()); copies > 0; copies--) received(good.value());
        } else {
            MessageHeader.decode(octets.reader()).toOptional().ifPresent(this::cutShort);
        }
    }

    /** The length of a message or element is wrong: only its header can be used. */
    private void cutShort(MessageHeader header) {
        CallLeg leg = legs.get(header.callReference().reversed());
        if (leg == null) return;
        Cause cause = Cause.of(location, CauseValue.INCORRECT_MESSAGE_LENGTH);
        Message empty = new Message(header, List.of());
        fire(leg, new CallInput(CallEvent.DAMAGED, Optional.of(empty), Optional.of(cause)));
    }

    private void received(Message message) {
        CallReference reference = message.header().callReference().reversed();
        if (reference.value() == CallReference.DUMMY) return;
        if (reference.value() == CallReference.GLOBAL) restarted(message);
        else if (legs.containsKey(reference)) known(legs.get(reference), message);
        else unknown(reference, message);
    }

    // messages with a call reference that is in use

    private void known(CallLeg leg, Message message) {
        Optional<MessageType> type = message.type();
        if (type.filter(MessageType.SETUP::equals).isPresent()) return;
        MessageErrors.Verdict verdict = type.map(
                        which -> MessageErrors.of(message, which, expectsChannel(leg, which), location))
                .orElseGet(() -> MessageErrors.unknownType(message, location));
        deliver(leg, message, verdict);
    }

    /** The first answer to the user's SETUP names the channel. */
    private boolean expectsChannel(CallLeg leg, MessageType type) {
        boolean answer =
                type == MessageType.CALL_PROCEEDING || type == MessageType.ALERTING || type == MessageType.CONNECT;
        return answer && leg.state() == UserState.U1_CALL_INITIATED;
    }

    private void deliver(CallLeg leg, Message message, MessageErrors.Verdict verdict) {
        Optional<Message> received = Optional.of(message);
        switch (verdict.treatment()) {
            case CLEAR -> fire(leg, new CallInput(CallEvent.UNUSABLE, received, verdict.cause()));
            case REPORT -> fire(leg, new CallInput(CallEvent.DAMAGED, received, verdict.cause()));
            case DISCARD -> {}
            default -> {
                fire(leg, new CallInput(event(message), received, verdict.cause()));
                if (verdict.treatment() == MessageErrors.Treatment.ACT_AND_REPORT) {
                    fire(leg, new CallInput(CallEvent.DAMAGED, received, verdict.cause()));
                }
            }
        }
    }

    private static CallEvent event(Message message) {
        MessageType type = message.type().orElseThrow();
        return switch (type) {
            case STATUS ->
                message.find(ElementType.CALL_STATE, CallState.class)
                        .filter(state -> state.state() == 0)
                        .map(state -> CallEvent.STATUS_NULL)
                        .orElse(CallEvent.STATUS_REPORT);
            case MODIFY_ACKNOWLEDGE ->
                message.elements().stream()
                        .filter(element -> element.type()
                                .filter(ElementType.REPORT_TYPE::equals)
                                .isPresent())
                        .map(element -> CallEvent.MODIFY_ACKNOWLEDGE_CONFIRM)
                        .findFirst()
                        .orElse(CallEvent.MODIFY_ACKNOWLEDGE);
            case ADD_PARTY, ADD_PARTY_ACK, ADD_PARTY_REJECT, DROP_PARTY, DROP_PARTY_ACK, PARTY_ALERTING ->
                CallEvent.PARTY_MESSAGE;
            case LEAF_SETUP_FAILURE, LEAF_SETUP_REQUEST, RESTART, RESTART_ACKNOWLEDGE -> CallEvent.DAMAGED;
            default -> CallEvent.valueOf(type.name());
        };
    }

    // messages with a call reference that is not in use

    private void unknown(CallReference reference, Message message) {
        MessageType type = message.type().orElse(MessageType.NOTIFY);
        switch (type) {
            case SETUP -> {
                if (!reference.toOriginator()) return;
                CallLeg leg = add(reference);
                deliver(leg, message, setupVerdict(message));
                if (leg.isNull()) legs.remove(reference);
            }
            case RELEASE_COMPLETE -> {}
            case STATUS -> {
                boolean isNull = event(message) == CallEvent.STATUS_NULL;
                if (!isNull) sendComplete(reference, CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE);
            }
            default -> sendComplete(reference, CauseValue.INVALID_CALL_REFERENCE);
        }
    }

    private MessageErrors.Verdict setupVerdict(Message message) {
        return MessageErrors.of(message, MessageType.SETUP, location == CallLeg.USER, location);
    }

    private void sendComplete(CallReference reference, CauseValue value) {
        send(Message.of(MessageType.RELEASE_COMPLETE, reference, Elements.cause(Cause.of(location, value))));
    }

    // restart

    private void restarted(Message message) {
        boolean good = message.type()
                .map(type -> MessageErrors.of(message, type, false, location).treatment())
                .filter(treatment -> treatment.compareTo(MessageErrors.Treatment.ACT_AND_REPORT) <= 0)
                .isPresent();
        RestartRole role = message.header().callReference().toOriginator() ? asking : asked;
        role.received(message, good);
        watch(role);
    }

    /**
     * Asks the other side to give up a channel or all of them, and gives up here what is on them.
     *
     * @param channel empty: the whole interface
     */
    public void restart(Optional<ConnectionIdentifier> channel) {
        asking.request(channel);
        watch(asking);
    }

    private void watch(RestartRole role) {
        alarms.set(role, role.nextPicos(), () -> {
            role.expire(nowPicos());
            watch(role);
        });
    }

    @Override
    public void clear(int restartClass, Optional<ConnectionIdentifier> channel) {
        for (CallLeg leg : new ArrayList<>(legs.values())) {
            if (restartClass == RestartRole.ALL || isOn(leg, restartClass, channel)) {
                fire(leg, CallInput.of(CallEvent.RESTARTED));
            }
        }
    }

    private static boolean isOn(CallLeg leg, int restartClass, Optional<ConnectionIdentifier> channel) {
        if (leg.channel().isEmpty() || channel.isEmpty()) return false;
        ConnectionIdentifier own = leg.channel().get();
        boolean samePath = own.vpci() == channel.get().vpci();
        return samePath
                && (restartClass != RestartRole.CHANNEL
                        || own.vci() == channel.get().vci());
    }

    /** Calls, numbers and timers that are there, one line each. */
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        legs.values()
                .forEach(leg -> lines.add(name + ": call "
                        + leg.reference().value() + (leg.reference().toOriginator() ? " of the other side" : "")
                        + " in "
                        + leg.state()));
        if (alarms.count() > 0) lines.add(name + ": " + alarms.count() + " timers run");
        if (!waiting.isEmpty()) lines.add(name + ": " + waiting.size() + " messages wait for the link");
        return lines;
    }
}
