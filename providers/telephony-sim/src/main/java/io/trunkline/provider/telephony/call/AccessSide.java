package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.Alarms;
import io.trunkline.circuit.call.RestartState;
import io.trunkline.circuit.call.WorkQueue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Effect;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.q931.CallReference;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One side of an access: numbers its calls and carries out on data link and scheduler what the calls want done. What is sent while the link
 * is down waits until it is up. Which call a message is about, {@link Dispatch} finds out.
 */
@Clause("Q.931 (05/98) §4.3, §5.8")
abstract class AccessSide implements DataLink.Upcalls, RestartRole.Owner {
    private final EventScheduler scheduler;
    private final DataLink link;
    private final String name;
    private final int location;
    private final AccessProfile profile;
    private final Map<LegKey, CallLeg> legs = new LinkedHashMap<>();
    private final Alarms alarms;
    private final WorkQueue work = new WorkQueue();
    private final Map<Integer, List<Octets>> waiting = new TreeMap<>();
    private final TreeSet<Integer> up = new TreeSet<>();
    /** Links that this side has released, until that is confirmed. */
    private final TreeSet<Integer> releasing = new TreeSet<>();
    /** Up to when a link is tried again because calls have been given up that the other side does not know of. */
    private final Map<Integer, Long> untold = new TreeMap<>();

    private final RestartRole asking;
    private final RestartRole asked;
    private final Dispatch dispatch;
    private int lastReference;
    private Consumer<Message> watch = message -> {};

    AccessSide(EventScheduler scheduler, DataLink link, String name, AccessProfile profile, int location) {
        this.scheduler = scheduler;
        this.alarms = new Alarms(scheduler);
        this.link = link;
        this.name = name;
        this.profile = profile;
        this.location = location;
        this.asking = new RestartRole(this, false, profile, location, RestartState.REST0_NULL);
        this.asked = new RestartRole(this, true, profile, location, RestartState.REST0_NULL);
        this.dispatch = new Dispatch(this);
        link.upcalls(this);
    }

    /** A call in the null state. */
    abstract CallLeg make(LegKey key);

    /** A call tells something upwards. */
    abstract void indicated(CallLeg leg, Indication indication);

    /** A message that is about no call, but may be an answer to a broadcast SETUP. @return false if it is not */
    boolean answersOffer(LegKey key, Message message) {
        return false;
    }

    /** How often a message crosses the access: 1, or what a fault makes of it. */
    int copies(Message message) {
        return 1;
    }

    EventScheduler scheduler() {
        return scheduler;
    }

    /** How this side behaves. */
    public AccessProfile profile() {
        return profile;
    }

    int location() {
        return location;
    }

    @Override
    public long nowPicos() {
        return scheduler.nowPicos();
    }

    /** Has somebody see every message that is to be sent from now on, as it is before it is encoded. */
    public void watch(Consumer<Message> watcher) {
        watch = watcher;
    }

    // calls

    /** A new call of this side's on a connection, with a number that no other one has. */
    CallLeg begin(int tei) {
        int max = profile.kind().maxReference();
        int tried = 0;
        do {
            lastReference = lastReference % max + 1;
            if (++tried > max)
                throw new IllegalStateException("all " + max + " call references of " + name + " are in use");
        } while (isUsed(lastReference));
        return add(new LegKey(tei, false, lastReference));
    }

    private boolean isUsed(int value) {
        if (!profile.kind().isMultipoint()) return legs.containsKey(new LegKey(DataLink.OWN, false, value));
        return legs.keySet().stream().anyMatch(key -> !key.toOriginator() && key.value() == value);
    }

    CallLeg add(LegKey key) {
        return add(make(key));
    }

    CallLeg add(CallLeg leg) {
        legs.put(leg.key(), leg);
        return leg;
    }

    /** A call that did not even begin. */
    void forgetIfNull(CallLeg leg) {
        if (leg.isNull()) legs.remove(leg.key(), leg);
    }

    Optional<CallLeg> leg(LegKey key) {
        return Optional.ofNullable(legs.get(key));
    }

    List<CallLeg> legs() {
        return new ArrayList<>(legs.values());
    }

    /** An event for a call; does nothing if the call is over. */
    void fire(CallLeg leg, CallInput input) {
        if (legs.get(leg.key()) != leg) return;
        perform(leg, leg.on(input, nowPicos()));
    }

    private void perform(CallLeg leg, List<Effect<Message, CallTimer, Indication>> effects) {
        if (leg.isNull()) legs.remove(leg.key());
        alarms.set(
                leg, leg.isNull() ? OptionalLong.empty() : leg.nextPicos(), () -> perform(leg, leg.expire(nowPicos())));
        for (Effect<Message, CallTimer, Indication> effect : effects) {
            if (effect instanceof Effect.Send<Message, CallTimer, Indication> send) {
                work.add(() -> send(leg.key().tei(), send.pdu()));
            } else if (effect instanceof Effect.Indicate<Message, CallTimer, Indication> tell) {
                work.add(() -> tell(leg, tell.primitive()));
            }
        }
        work.run();
    }

    private void tell(CallLeg leg, Indication indication) {
        if (indication.primitive() != Primitive.RESTART_WANTED) indicated(leg, indication);
        else if (profile.kind().isPrimary()) leg.channel().ifPresent(channel -> restart(Optional.of(channel)));
    }

    @Override
    public void send(int tei, Message message) {
        String type = message.type().map(MessageType::title).orElse("message");
        scheduler
                .trace()
                .add(
                        nowPicos(),
                        name,
                        "send " + type + " " + message.callReference().value());
        Octets octets = message.encode();
        for (int copies = copies(message); copies > 0; copies--) {
            watch.accept(message);
            transmit(tei, octets);
        }
    }

    private void transmit(int tei, Octets octets) {
        if (tei == DataLink.BROADCAST) link.broadcast(octets);
        else if (up.contains(tei)) link.send(tei, octets);
        else {
            waiting.computeIfAbsent(tei, any -> new ArrayList<>()).add(octets);
            if (!releasing.contains(tei)) link.establish(tei);
        }
    }

    // the link

    @Override
    public void established(int tei) {
        up.add(tei);
        untold.remove(tei);
        List<Octets> now = waiting.remove(tei);
        if (now != null) now.forEach(octets -> link.send(tei, octets));
        for (CallLeg leg : legs()) {
            boolean held = leg.key().tei() == tei && leg.isRunning(CallTimer.T309);
            if (held) fire(leg, CallInput.of(CallEvent.LINK_RECOVERED));
        }
    }

    /** What the other side has given up while it could not say so, it says now. */
    @Override
    public void reset(int tei) {
        for (CallLeg leg : legs()) {
            boolean asks = leg.key().tei() == tei && up.contains(tei) && !leg.isRunning(CallTimer.T309);
            if (asks) fire(leg, CallInput.of(CallEvent.ENQUIRY_REQUEST));
        }
    }

    @Override
    public void released(int tei) {
        up.remove(tei);
        // what waits since this side began to release the link is for the next one
        boolean wanted = releasing.remove(tei) && waiting.containsKey(tei);
        if (!wanted) waiting.remove(tei);
        for (CallLeg leg : legs()) {
            if (leg.key().tei() != tei) continue;
            if (!leg.isRunning(CallTimer.T309)) fire(leg, CallInput.of(CallEvent.LINK_DOWN));
            wanted |= leg.isRunning(CallTimer.T309);
            if (leg.isNull()) untold.putIfAbsent(tei, nowPicos() + untoldPicos());
        }
        if (link.isGone(tei)) untold.remove(tei);
        else if (wanted || mustTell(tei)) link.establish(tei);
    }

    /**
     * No timer of its own: nothing happens when it has passed, it is only looked at when the link is lost. It lasts as long as T309,
     * after which the other side has given its calls up as well.
     */
    private long untoldPicos() {
        return TimerTable.picos(profile.timing().of(CallTimer.T309));
    }

    private boolean mustTell(int tei) {
        boolean late = untold.getOrDefault(tei, 0L) <= nowPicos();
        if (late) untold.remove(tei);
        return !late;
    }

    @Override
    public void received(int tei, Octets octets) {
        dispatch.received(tei, octets);
    }

    void refuse(LegKey key, CauseValue value) {
        Cause cause = Cause.of(location, value);
        CallReference reference = key.reference(profile.kind().referenceOctets());
        send(key.tei(), Message.of(MessageType.RELEASE_COMPLETE, reference, Elements.cause(cause)));
    }

    // restart

    void restarted(int tei, Message message, boolean good) {
        RestartRole role = message.callReference().toOriginator() ? asking : asked;
        role.received(tei, message, good);
        watch(role);
    }

    /**
     * Asks the other side to give up channels or all of them, and gives up here what is on them.
     *
     * @param channels empty: everything that the D channel controls
     */
    public void restart(Optional<ChannelIdentification> channels) {
        asking.request(channels);
        watch(asking);
    }

    /** The channels of the restarts that this side waits for, by number. */
    Set<Integer> restarting() {
        Set<Integer> numbers = new TreeSet<>();
        for (Optional<ChannelIdentification> named : asking.unacknowledged()) {
            List<Integer> some = named.map(ChannelIdentification::channels).orElse(List.of());
            numbers.addAll(some.isEmpty() ? profile.kind().channelNumbers() : some);
        }
        return numbers;
    }

    private void watch(RestartRole role) {
        alarms.set(role, role.nextPicos(), () -> {
            role.expire(nowPicos());
            watch(role);
        });
    }

    @Override
    public void clear(int tei, Optional<ChannelIdentification> channels) {
        for (CallLeg leg : legs()) {
            if (leg.key().tei() != tei) continue;
            if (channels.isEmpty() || isOn(leg, channels.get())) fire(leg, CallInput.of(CallEvent.RESTARTED));
        }
    }

    @Override
    public void releaseLink(int tei) {
        if (!up.remove(tei)) return;
        releasing.add(tei);
        link.release(tei);
    }

    private static boolean isOn(CallLeg leg, ChannelIdentification channels) {
        if (leg.channel().isEmpty()) return false;
        ChannelIdentification own = leg.channel().get();
        boolean wholeSpan = channels.channels().isEmpty();
        return own.span().equals(channels.span())
                && (wholeSpan || own.channels().stream().anyMatch(channels.channels()::contains));
    }

    /** Calls, numbers and timers that are there, one line each. */
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        for (CallLeg leg : legs()) {
            String owner = leg.key().toOriginator() ? " of the other side" : "";
            lines.add(name + ": call " + leg.key().value() + owner + " in " + leg.state());
        }
        if (alarms.count() > 0) lines.add(name + ": " + alarms.count() + " timers run");
        if (!waiting.isEmpty()) lines.add(name + ": messages wait for the link");
        return lines;
    }
}
