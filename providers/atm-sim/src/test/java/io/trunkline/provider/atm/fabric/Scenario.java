package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Four hosts, two on each of two switches, circuits among them and units that they send.
 *
 * @param rates of the links of a, b, c, d and of the trunk
 * @param delayPicos of every link
 */
record Scenario(List<String> rates, long delayPicos, int queueCells, double loss, List<Vc> vcs, List<Send> sends) {
    static final List<String> HOSTS = List.of("a", "b", "c", "d");
    private static final List<String> RATES = List.of("e1", "t1", "atm25", "1000000", "2500000");

    /** @param shaped false: cells leave as the line has slots, and the policer judges them */
    record Vc(String from, String to, ServiceCategory category, CellTraffic traffic, boolean shaped) {
        TrafficContract contract() {
            return new TrafficContract(category, traffic, CellTraffic.NONE, 65_535, 65_535, -1, -1);
        }
    }

    record Send(long picos, int vc, int octets, boolean lowPriority) {}

    static Scenario random(long seed) {
        SeededRandom random = new SeededRandom(seed);
        List<String> rates = new ArrayList<>();
        for (int i = 0; i < 5; i++) rates.add(RATES.get(random.below(RATES.size())));
        List<Vc> vcs = new ArrayList<>();
        for (int i = 0, n = 1 + random.below(9); i < n; i++) vcs.add(vc(random));
        List<Send> sends = new ArrayList<>();
        long busy = 1L + random.below(40);
        for (int i = 0, n = 1 + random.below(60); i < n; i++) {
            int octets = 1 + random.below(random.below(4) == 0 ? 3000 : 300);
            long picos = random.below(1_000_000) * busy * 1_000;
            sends.add(new Send(picos, random.below(vcs.size()), octets, random.below(5) == 0));
        }
        long delay = random.below(3) == 0 ? 0 : random.below(2_000_000) * 1_000L;
        double loss = random.below(3) == 0 ? 0.02 : 0;
        return new Scenario(rates, delay, 4 + random.below(60), loss, vcs, sends);
    }

    private static Vc vc(SeededRandom random) {
        String from = HOSTS.get(random.below(4));
        String to = HOSTS.get(random.below(4));
        ServiceCategory category = ServiceCategory.values()[random.below(4)];
        int scr = 20 + random.below(200);
        int pcr = scr * (1 + random.below(8));
        boolean variable = category == ServiceCategory.RT_VBR || category == ServiceCategory.NRT_VBR;
        CellTraffic traffic = variable
                ? new CellTraffic(pcr, scr, 1 + random.below(30), random.below(2) == 0)
                : CellTraffic.peak(category == ServiceCategory.UBR && random.below(2) == 0 ? 1_000_000 : pcr);
        return new Vc(from, to, category, traffic, random.below(3) > 0);
    }

    NetworkPlan plan() {
        List<NetworkPlan.Host> hosts = new ArrayList<>();
        for (String host : HOSTS) hosts.add(new NetworkPlan.Host(host, "", Map.of()));
        List<NetworkPlan.Link> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) links.add(link(HOSTS.get(i), HOSTS.get(i), i < 2 ? "s" : "t", i));
        links.add(link("trunk", "s", "t", 4));
        List<NetworkPlan.Node> nodes =
                List.of(new NetworkPlan.Node("s", "switch", Map.of()), new NetworkPlan.Node("t", "switch", Map.of()));
        return new NetworkPlan("test", hosts, nodes, links, Map.of(), List.of(), List.of());
    }

    private NetworkPlan.Link link(String name, String from, String to, int index) {
        return new NetworkPlan.Link(name, from, to, rates.get(index), delayPicos, queueCells, loss, 0, Map.of());
    }

    /** The data of a unit: different for every one. */
    static Pdu pdu(int number, Send send) {
        byte[] octets = new byte[send.octets];
        SeededRandom.of(number, "unit").fill(octets);
        return new Pdu(octets, number & 0xFF, send.lowPriority, 0);
    }
}
