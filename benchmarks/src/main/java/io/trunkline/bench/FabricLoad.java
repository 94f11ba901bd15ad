package io.trunkline.bench;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.fabric.CellTap;
import io.trunkline.provider.atm.fabric.ChannelNumber;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.fabric.Link;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.HeaderReceiver;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceLog;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Circuits of constant rate over one switch, whose senders always have a unit: the fabric alone, without sockets. */
final class FabricLoad {
    private static final int QUEUE_CELLS = 20_000;
    private static final long DELAY_PICOS = EventScheduler.PICOS_PER_MILLI / 2;
    private static final double LOAD = 0.9;
    /** Links between the two hosts. */
    private static final int LINKS = 2;

    private final Simulation simulation = new Simulation(SimulationSettings.manual(1), new TraceLog());
    private final CountingScheduler events = new CountingScheduler(simulation.events());
    private final Fabric fabric;
    private final Paths paths;
    private final Pdu unit;
    private final int cellsPerUnit;
    private final long slicePicos;
    private long units;

    private FabricLoad(String rate, int unitOctets, long slicePicos) {
        fabric = new Fabric(plan(rate), events);
        paths = new Paths(fabric, new Steady());
        unit = Pdu.of(new byte[unitOctets]);
        cellsPerUnit = Aal5.cells(unitOctets);
        this.slicePicos = slicePicos;
    }

    /** One circuit that fills a line of 1.4 million cells a second. */
    static FabricLoad saturated(int unitOctets, boolean watched) {
        FabricLoad load = new FabricLoad("oc12c", unitOctets, EventScheduler.PICOS_PER_SECOND / 8);
        load.simulation.act(() -> {
            if (watched) load.fabric.addTap(new Watcher());
            load.circuit(0, load.lineShare(1));
        });
        return load;
    }

    /** Circuits that share nine tenths of an OC-3c evenly, in units of 1000 octets. */
    static FabricLoad shared(int circuits) {
        FabricLoad load = new FabricLoad("oc3c", 1_000, EventScheduler.PICOS_PER_SECOND / 4);
        int rate = load.lineShare(circuits);
        long periodPicos = load.cellsPerUnit * EventScheduler.PICOS_PER_SECOND / rate;
        load.simulation.act(() -> {
            for (int i = 0; i < circuits; i++) load.circuit(periodPicos * i / circuits, rate);
        });
        load.simulation.advance(2 * periodPicos); // until every circuit has delivered
        return load;
    }

    private int lineShare(int circuits) {
        Link line = fabric.links().iterator().next();
        return Math.max(1, (int) (line.rate().cellsPerSecond() * LOAD / circuits));
    }

    private static NetworkPlan plan(String rate) {
        return new NetworkPlan(
                "bench",
                List.of(new NetworkPlan.Host("alice", "", Map.of()), new NetworkPlan.Host("bob", "", Map.of())),
                List.of(new NetworkPlan.Node("s1", "switch", Map.of())),
                List.of(link("alice-s1", "alice", "s1", rate), link("s1-bob", "s1", "bob", rate)),
                Map.of(),
                List.of(),
                List.of());
    }

    private static NetworkPlan.Link link(String name, String from, String to, String rate) {
        return new NetworkPlan.Link(name, from, to, rate, DELAY_PICOS, QUEUE_CELLS, 0, 0, Map.of());
    }

    private void circuit(long startsAtPicos, int rate) {
        TrafficContract contract = new TrafficContract(
                ServiceCategory.CBR, CellTraffic.peak(rate), CellTraffic.NONE, Pdu.MAX_OCTETS, Pdu.MAX_OCTETS, -1, -1);
        PathControl.Answer answer = paths.reserve("alice", fabric.address("bob"), contract, false);
        PathControl.Path path = ((PathControl.Answer.Reserved) answer).path();
        path.open();
        HostPort alice = fabric.host("alice");
        int vci = path.callerEnd().vci();
        fabric.host("bob").open(0, path.calledEnd().vci(), null, (vpi, from, received) -> units++);
        alice.open(0, vci, contract.forward(), new Sender(alice, vci));
        events.at(startsAtPicos, () -> {
            alice.send(0, vci, unit);
            alice.send(0, vci, unit);
        });
    }

    /** Always has the next unit. */
    private final class Sender implements PduReceiver {
        private final HostPort port;
        private final int vci;

        Sender(HostPort port, int vci) {
            this.port = port;
            this.vci = vci;
        }

        @Override
        public void sent(int sentVpi, int sentVci) {
            port.send(0, vci, unit);
        }

        @Override
        public void received(int fromVpi, int fromVci, ReceivedPdu pdu) {}
    }

    /** Nothing goes wrong here. */
    private static final class Steady implements PathControl.Upcalls {
        @Override
        public void pathLost(PathControl.Path path, CauseValue cause) {
            throw new AssertionError("the path to " + path.calledHost() + " was lost: " + cause);
        }

        @Override
        public void pathChanged(PathControl.Path path, TrafficContract now) {
            throw new AssertionError("the path to " + path.calledHost() + " was changed");
        }
    }

    /** Checks the header of every cell on every line. */
    private static final class Watcher implements CellTap {
        private final HeaderReceiver check = new HeaderReceiver();

        @Override
        public void cell(long picos, Link link, boolean forward, byte[] octets) {
            if (octets.length != Cell.OCTETS || check.receive(octets, 0) != HeaderReceiver.Verdict.VALID) {
                throw new AssertionError("a cell is wrong on " + link.name());
            }
        }

        @Override
        public void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu) {}
    }

    // ---- one slice

    private long processorNanos() {
        long start = ProcessorTime.nanos();
        simulation.advance(slicePicos);
        simulation.act(fabric::settle);
        return ProcessorTime.nanos() - start;
    }

    /** Cells that arrived in whole units, from end to end over both links. */
    double millionCellsPerSecond() {
        long before = units;
        long took = processorNanos();
        if (units == before) throw new AssertionError("no unit has arrived");
        return (double) (units - before) * cellsPerUnit * 1e3 / took;
    }

    /** Nanoseconds per event of the fabric. */
    double nanosPerEvent() {
        long before = events.happened();
        long took = processorNanos();
        return (double) took / (events.happened() - before);
    }

    /** Nanoseconds per link that a cell has crossed, of cells that arrived. */
    private double nanosPerCellHop() {
        return 1e3 / millionCellsPerSecond() / LINKS;
    }

    /** Circuit counts against each other: nanoseconds per event. */
    static List<Slice> eventSlices() {
        return slices(FabricLoad::nanosPerEvent);
    }

    /** The same load, nanoseconds per cell and link. */
    static List<Slice> cellSlices() {
        return slices(FabricLoad::nanosPerCellHop);
    }

    private static List<Slice> slices(ToDoubleFunction<FabricLoad> figure) {
        List<Slice> slices = new ArrayList<>();
        slices.add(slice("10 circuits", 10, figure));
        slices.add(slice("10 circuits again", 10, figure));
        for (int circuits : new int[] {100, 1_000, 10_000}) {
            slices.add(slice(circuits + " circuits", circuits, figure));
        }
        return slices;
    }

    private static Slice slice(String name, int circuits, ToDoubleFunction<FabricLoad> figure) {
        FabricLoad load = shared(circuits);
        return new Slice(name, () -> figure.applyAsDouble(load));
    }
}
