package io.trunkline.provider.atm;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One end of a circuit: the members' channels take turns on it, one frame at a time, so that an urgent frame waits for one
 * other at most. A channel with a share of its own is served while it keeps to that share; the others get what is left, by
 * priority. In the kernel.
 */
final class CircuitEnd implements PduReceiver {
    /** Who owns it: the caller's or the called side of the circuit. */
    interface Owner {
        /** A frame for a channel that is not there. */
        void unknownChannel(Frame frame);

        /** A channel has ended. */
        void channelEnded(ChannelEnd channel);

        /** A name for figures. */
        String circuitName();
    }

    private final EventScheduler events;
    private final HostPort port;
    private final Owner owner;
    private final Map<Integer, ChannelEnd> channels = new LinkedHashMap<>();
    private final List<Share> shares = new ArrayList<>();
    private final GroupScheduler<ChannelEnd> unshared;
    private int fragmentOctets;
    /** Where it sends; -1 before it has a connection. */
    private int vpi = -1;

    private int vci;
    /** A connection to move to once the frame that is being sent has left. */
    private int[] movesTo;

    private CellTraffic sends = CellTraffic.NONE;
    private CellTraffic sendsThen;
    private GroupScheduler<ChannelEnd> sending;
    /** A frame is being taken from a channel, which may say meanwhile that it has more. */
    private boolean choosing;

    private EventScheduler.Planned wake;
    private long framesSent;
    private long framesLost;

    CircuitEnd(AtmHost host, Owner owner, int fragmentOctets) {
        this.events = host.events();
        this.port = host.port();
        this.owner = owner;
        this.fragmentOctets = fragmentOctets;
        this.unshared = newScheduler();
    }

    /** Nothing is in flight when a decision is made: {@link #sending} sees to that. */
    private GroupScheduler<ChannelEnd> newScheduler() {
        return new GroupScheduler<>(fragmentOctets + Frame.MESSAGE_HEADER_OCTETS, 0);
    }

    EventScheduler events() {
        return events;
    }

    /** The most octets of the application in one frame. */
    int fragmentOctets() {
        return fragmentOctets;
    }

    void fragmentOctets(int octets) {
        fragmentOctets = octets;
    }

    String name() {
        return owner.circuitName();
    }

    // ---- its connection

    /** It can send and receive from now on. */
    void attach(int newVpi, int newVci, CellTraffic traffic) {
        port.open(newVpi, newVci, traffic, this);
        vpi = newVpi;
        vci = newVci;
        sends = traffic;
        pump();
    }

    /** It sends on another connection from the next frame on; what still comes on the old one is taken. */
    void moveTo(int newVpi, int newVci, CellTraffic traffic) {
        port.open(newVpi, newVci, traffic, this);
        movesTo = new int[] {newVpi, newVci};
        sendsThen = traffic;
        moveIfIdle();
    }

    private void moveIfIdle() {
        if (movesTo == null || sending != null) return;
        vpi = movesTo[0];
        vci = movesTo[1];
        sends = sendsThen;
        movesTo = null;
        pump();
    }

    /** Another rate is in force for what it sends. */
    void traffic(CellTraffic traffic) {
        if (traffic.equals(sends) || vpi < 0) return;
        sends = traffic;
        port.reshape(vpi, vci, traffic);
    }

    /** A connection is no more. */
    void detach(int oldVpi, int oldVci) {
        port.close(oldVpi, oldVci);
        if (oldVpi != vpi || oldVci != vci) return;
        if (movesTo != null) port.close(movesTo[0], movesTo[1]); // it never got there
        movesTo = null;
        vpi = -1;
        sending = null;
        if (wake != null) wake.cancel();
    }

    boolean isAttached() {
        return vpi >= 0;
    }

    int vpi() {
        return vpi;
    }

    int vci() {
        return vci;
    }

    CellTraffic sends() {
        return sends;
    }

    // ---- its channels

    void enter(ChannelEnd channel) {
        channels.put(channel.number(), channel);
        scheduler(channel, unshared);
    }

    ChannelEnd channel(int number) {
        return channels.get(number);
    }

    List<ChannelEnd> channels() {
        return new ArrayList<>(channels.values());
    }

    boolean isEmpty() {
        return channels.isEmpty();
    }

    void leave(ChannelEnd channel) {
        if (channels.remove(channel.number()) == null) return;
        if (channel.scheduler != null) channel.scheduler.leave(channel);
        channel.scheduler = null;
        shares.removeIf(share -> share.channel == channel);
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
        share.rate(octetsPerSecond, Math.max(bucketOctets, fragmentOctets + Frame.MESSAGE_HEADER_OCTETS));
        shares.add(share);
        scheduler(channel, share.scheduler);
    }

    private void scheduler(ChannelEnd channel, GroupScheduler<ChannelEnd> next) {
        if (channel.scheduler == next) return;
        if (channel.scheduler != null) channel.scheduler.leave(channel);
        channel.scheduler = next;
        channel.offeredOctets = 0;
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
        offer(channel);
        pump();
    }

    private void offer(ChannelEnd channel) {
        if (channel.scheduler == null || channel.offeredOctets > 0) return;
        int octets = channel.nextOctets();
        if (octets == 0) return;
        channel.offeredOctets = octets;
        channel.scheduler.offer(channel, octets, events.nowPicos() / EventScheduler.PICOS_PER_NANO);
    }

    /** The channel has less to send than it has said. */
    void withdraw(ChannelEnd channel) {
        if (channel.scheduler == null) return;
        channel.scheduler.withdraw(channel);
        channel.offeredOctets = 0;
        offer(channel);
    }

    private void pump() {
        while (sending == null && !choosing && vpi >= 0 && movesTo == null) {
            Share share = dueShare();
            GroupScheduler<ChannelEnd> next = share != null ? share.scheduler : unshared;
            ChannelEnd channel = next.next();
            if (channel == null || !send(next, share, channel)) return;
        }
    }

    /** The share that has waited longest among those that may send; plans to look again when one may. */
    private Share dueShare() {
        Share due = null;
        long earliest = EventScheduler.NEVER;
        for (Share share : shares) {
            if (share.scheduler.next() == null) continue;
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
    void sendAside(byte[] sdu) {
        if (sdu == null || vpi < 0) return;
        port.send(vpi, vci, Pdu.of(sdu));
    }

    private boolean send(GroupScheduler<ChannelEnd> scheduler, Share share, ChannelEnd channel) {
        int octets = channel.offeredOctets;
        choosing = true;
        byte[] sdu = channel.take();
        choosing = false;
        scheduler.served(channel, octets, events.nowPicos() / EventScheduler.PICOS_PER_NANO);
        scheduler.acknowledge(octets); // what bounds the octets in flight is that one frame is
        channel.offeredOctets = 0;
        if (share != null) share.pay(octets, events.nowPicos());
        if (sdu != null) {
            sending = scheduler;
            framesSent++;
            port.send(vpi, vci, new Pdu(sdu, 0, sdu.length, 0, false, channel.cellLoss()));
        }
        offer(channel);
        return true;
    }

    @Override
    public void sent(int ofVpi, int ofVci) {
        if (ofVpi != vpi || ofVci != vci) return;
        if (port.unsent(vpi, vci) > 0) return; // frames were sent aside: the turn is over when all have left
        sending = null;
        moveIfIdle();
        pump();
    }

    // ---- receiving

    @Override
    public void received(int ofVpi, int ofVci, ReceivedPdu pdu) {
        Decoded<Frame> decoded = Frame.decode(pdu.octets(), 0, pdu.length());
        if (!(decoded instanceof Decoded.Value<Frame> value)) {
            framesLost++;
            return;
        }
        ChannelEnd channel = channels.get(value.value().channel());
        if (channel == null) owner.unknownChannel(value.value());
        else channel.received(value.value());
    }

    @Override
    public void faulted(int ofVpi, int ofVci, Aal5Fault fault) {
        framesLost++;
    }

    /** Frames sent, and frames that came and were no good, since it began. */
    long[] figures() {
        return new long[] {framesSent, framesLost};
    }
}
