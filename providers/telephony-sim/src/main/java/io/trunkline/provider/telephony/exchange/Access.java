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
import java.util.Collections;
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
    /** One more than the highest number of a channel. */
    private static final int MOST_SLOTS = 32;

    private final String name;
    private final AccessKind kind;
    final Subscriber subscriber;
    final Office office;
    final Line line;
    private final DChannel dChannel;
    /** In the order of their numbers. */
    private final List<BChannel> channels = new ArrayList<>();
    /** The same by number. */
    private final BChannel[] numbered = new BChannel[MOST_SLOTS];
    /** By the number of the channel, {@code null} if nobody holds it. Every call looks at those of all accesses. */
    private final SeizedBearer[] holders = new SeizedBearer[MOST_SLOTS];

    private int held;
    private final List<LineTap> taps = new ArrayList<>();

    Access(EventScheduler events, String name, AccessKind kind, Subscriber subscriber, Line line) {
        this.name = name;
        this.kind = kind;
        this.subscriber = subscriber;
        this.office = subscriber.office();
        this.line = line;
        int bits = kind.isPrimary() ? PRIMARY_D_BITS : BASIC_D_BITS;
        this.dChannel = new DChannel(events, bits, line.delayPicos(), List.of(line.there), List.of(line.back));
        LineTap ofAll = this::tapped;
        dChannel.tap(ofAll);
        for (int number : kind.channelNumbers()) {
            numbered[number] = new BChannel(name, number, events, ofAll);
            channels.add(numbered[number]);
        }
    }

    private void tapped(int channel, Direction direction, long atPicos, byte[] octets) {
        for (int i = 0; i < taps.size(); i++) taps.get(i).frame(channel, direction, atPicos, octets);
    }

    /** Has somebody see all frames of all its channels, at the user's end. */
    public void tap(LineTap tap) {
        if (!taps.contains(tap)) taps.add(tap);
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
        if (!has(number)) {
            throw new IllegalArgumentException(name + " has no channel " + number + ", but " + kind.channelNumbers());
        }
        return numbered[number];
    }

    private boolean has(int number) {
        return number >= 0 && number < MOST_SLOTS && numbered[number] != null;
    }

    /** Its B channels, by number. */
    public Collection<BChannel> channels() {
        return Collections.unmodifiableCollection(channels);
    }

    /** How long its fastest channel takes to the exchange, one way. */
    public long leastDelayPicos() {
        return line.delayPicos();
    }

    /** How long its slowest channel takes. */
    public long mostDelayPicos() {
        return line.delayPicos(channels.size() - 1);
    }

    /** Channels that are in order and that no call holds. */
    public int freeChannels() {
        if (!isUp()) return 0;
        int free = 0;
        for (BChannel channel : channels) if (isFree(channel)) free++;
        return free;
    }

    /** Channels that calls hold. */
    public int heldChannels() {
        return held;
    }

    /** False while the whole line or its signalling is out of order. */
    public boolean isUp() {
        return line.isUp() && dChannel.isUp();
    }

    private boolean isFree(BChannel channel) {
        return holders[channel.number()] == null && channel.isUp();
    }

    /** The call that holds a channel, {@code null} if none does. */
    SeizedBearer holder(int number) {
        return holders[number];
    }

    Answer<SeizedBearer> take(ChannelWish wish) {
        if (!isUp()) return new Answer.Refused<>(CauseValue.DESTINATION_OUT_OF_ORDER);
        if (!wish.numbers().stream().allMatch(this::has)) {
            return new Answer.Refused<>(CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST);
        }
        if (wish.count() > channels.size()) return new Answer.Refused<>(CauseValue.BEARER_NOT_IMPLEMENTED);
        List<BChannel> wished = wish.numbers().stream().map(this::channel).toList();
        List<BChannel> free = channels.stream()
                .filter(channel -> isFree(channel) && !wish.except().contains(channel.number()))
                .toList();
        if (!wished.isEmpty() && free.containsAll(wished)) return new Answer.Taken<>(hold(wished));
        if (wish.exclusive() && !wished.isEmpty()) {
            return new Answer.Refused<>(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        }
        if (free.size() < wish.count()) return new Answer.Refused<>(CauseValue.NO_CIRCUIT_AVAILABLE);
        return new Answer.Taken<>(hold(free.subList(0, wish.count())));
    }

    private SeizedBearer hold(List<BChannel> taken) {
        Map<Integer, BChannel> byNumber = new TreeMap<>();
        for (BChannel channel : taken) byNumber.put(channel.number(), channel);
        SeizedBearer bearer = new SeizedBearer(this, byNumber);
        for (int number : byNumber.keySet()) holders[number] = bearer;
        held += byNumber.size();
        return bearer;
    }

    void giveBack(SeizedBearer bearer) {
        for (int number : bearer.numbers()) {
            holders[number] = null;
            held--;
            numbered[number].release();
        }
    }

    /** The calls on it, each once. */
    Set<SeizedBearer> bearers() {
        Set<SeizedBearer> bearers = new LinkedHashSet<>();
        for (SeizedBearer bearer : holders) if (bearer != null) bearers.add(bearer);
        return bearers;
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
