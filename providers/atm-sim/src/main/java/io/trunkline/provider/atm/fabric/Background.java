package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Traffic of others, on circuits of its own through the same queues; properties as the network file has them. It moves no
 * virtual clock. {@code greedy} always has a unit to send; {@code constant} sends at a rate; {@code on-off} sends at that
 * rate for exponential times and is silent for such; these three are best effort. {@code calls} come as a Poisson process,
 * each with a constant rate that is promised to it, and hold for exponential times.
 */
public final class Background {
    private static final String PACKET = "packet";
    private static final String UNIT_OCTETS = "1500";
    private static final int CELL_BITS = 53 * 8;

    private final Fabric fabric;
    private final Paths paths;
    private final List<BackgroundCircuit> circuits = new ArrayList<>();
    private final List<BackgroundCalls> calls = new ArrayList<>();

    /** None yet. */
    public Background(Fabric fabric, Paths paths) {
        this.fabric = fabric;
        this.paths = paths;
    }

    /**
     * Begins what an entry of a network file says.
     *
     * @throws IllegalArgumentException an unknown kind or host; the message says which
     */
    public void begin(NetworkPlan.Background traffic) {
        long start = traffic.properties().containsKey("start")
                ? Quantity.picos(traffic.properties().get("start"))
                : 0;
        if (start == 0) startAll(traffic);
        else fabric.scheduler().background(start, () -> startAll(traffic));
    }

    private void startAll(NetworkPlan.Background traffic) {
        int count = Integer.parseInt(traffic.properties().getOrDefault("count", "1"));
        List<BackgroundCircuit> started = new ArrayList<>();
        List<BackgroundCalls> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (traffic.kind().equals("calls")) placed.add(new BackgroundCalls(this, fabric.scheduler(), traffic, i));
            else started.add(new BackgroundCircuit(this, fabric, traffic, i));
        }
        circuits.addAll(started);
        calls.addAll(placed);
        String stop = traffic.properties().getOrDefault("stop", "");
        if (stop.isEmpty()) return;
        fabric.scheduler().background(Quantity.picos(stop), () -> {
            fabric.settle();
            started.forEach(BackgroundCircuit::stop);
            placed.forEach(BackgroundCalls::stop);
        });
    }

    /** Begins so many greedy best-effort circuits from one host to another, as {@code --background N} asks. */
    public void greedy(String from, String to, int count) {
        Map<String, String> properties = Map.of("count", Integer.toString(count));
        begin(new NetworkPlan.Background("greedy", "greedy", from, to, properties));
    }

    /** Cells per second of what an entry sends. */
    static int cellsPerSecond(NetworkPlan.Background traffic) {
        long bits = Quantity.bitsPerSecond(traffic.properties().get("rate"));
        return (int) Math.max(1, Math.min(CellTraffic.MAX_RATE, bits / CELL_BITS));
    }

    /** A circuit with a contract, open, or why the network has no room for it. */
    Answer circuit(NetworkPlan.Background traffic, ServiceCategory category, int rate) {
        TrafficContract contract = new TrafficContract(
                category, CellTraffic.peak(rate), CellTraffic.NONE, Pdu.MAX_OCTETS, Pdu.MAX_OCTETS, -1, -1);
        Answer answer = paths.reserveBackground(traffic.from(), fabric.address(traffic.to()), contract);
        if (!(answer instanceof Answer.Reserved reserved)) return answer;
        CircuitPath path = (CircuitPath) reserved.path();
        path.open();
        Hop last = path.hops.get(path.hops.size() - 1);
        last.outward().sink = new Reassembly(last.downstream(), Pdu.MAX_OCTETS, null);
        return answer;
    }

    /** Sends on a circuit at a rate. @param breaks {@code null} for none */
    CellStream stream(NetworkPlan.Background traffic, int index, CircuitPath path, int rate, CellStream.Breaks breaks) {
        Hop first = path.hops.get(0);
        return new CellStream(first.upstream, first.outward(), frame(traffic, index), CellTraffic.peak(rate), breaks);
    }

    /** What a circuit sends over and over. */
    static Frame frame(NetworkPlan.Background traffic, int index) {
        byte[] octets = new byte[(int) Quantity.octets(traffic.properties().getOrDefault(PACKET, UNIT_OCTETS))];
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) (i + index);
        return Frame.of(Pdu.of(octets));
    }

    /** Units that arrived whole, of all circuits. */
    public long deliveredUnits() {
        fabric.settle();
        return circuits.stream().mapToLong(BackgroundCircuit::deliveredUnits).sum();
    }

    /** How many circuits there are besides calls. */
    public int circuits() {
        return circuits.size();
    }

    /** Calls offered so far, and of these how many found no room. */
    public long[] offeredAndBlocked() {
        long[] both = new long[2];
        for (BackgroundCalls each : calls) {
            both[0] += each.offered();
            both[1] += each.blocked();
        }
        return both;
    }

    /**
     * What came of calls, by name: {@code background.others.calls.offered}, and of these {@code holding} now and {@code blocked}, the
     * latter by cause too, {@code blocked.37}.
     */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (BackgroundCalls each : calls) each.report(all);
        return all;
    }

    /** Ends it all and gives the circuits back. */
    public void end() {
        fabric.settle();
        circuits.forEach(BackgroundCircuit::stop);
        circuits.clear();
        calls.forEach(BackgroundCalls::stop);
        calls.clear();
    }
}
