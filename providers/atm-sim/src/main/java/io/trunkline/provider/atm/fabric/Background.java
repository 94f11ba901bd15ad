package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Traffic of others, on circuits of its own through the same queues. It moves no virtual clock. Kinds: {@code greedy} always
 * has a unit to send; {@code constant} sends at {@code rate} cells per second; {@code on-off} sends at that rate for
 * exponential times of mean {@code on-millis} and is silent for such of mean {@code off-millis}. All are best effort unless
 * {@code category} says {@code cbr}; {@code octets} is the size of a unit, {@code circuits} how many there are.
 */
public final class Background {
    private static final Set<String> PROPERTIES =
            Set.of("rate", "octets", "circuits", "category", "on-millis", "off-millis");
    private static final String UNIT_OCTETS = "1500";

    private final Fabric fabric;
    private final Paths paths;
    private final List<CircuitPath> circuits = new ArrayList<>();
    private final List<CellStream> streams = new ArrayList<>();

    /** None yet. */
    public Background(Fabric fabric, Paths paths) {
        this.fabric = fabric;
        this.paths = paths;
    }

    /**
     * Begins what an entry of a network file says; {@code calls} is call processing's matter, and is passed over.
     *
     * @throws IllegalArgumentException an unknown kind, host or property, or no room for it; the message says which
     */
    public void begin(NetworkPlan.Background traffic) {
        if (traffic.kind().equals("calls")) return;
        for (String key : traffic.properties().keySet()) {
            if (!PROPERTIES.contains(key)) {
                throw new IllegalArgumentException("background " + traffic.name() + " has '" + key
                        + "'; expected one of " + new java.util.TreeSet<>(PROPERTIES));
            }
        }
        int count = number(traffic, "circuits", "1");
        for (int i = 0; i < count; i++) begin(traffic, i);
    }

    /** Begins so many greedy best-effort circuits from one host to another, as {@code --background N} asks. */
    public void greedy(String from, String to, int count) {
        Map<String, String> properties = Map.of("circuits", Integer.toString(count));
        begin(new NetworkPlan.Background("greedy", "greedy", from, to, properties));
    }

    private static int number(NetworkPlan.Background traffic, String key, String otherwise) {
        String text = traffic.properties().getOrDefault(key, otherwise);
        if (!text.matches("[1-9]\\d{0,7}")) {
            throw new IllegalArgumentException(
                    "background " + traffic.name() + ": " + key + " '" + text + "'; expected a whole number above 0");
        }
        return Integer.parseInt(text);
    }

    private void begin(NetworkPlan.Background traffic, int index) {
        boolean greedy = traffic.kind().equals("greedy");
        int line = fabric.host(traffic.from()).link().rate().cellsPerSecond();
        int rate = greedy ? line : number(traffic, "rate", "");
        ServiceCategory category = ServiceCategory.valueOf(
                traffic.properties().getOrDefault("category", "ubr").toUpperCase(Locale.ROOT));
        TrafficContract contract = new TrafficContract(
                category, CellTraffic.peak(rate), CellTraffic.NONE, Pdu.MAX_OCTETS, Pdu.MAX_OCTETS, -1, -1);
        Answer answer = paths.reserveBackground(traffic.from(), fabric.address(traffic.to()), contract);
        if (!(answer instanceof Answer.Reserved reserved)) {
            throw new IllegalArgumentException("background " + traffic.name() + ": the network has no room for circuit "
                    + (index + 1) + " of " + rate + " cells per second");
        }
        CircuitPath path = (CircuitPath) reserved.path();
        path.open();
        circuits.add(path);
        Hop first = path.hops.get(0);
        Hop last = path.hops.get(path.hops.size() - 1);
        last.outward().sink = new Reassembly(last.downstream(), Pdu.MAX_OCTETS, null);
        Frame frame = frame(traffic, index);
        if (greedy) first.outward().output.repeat(first.outward(), frame);
        else
            streams.add(new CellStream(
                    first.upstream, first.outward(), frame, CellTraffic.peak(rate), breaks(traffic, index)));
    }

    private static Frame frame(NetworkPlan.Background traffic, int index) {
        byte[] octets = new byte[number(traffic, "octets", UNIT_OCTETS)];
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) (i + index);
        return Frame.of(Pdu.of(octets));
    }

    private CellStream.Breaks breaks(NetworkPlan.Background traffic, int index) {
        if (traffic.kind().equals("constant")) return null;
        if (!traffic.kind().equals("on-off")) {
            throw new IllegalArgumentException("background " + traffic.name() + " is of kind '" + traffic.kind()
                    + "'; expected constant, on-off, greedy or calls");
        }
        SeededRandom random = fabric.scheduler().random("background:" + traffic.name() + ":" + index);
        double on = (double) number(traffic, "on-millis", "350") * EventScheduler.PICOS_PER_MILLI;
        double off = (double) number(traffic, "off-millis", "650") * EventScheduler.PICOS_PER_MILLI;
        return new CellStream.Breaks(random, on, off);
    }

    /** Units that arrived whole, of all circuits. */
    public long deliveredUnits() {
        fabric.settle();
        long units = 0;
        for (CircuitPath path : circuits) {
            Sink end = path.hops.get(path.hops.size() - 1).outward().sink;
            if (end instanceof Reassembly reassembly) units += reassembly.units();
        }
        return units;
    }

    /** How many circuits there are. */
    public int circuits() {
        return circuits.size();
    }

    /** Ends it all and gives the circuits back. */
    public void end() {
        fabric.settle();
        for (CellStream stream : streams) stream.stop();
        streams.clear();
        for (CircuitPath path : circuits) path.release();
        circuits.clear();
    }
}
