package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.simulation.EventScheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a host sends and receives units on its channels: its end of its link. The switch at the other end has one too, for
 * signalling only. Used inside the kernel only, as the whole fabric.
 */
public final class HostPort {
    /** How long an answer to a loopback cell is waited for: 5 s, as ITU-T I.610 has it. */
    public static final long LOOPBACK_LIMIT_PICOS = 5 * EventScheduler.PICOS_PER_SECOND;

    private record Channel(PduSource source, Reassembly reassembly, LoopbackEnd loopback, Lane out, Lane in) {}

    private final Fabric fabric;
    private final Node node;
    private final Output out;
    private final Output in;
    private final SortedMap<Integer, Channel> channels = new TreeMap<>();
    /** The same, to find one fast. */
    private final Map<Integer, Channel> found = new HashMap<>();

    HostPort(Fabric fabric, Node node, Link link) {
        this.fabric = fabric;
        this.node = node;
        this.out = link.outOf(node);
        this.in = link.into(node);
    }

    /** The link that the host is on. */
    public Link link() {
        return out.link;
    }

    /**
     * Opens a channel that the network has given to the host.
     *
     * @param vpi its path
     * @param vci its channel; {@link CellHeader#SIGNALLING_VCI} on path 0 is always there
     * @param shapedBy how cells are spaced; {@code null}: not at all, they leave as the line has slots
     * @param receiver told of units that come and of those that have left
     * @throws IllegalStateException the host does not have this channel, or it is open
     */
    public void open(int vpi, int vci, CellTraffic shapedBy, PduReceiver receiver) {
        int key = Lane.key(vpi, vci);
        Lane sends = out.lanes.get(key);
        Lane receives = in.lanes.get(key);
        if (sends == null && receives == null) {
            throw new IllegalStateException(channel(vpi, vci) + " is not there; reserve a path first");
        }
        if (found.containsKey(key)) throw new IllegalStateException(channel(vpi, vci) + " is open already");
        PduSource source = sends == null ? null : new PduSource(node, sends, sends.category(), shapedBy, receiver);
        Reassembly reassembly = null;
        if (receives != null) {
            fabric.settle();
            reassembly = new Reassembly(node, receives.maxSduOctets, receiver);
            receives.sink = reassembly;
        }
        LoopbackEnd loopback = new LoopbackEnd(fabric, source);
        if (reassembly != null) reassembly.loopback(loopback);
        Channel channel = new Channel(source, reassembly, loopback, sends, receives);
        channels.put(key, channel);
        found.put(key, channel);
    }

    private String channel(int vpi, int vci) {
        return "channel " + vpi + "/" + vci + " of " + node.name;
    }

    /**
     * Sends a unit after those that were handed over before. {@link PduReceiver#sent} follows when its last cell has left.
     *
     * @return false if the channel is not open, or only receives: nothing is sent
     */
    public boolean send(int vpi, int vci, Pdu pdu) {
        Channel channel = found.get(Lane.key(vpi, vci));
        if (channel == null || channel.source == null) return false;
        Frame frame = Frame.of(pdu);
        fabric.handedOver(node.name, channel.out, frame, pdu.lowPriority());
        channel.source.send(frame);
        return true;
    }

    /**
     * Asks the far end of a channel for an answer, with an end-to-end F5 loopback cell behind the units that were handed over before.
     * Every open channel that sends and receives answers. Cells count for the policer as others do.
     *
     * @param receiver told of the answer, unless the channel is closed before it comes
     * @return false if the channel is not open, or does not both send and receive: nothing is sent
     */
    public boolean loopback(int vpi, int vci, LoopbackReceiver receiver) {
        Channel channel = found.get(Lane.key(vpi, vci));
        if (channel == null || channel.source == null || channel.reassembly == null) return false;
        channel.loopback.ask(receiver);
        return true;
    }

    /** Spaces cells in another way from now on, those of a unit that is going out too; for channels that were opened with one. */
    public void reshape(int vpi, int vci, CellTraffic shapedBy) {
        Channel channel = found.get(Lane.key(vpi, vci));
        if (channel == null || channel.source == null) return;
        fabric.settle();
        channel.source.reshape(shapedBy);
    }

    /** Closes a channel: what was not cut into cells yet is forgotten, and what comes is lost. Does nothing if it is not open. */
    public void close(int vpi, int vci) {
        Channel channel = found.remove(Lane.key(vpi, vci));
        if (channel == null) return;
        channels.remove(Lane.key(vpi, vci));
        fabric.settle();
        channel.loopback.close();
        if (channel.source != null) channel.source.close();
        if (channel.in != null && channel.in.sink == channel.reassembly) channel.in.sink = null;
    }

    /** Units handed over of which a cell has not left yet. */
    public int unsent(int vpi, int vci) {
        Channel channel = found.get(Lane.key(vpi, vci));
        return channel == null || channel.source == null ? 0 : channel.source.units();
    }

    /** Catches up with the time, before somebody looks at counts. */
    public void settle() {
        fabric.settle();
    }

    /** What became of the cells that the host sent on a channel, on its own link; empty if it has no such channel. */
    public Optional<CellCounts> sentCounts(int vpi, int vci) {
        return Optional.ofNullable(out.lanes.get(Lane.key(vpi, vci)));
    }

    /** What became of the cells that were sent to the host on a channel, on its own link; empty if it has no such channel. */
    public Optional<CellCounts> receivedCounts(int vpi, int vci) {
        return Optional.ofNullable(in.lanes.get(Lane.key(vpi, vci)));
    }

    /** True if the host has a channel with this number: the network gives it before it says so, and takes it back before it says that. */
    public boolean has(int vpi, int vci) {
        int key = Lane.key(vpi, vci);
        return out.lanes.containsKey(key) || in.lanes.containsKey(key);
    }

    /** The category of a channel; empty if the host has none with this number. */
    public Optional<ServiceCategory> category(int vpi, int vci) {
        int key = Lane.key(vpi, vci);
        Lane lane = out.lanes.getOrDefault(key, in.lanes.get(key));
        return Optional.ofNullable(lane).map(Lane::category);
    }

    /** The line got faster: what is awaited may end earlier. */
    void renewWatches() {
        for (Channel channel : channels.values()) if (channel.source != null) channel.source.renewWatch();
    }

    /** Channels that are open but for signalling. */
    int openChannels() {
        int open = 0;
        for (int key : channels.keySet()) if ((key & CellHeader.MAX_VCI) >= CellHeader.FIRST_USER_VCI) open++;
        return open;
    }
}
