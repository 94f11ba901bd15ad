package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Four hosts on two switches that two trunks join, and what arrived. */
final class TestNetwork implements PathControl.Upcalls {
    static final long SECOND = 1_000_000_000_000L;

    final PlainEvents scheduler = new PlainEvents(1);
    final Fabric fabric;
    final Paths paths;
    final List<String> upcalls = new ArrayList<>();
    final List<CircuitPath> open = new ArrayList<>();

    TestNetwork(String access, String trunk, int queueCells) {
        this(access, trunk, queueCells, List.of());
    }

    /** @param north rates of links s-n and n-t, if there are any */
    TestNetwork(String access, String trunk, int queueCells, List<String> north) {
        List<NetworkPlan.Host> hosts = new ArrayList<>();
        for (String host : Scenario.HOSTS) hosts.add(new NetworkPlan.Host(host, "", Map.of()));
        List<NetworkPlan.Node> switches = new ArrayList<>();
        for (String name : north.isEmpty() ? List.of("s", "t") : List.of("s", "t", "n"))
            switches.add(new NetworkPlan.Node(name, "switch", Map.of()));
        List<NetworkPlan.Link> links = new ArrayList<>();
        for (String host : Scenario.HOSTS)
            links.add(link(host, host, host.compareTo("c") < 0 ? "s" : "t", access, queueCells));
        links.add(link("trunk", "s", "t", trunk, queueCells));
        links.add(link("spare", "s", "t", "e1", queueCells));
        if (!north.isEmpty()) {
            links.add(link("up", "s", "n", north.get(0), queueCells));
            links.add(link("down", "n", "t", north.get(1), queueCells));
        }
        fabric = new Fabric(new NetworkPlan("test", hosts, switches, links, Map.of(), List.of(), List.of()), scheduler);
        paths = new Paths(fabric, this);
    }

    private static NetworkPlan.Link link(String name, String from, String to, String rate, int queueCells) {
        return new NetworkPlan.Link(name, from, to, rate, 500_000_000L, queueCells, 0, 0, Map.of());
    }

    static TrafficContract contract(ServiceCategory category, int pcr) {
        boolean variable = category == ServiceCategory.RT_VBR || category == ServiceCategory.NRT_VBR;
        CellTraffic traffic = variable ? new CellTraffic(pcr, pcr, 10, false) : CellTraffic.peak(pcr);
        return new TrafficContract(category, traffic, CellTraffic.NONE, 9_188, 9_188, -1, -1);
    }

    Answer ask(String from, String to, ServiceCategory category, int pcr) {
        return paths.reserve(from, fabric.address(to), contract(category, pcr), false);
    }

    /** Opens a circuit and both its ends. */
    Ends connect(String from, String to, ServiceCategory category, int pcr) {
        CircuitPath path = (CircuitPath) ((Answer.Reserved) ask(from, to, category, pcr)).path();
        path.open();
        open.add(path);
        return new Ends(
                path, category == ServiceCategory.UBR ? null : path.contract().forward());
    }

    @Override
    public void pathLost(PathControl.Path path, CauseValue cause) {
        upcalls.add("lost to " + path.calledHost() + ": " + cause);
    }

    @Override
    public void pathChanged(PathControl.Path path, TrafficContract now) {
        upcalls.add("changed to " + path.calledHost() + ": " + now.forward().pcr());
    }

    /** Both ends of a circuit. */
    final class Ends implements PduReceiver {
        final CircuitPath path;
        final List<ReceivedPdu> units = new ArrayList<>();
        final List<Aal5Fault> faults = new ArrayList<>();
        long lastPicos;
        int sent;
        int repeat;
        private Pdu repeated;

        Ends(CircuitPath path, CellTraffic shapedBy) {
            this.path = path;
            if (!path.circuit.multipoint || shapedBy != null)
                host().open(0, path.callerEnd().vci(), shapedBy, this);
            fabric.host(path.calledHost()).open(0, path.calledEnd().vci(), null, this);
        }

        HostPort host() {
            return fabric.host(path.circuit.caller.name);
        }

        void send(Pdu pdu) {
            host().send(0, path.callerEnd().vci(), pdu);
        }

        /** Sends a unit so many times, the next one when the last has left. */
        void send(int octets, int times) {
            repeat = times - 1;
            repeated = Pdu.of(new byte[octets]);
            send(repeated);
        }

        @Override
        public void received(int vpi, int vci, ReceivedPdu pdu) {
            units.add(pdu);
            lastPicos = scheduler.nowPicos();
        }

        @Override
        public void sent(int vpi, int vci) {
            sent++;
            if (repeat-- > 0) send(repeated);
        }

        @Override
        public void faulted(int vpi, int vci, Aal5Fault fault) {
            faults.add(fault);
        }

        long dropped(Drop why) {
            long all = 0;
            for (Hop hop : path.hops) all += hop.outward().dropped(why);
            return all;
        }

        void close() {
            host().close(0, path.callerEnd().vci());
            fabric.host(path.calledHost()).close(0, path.calledEnd().vci());
            path.release();
        }
    }
}
