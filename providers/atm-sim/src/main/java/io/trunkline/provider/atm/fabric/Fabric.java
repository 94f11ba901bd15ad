package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data plane of one simulated network. It is used inside the kernel only, by one thread at a time. Nodes compute their
 * cells in runs; whoever looks at counters calls {@link #settle} first.
 */
public final class Fabric {
    private final EventScheduler scheduler;
    private final Topology topology;
    private final Map<String, HostPort> hosts = new LinkedHashMap<>();
    private final Map<String, HostPort> networkSides = new LinkedHashMap<>();
    private final List<CellTap> taps = new ArrayList<>();
    private boolean tapped;
    private boolean damages;
    private final TapQueue tapQueue = new TapQueue();
    private final LoopbackCounts loopbackCounts = new LoopbackCounts();

    /**
     * The network of a plan; its background traffic is {@link Background}'s matter.
     *
     * @throws IllegalArgumentException the plan is no ATM network; the message says what is wrong
     */
    public Fabric(NetworkPlan plan, EventScheduler scheduler) {
        this.scheduler = scheduler;
        this.topology = new Topology(this, plan);
        for (NetworkPlan.Link link : plan.links()) damages |= link.bitErrorProbability() > 0;
        for (Node host : topology.hosts.values()) {
            Link link = host.outputs.get(0).link;
            hosts.put(host.name, new HostPort(this, host, link));
            networkSides.put(host.name, new HostPort(this, link.other(host), link));
        }
    }

    EventScheduler scheduler() {
        return scheduler;
    }

    Topology topology() {
        return topology;
    }

    LoopbackCounts loopbackCounts() {
        return loopbackCounts;
    }

    /** The names of all hosts, in the plan's order. */
    public Collection<String> hosts() {
        return Collections.unmodifiableCollection(hosts.keySet());
    }

    /** All links, in the plan's order. */
    public Collection<Link> links() {
        return Collections.unmodifiableCollection(topology.links.values());
    }

    /** A host's end of its link. @throws IllegalArgumentException there is no such host */
    public HostPort host(String name) {
        return found(hosts, name, "host");
    }

    /** The switch's end of a host's link, for signalling. @throws IllegalArgumentException there is no such host */
    public HostPort networkSide(String host) {
        return found(networkSides, host, "host");
    }

    /** A link. @throws IllegalArgumentException there is no such link; the message lists those there are */
    public Link link(String name) {
        return found(topology.links, name, "link");
    }

    private static <T> T found(Map<String, T> among, String name, String kind) {
        T there = among.get(name);
        if (there == null) {
            throw new IllegalArgumentException("there is no " + kind + " '" + name + "'; there are " + among.keySet());
        }
        return there;
    }

    /** The address of a host. @throws IllegalArgumentException there is no such host */
    public AtmAddress address(String host) {
        return found(topology.addresses, host, "host");
    }

    /** Computes everything that happened before now, and tells taps. */
    public void settle() {
        long now = scheduler.nowPicos();
        for (Node node : topology.hosts.values()) node.catchUp(now);
        for (Node node : topology.switches.values()) node.catchUp(now);
        tapQueue.tellBefore(now);
    }

    /** A link goes down: what is on it is lost, and what is sent too; or it comes back. */
    public void setUp(Link link, boolean up) {
        settle();
        link.setUp(up, scheduler.nowPicos());
    }

    /** A link has another rate from the end of the slots on that are under way. */
    public void setRate(Link link, LineRate rate) {
        settle();
        link.setRate(rate, scheduler.nowPicos());
        link.fromNode().renewShortest();
        link.toNode().renewShortest();
        for (HostPort port : hosts.values()) if (port.link() == link) port.renewWatches();
        for (HostPort port : networkSides.values()) if (port.link() == link) port.renewWatches();
    }

    /** A link loses cells with this probability, in both directions. */
    public void setLoss(Link link, double probability) {
        settle();
        link.forward().impairment.loss(probability);
        link.backward().impairment.loss(probability);
    }

    /** A link turns bits over with this probability, in both directions. */
    public void setBitErrors(Link link, double probability) {
        settle();
        link.forward().impairment.bitErrors(probability);
        link.backward().impairment.bitErrors(probability);
        damages |= probability > 0;
        settle();
    }

    /** From now on a tap sees what travels. */
    public void addTap(CellTap tap) {
        settle();
        taps.add(tap);
        tapped = true;
        settle();
    }

    /** True if no node may be late: somebody watches, or damage may turn one channel's cell into another's. */
    boolean isExact() {
        return damages || isTapped();
    }

    boolean isTapped() {
        return tapped;
    }

    void tapped(long atPicos, Output output, Frame frame, int header, int word) {
        byte[] seen = word < 0 ? frame.loneCell().clone() : new byte[Cell.OCTETS];
        if (word >= 0) frame.write(header, word, seen);
        tell(atPicos, () -> {
            for (CellTap tap : taps) tap.cell(atPicos, output.link, output.forward, seen);
        });
    }

    void handedOver(String host, Lane lane, Frame frame, boolean lowPriority) {
        if (!tapped) return;
        ReceivedPdu pdu = new ReceivedPdu(frame.sdu, frame.userToUser, false, lowPriority);
        tellOfPdu(scheduler.nowPicos(), host, lane, true, pdu);
    }

    void delivered(long atPicos, String host, Lane lane, ReceivedPdu pdu) {
        if (tapped) tellOfPdu(atPicos, host, lane, false, pdu);
    }

    private void tellOfPdu(long atPicos, String host, Lane lane, boolean sent, ReceivedPdu pdu) {
        tell(atPicos, () -> {
            for (CellTap tap : taps) tap.pdu(atPicos, host, new ChannelNumber(lane.vpi(), lane.vci()), sent, pdu);
        });
    }

    private void tell(long atPicos, Runnable tell) {
        tapQueue.add(atPicos, tell);
        long lag = 0;
        for (Node node : topology.switches.values()) lag = Math.max(lag, node.lagPicos());
        tapQueue.tellBefore(scheduler.nowPicos() - lag);
    }

    /** Counters of all directions of all links, by name: {@code link.alice-s1.forward.cells}; and of OAM cells: {@code oam.ignored}. */
    public SortedMap<String, Long> counters() {
        settle();
        SortedMap<String, Long> all = new TreeMap<>();
        for (Link link : topology.links.values()) {
            link.counts(true).report("link." + link.name() + ".forward", all);
            link.counts(false).report("link." + link.name() + ".backward", all);
        }
        loopbackCounts.report(all);
        return all;
    }

    /** Channels that are open at hosts or set up on links, and cells that wait, one line each; those of signalling do not count. */
    public List<String> leftovers() {
        settle();
        List<String> left = new ArrayList<>();
        hosts.forEach((name, port) -> {
            if (port.openChannels() > 0) left.add(name + " has " + port.openChannels() + " channels open");
        });
        for (Link link : topology.links.values()) {
            for (Output output : List.of(link.forward(), link.backward())) {
                for (Lane lane : output.lanes.values()) {
                    if (lane.rank == Lane.SIGNALLING_RANK || !lane.moves) continue;
                    left.add("channel " + lane.vpi() + "/" + lane.vci() + " on " + link.name() + " from "
                            + output.node.name);
                }
            }
        }
        return left;
    }
}
