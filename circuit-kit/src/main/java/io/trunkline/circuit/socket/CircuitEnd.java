package io.trunkline.circuit.socket;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.protocol.Decoded;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One end of a circuit: the members' channels take turns on its line, one frame at a time. A channel with a share of its own
 * is served while it keeps to that share; the others get what is left, by priority. In the kernel.
 */
public final class CircuitEnd {
    /** Who owns it: the caller's or the called side of the circuit. */
    public interface Owner {
        /** A frame for a channel that is not there. */
        void unknownChannel(Frame frame);

        /** A channel has ended. */
        void channelEnded(ChannelEnd channel);

        /** A name for people. */
        String circuitName();

        /** What the circuit is made of, by name: channels, rates, identifiers. */
        Map<String, String> facts();
    }

    private final EventScheduler events;
    private final FrameFormat format;
    private final Owner owner;
    private final Map<Integer, ChannelEnd> channels = new LinkedHashMap<>();
    /** The channel that was asked for last, {@code null} if it may have gone: it is asked for again and again. */
    private ChannelEnd lastAsked;

    private final List<Share> shares = new ArrayList<>();
    private final GroupScheduler<ChannelEnd> unshared;
    private Line line;
    private int fragmentOctets;
    /** Channels that have offered something. Mostly there are none, and the line need not be looked at. */
    private int offering;
    /** A frame is being taken from a channel, which may say meanwhile that it has more. */
    private boolean choosing;

    private EventScheduler.Planned wake;
    private long framesSent;
    private long framesLost;

    /**
     * An end without a line.
     *
     * @param fragmentOctets the most octets of the application in one frame, to begin with
     */
    public CircuitEnd(EventScheduler events, FrameFormat format, Owner owner, int fragmentOctets) {
        this.events = events;
        this.format = format;
        this.owner = owner;
        this.fragmentOctets = fragmentOctets;
        this.unshared = newScheduler();
    }

    /** What bounds the octets in flight is that the line takes one frame at a time. */
    private GroupScheduler<ChannelEnd> newScheduler() {
        return new GroupScheduler<>(fragmentOctets + format.maxHeaderOctets(), 0);
    }

    /** Sends on this line from now on. */
    public void line(Line newLine) {
        line = newLine;
    }

    /** The line is no more. */
    public void close() {
        line = null;
        if (wake != null) wake.cancel();
    }

    public EventScheduler events() {
        return events;
    }

    /** The most octets of the application, of a stream or of a message, for which a frame of so many octets has room. */
    public static int roomOf(FrameFormat format, int frameOctets) {
        int unit = frameOctets - format.headerOctets(FrameKind.SSCOP, format.maxChannel());
        int ofStream = Sscop.roomOf(unit) - StreamTraffic.KIND_OCTETS;
        return Math.min(ofStream, frameOctets - format.maxHeaderOctets());
    }

    FrameFormat format() {
        return format;
    }

    /** The most octets of the application in one frame. */
    public int fragmentOctets() {
        return fragmentOctets;
    }

    /** The same from the next frame on. */
    public void fragmentOctets(int octets) {
        fragmentOctets = octets;
    }

    String name() {
        return owner.circuitName();
    }

    /** What it is made of. */
    Map<String, String> facts() {
        return owner.facts();
    }

    /** What has become of what was sent on it. */
    Map<String, String> lineFigures() {
        return line == null ? Map.of() : line.figures();
    }

    private Supplier<Map<String, String>> figures(ChannelEnd channel) {
        return line == null ? Map::of : line.figures(channel);
    }

    /** What scheduler and line have counted of a channel that is here. */
    ServiceFigures served(ChannelEnd channel) {
        return new ServiceFigures(channel.scheduler.tally(channel), figures(channel));
    }

    boolean isAttached() {
        return line != null && line.isOpen();
    }

    // ---- its channels

    void enter(ChannelEnd channel) {
        channels.put(channel.number(), channel);
        lastAsked = null;
        scheduler(channel, unshared);
    }

    ChannelEnd channel(int number) {
        if (lastAsked == null || lastAsked.number() != number) lastAsked = channels.get(number);
        return lastAsked;
    }

    public List<ChannelEnd> channels() {
        return new ArrayList<>(channels.values());
    }

    public boolean isEmpty() {
        return channels.isEmpty();
    }

    void leave(ChannelEnd channel) {
        if (channels.remove(channel.number()) == null) return;
        lastAsked = null;
        channel.leaves();
        offered(channel, 0);
        shares.removeIf(share -> share.channel == channel);
        if (line != null) line.forget(channel);
        owner.channelEnded(channel);
    }

    /** Gives a channel a share of its own, or takes it away. @param octetsPerSecond 0 for none */
    void share(ChannelEnd channel, long octetsPerSecond, long bucketOctets) {
        shares.removeIf(share -> share.channel == channel);
        if (channels.get(channel.number()) != channel) return;
        if (octetsPerSecond == 0) {
            scheduler(channel, unshared);
            return;
        }
        Share share = new Share(channel, newScheduler(), events.nowPicos());
        share.rate(octetsPerSecond, Math.max(bucketOctets, fragmentOctets + format.maxHeaderOctets()));
        shares.add(share);
        scheduler(channel, share.scheduler);
    }

    /** The channel has a share of its own, and sends within it. */
    public boolean isReserved(ChannelEnd channel) {
        return channel.scheduler != null && channel.scheduler != unshared;
    }

    private void scheduler(ChannelEnd channel, GroupScheduler<ChannelEnd> next) {
        if (channel.scheduler == next) return;
        if (channel.scheduler != null) channel.scheduler.leave(channel);
        channel.scheduler = next;
        offered(channel, 0);
        next.enter(channel, this);
        follow(channel);
        ready(channel);
    }

    /** Takes over priority, weights and discipline from the channel's member. */
    void follow(ChannelEnd channel) {
        GroupMember member = channel.membership();
        if (channel.scheduler == null || member == null) return;
        channel.scheduler.priority(channel, member.priority());
        channel.scheduler.weight(channel, member.weight());
        channel.scheduler.groupWeight(this, member.group().weight());
        channel.scheduler.scheduling(this, member.group().scheduling());
    }

    // ---- sending

    /** The channel may have something to send. */
    void ready(ChannelEnd channel) {
        while (offering == 0 && channel.scheduler == unshared && canSend()) if (!pass(channel)) return;
        offer(channel);
        pump();
    }

    /** For a channel that has the line to itself: as offering, being next, and sending. @return false if it does not send */
    private boolean pass(ChannelEnd channel) {
        int octets = channel.nextOctets();
        if (octets == 0) return false;
        offered(channel, octets);
        if (!line.takes(channel)) {
            unshared.offer(channel, octets, nowNanos());
            return false;
        }
        byte[] frame = take(channel);
        unshared.pass(channel, octets, nowNanos());
        offered(channel, 0);
        if (frame != null) send(frame, channel);
        return true;
    }

    private long nowNanos() {
        return events.nowPicos() / EventScheduler.PICOS_PER_NANO;
    }

    private byte[] take(ChannelEnd channel) {
        choosing = true;
        byte[] frame = channel.take();
        choosing = false;
        return frame;
    }

    private void send(byte[] frame, ChannelEnd channel) {
        framesSent++;
        line.send(frame, channel);
    }

    private void offer(ChannelEnd channel) {
        if (channel.scheduler == null || channel.offeredOctets > 0) return;
        int octets = channel.nextOctets();
        if (octets == 0) return;
        offered(channel, octets);
        channel.scheduler.offer(channel, octets, nowNanos());
    }

    private void offered(ChannelEnd channel, int octets) {
        if (channel.offeredOctets > 0) offering--;
        if (octets > 0) offering++;
        channel.offeredOctets = octets;
    }

    /** The channel has less to send than it has said. */
    void withdraw(ChannelEnd channel) {
        if (channel.scheduler == null) return;
        channel.scheduler.withdraw(channel);
        offered(channel, 0);
        offer(channel);
    }

    /** Hands frames to the line as long as that takes them. */
    public void pump() {
        while (offering > 0 && canSend()) {
            if (!sendNext(dueShare()) && !sendNext(null)) return;
        }
    }

    private boolean canSend() {
        return !choosing && isAttached() && line.isFree();
    }

    /** @param share whose channel is to send, {@code null}: what comes next among those without */
    private boolean sendNext(Share share) {
        GroupScheduler<ChannelEnd> next = share != null ? share.scheduler : unshared;
        ChannelEnd channel = next.next();
        if (channel == null || !line.takes(channel)) return false;
        send(next, share, channel);
        return true;
    }

    /**
     * The share that has waited longest among those that may send; plans to look again when one may. Control waits for no
     * share: behind data that has a small one it would come so late that the other side takes the member for gone.
     */
    private Share dueShare() {
        Share due = null;
        long earliest = EventScheduler.NEVER;
        for (Share share : shares) {
            if (share.scheduler.next() == null) continue;
            if (share.channel.isNextControl()) return share;
            long at = share.conformsAtPicos(share.channel.offeredOctets);
            if (at < earliest) {
                earliest = at;
                due = share;
            }
        }
        if (earliest <= events.nowPicos()) return due;
        if (due != null) wakeAt(earliest);
        return null;
    }

    private void wakeAt(long picos) {
        if (wake != null) wake.cancel();
        wake = events.at(picos, this::pump);
    }

    /** Sends what belongs to no channel any more, before all others. */
    void sendAside(byte[] frame) {
        if (frame != null && isAttached()) line.send(frame, null);
    }

    private void send(GroupScheduler<ChannelEnd> scheduler, Share share, ChannelEnd channel) {
        int octets = channel.offeredOctets;
        boolean control = channel.isNextControl();
        byte[] frame = take(channel);
        scheduler.served(channel, octets, nowNanos());
        scheduler.acknowledge(octets);
        offered(channel, 0);
        if (frame != null) {
            if (share != null && !control) share.pay(frame.length, events.nowPicos());
            send(frame, channel);
        }
        offer(channel);
    }

    // ---- receiving

    /** A frame has come. */
    public void received(byte[] octets, int from, int lengthOctets) {
        Decoded<Frame> decoded = format.decode(octets, from, lengthOctets);
        if (!(decoded instanceof Decoded.Value<Frame> value)) {
            framesLost++;
            events.trace()
                    .add(
                            events.nowPicos(),
                            name(),
                            "frame ignored: " + decoded.malformation().orElseThrow());
            return;
        }
        ChannelEnd channel = channel(value.value().channel());
        if (channel == null) owner.unknownChannel(value.value());
        else channel.received(value.value());
    }

    /** A frame has come that was no good. */
    public void frameLost() {
        framesLost++;
    }

    /** Frames sent, and frames that came and were no good, since it began. */
    public long[] figures() {
        return new long[] {framesSent, framesLost};
    }
}
