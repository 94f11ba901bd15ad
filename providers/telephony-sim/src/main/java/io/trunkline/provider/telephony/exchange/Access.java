package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.provider.telephony.line.DChannel;
import io.trunkline.provider.telephony.line.LineTap;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A subscriber's line with its channels, of which calls hold some. In the kernel only. */
@Clause("ITU-T I.412 (11/88); Q.931 (05/98) §4.5.13")
public final class Access {
    private static final int SIGNALLING_SLOT_E1 = 16;
    private static final int BASIC_D_BITS = 16_000;
    private static final int PRIMARY_D_BITS = 64_000;

    private final String name;
    private final AccessKind kind;
    final Subscriber subscriber;
    final Office office;
    final Line line;
    private final DChannel dChannel;
    private final Map<Integer, BChannel> channels = new TreeMap<>();
    private final Map<Integer, SeizedBearer> holders = new TreeMap<>();
    private final Set<LineTap> taps = new LinkedHashSet<>();

    Access(EventScheduler events, String name, AccessKind kind, Subscriber subscriber, Line line) {
        this.name = name;
        this.kind = kind;
        this.subscriber = subscriber;
        this.office = subscriber.office();
        this.line = line;
        int bits = kind.isPrimary() ? PRIMARY_D_BITS : BASIC_D_BITS;
        this.dChannel = new DChannel(events, bits, line.delayPicos(), List.of(line.there), List.of(line.back));
        dChannel.tap(this::tapped);
        for (int number : numbers(kind)) channels.put(number, new BChannel(name, number, events, this::tapped));
    }

    /** The numbers of the B channels of a kind of access: 1 and 2, or the time slots. */
    static List<Integer> numbers(AccessKind kind) {
        List<Integer> numbers = new ArrayList<>();
        for (int slot = 1; numbers.size() < kind.channels(); slot++) {
            if (kind != AccessKind.PRIMARY_E1 || slot != SIGNALLING_SLOT_E1) numbers.add(slot);
        }
        return numbers;
    }

    private void tapped(int channel, Direction direction, long atPicos, byte[] octets) {
        for (LineTap tap : taps) tap.frame(channel, direction, atPicos, octets);
    }

    /** Has somebody see all frames of all its channels, at the user's end. */
    public void tap(LineTap tap) {
        taps.add(tap);
    }

    /** As call control names it: the host, or the host and the number of the access if it has several. */
    public String name() {
        return name;
    }

    /** Which kind. */
    public AccessKind kind() {
        return kind;
    }

    /** The host whose it is. */
    public String host() {
        return subscriber.host();
    }

    /** Its signalling channel. */
    public DChannel dChannel() {
        return dChannel;
    }

    /**
     * A B channel by its number.
     *
     * @throws IllegalArgumentException there is none
     */
    public BChannel channel(int number) {
        BChannel channel = channels.get(number);
        if (channel == null)
            throw new IllegalArgumentException(name + " has no channel " + number + ", but " + channels.keySet());
        return channel;
    }

    /** Its B channels, by number. */
    public Collection<BChannel> channels() {
        return channels.values();
    }

    /** Channels that are in order and that no call holds. */
    public int freeChannels() {
        int free = 0;
        for (int number : channels.keySet()) if (isFree(number)) free++;
        return isUp() ? free : 0;
    }

    /** Channels that calls hold. */
    public int heldChannels() {
        return holders.size();
    }

    /** False while the whole line or its signalling is out of order. */
    public boolean isUp() {
        return line.isUp() && dChannel.isUp();
    }

    private boolean isFree(int number) {
        return !holders.containsKey(number) && channels.get(number).isUp();
    }

    SeizedBearer holder(int number) {
        return holders.get(number);
    }

    Answer<SeizedBearer> take(ChannelWish wish) {
        if (!isUp()) return new Answer.Refused<>(CauseValue.DESTINATION_OUT_OF_ORDER);
        if (!channels.keySet().containsAll(wish.numbers())) {
            return new Answer.Refused<>(CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST);
        }
        if (wish.count() > channels.size()) return new Answer.Refused<>(CauseValue.BEARER_NOT_IMPLEMENTED);
        boolean wished = !wish.numbers().isEmpty() && wish.numbers().stream().allMatch(this::isFree);
        if (wished) return new Answer.Taken<>(hold(new LinkedHashSet<>(wish.numbers())));
        if (wish.exclusive() && !wish.numbers().isEmpty()) {
            return new Answer.Refused<>(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        }
        Set<Integer> free = new LinkedHashSet<>();
        for (int number : channels.keySet()) if (free.size() < wish.count() && isFree(number)) free.add(number);
        if (free.size() < wish.count()) return new Answer.Refused<>(CauseValue.NO_CIRCUIT_AVAILABLE);
        return new Answer.Taken<>(hold(free));
    }

    private SeizedBearer hold(Set<Integer> numbers) {
        Map<Integer, BChannel> held = new TreeMap<>();
        for (int number : numbers) held.put(number, channels.get(number));
        SeizedBearer bearer = new SeizedBearer(this, held);
        for (int number : numbers) holders.put(number, bearer);
        return bearer;
    }

    void giveBack(SeizedBearer bearer) {
        for (int number : bearer.numbers()) {
            holders.remove(number);
            channels.get(number).release();
        }
    }

    /** The calls on it, each once. */
    Set<SeizedBearer> bearers() {
        return new LinkedHashSet<>(new LinkedHashMap<>(holders).values());
    }

    /** The place of a channel on the line, from 0. */
    int place(int number) {
        return kind == AccessKind.PRIMARY_E1 && number > SIGNALLING_SLOT_E1 ? number - 2 : number - 1;
    }

    @Override
    public String toString() {
        return name;
    }
}
