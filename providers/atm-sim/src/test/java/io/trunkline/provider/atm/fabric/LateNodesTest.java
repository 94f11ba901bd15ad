package io.trunkline.provider.atm.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

/** Hosts at one switch among much traffic of others: being late changes nothing that anybody can see. */
@Tag("once") // what it finds out is the same on every JDK
class LateNodesTest {
    private static final List<String> HOSTS = List.of("a", "b", "c");
    private static final List<String> RATES = List.of("e1", "t1", "2500000");
    private static final long END_PICOS = 3 * TestNetwork.SECOND;

    @Property(tries = 40)
    void nodesThatMayBeLateHaveTheOutcomeOfNodesThatAreWatched(@ForAll long seed) {
        assertThat(run(seed, false)).isEqualTo(run(seed, true));
    }

    static List<String> run(long seed, boolean watched) {
        SeededRandom random = new SeededRandom(seed);
        PlainEvents scheduler = new PlainEvents(seed);
        Fabric fabric = new Fabric(plan(random), scheduler);
        if (watched) fabric.addTap(new NobodyCares());
        Paths paths = new Paths(fabric, new RunOfCellsTest.NoUpcalls());
        Background others = new Background(fabric, paths);
        others.greedy("a", "c", 1 + random.below(4));
        others.greedy("b", "c", 1 + random.below(3));
        Map<String, String> constant = Map.of("rate", "300 kbit/s", "packet", "300");
        others.begin(new NetworkPlan.Background("even", "constant", "c", "a", constant));
        Map<String, String> breaks = Map.of("rate", "800 kbit/s", "on", "40ms", "off", "60ms");
        others.begin(new NetworkPlan.Background("talk", "on-off", "b", "a", breaks));
        List<String> log = new ArrayList<>();
        for (int i = 0, n = 1 + random.below(4); i < n; i++) join(fabric, paths, scheduler, random, i, log);
        scheduler.runUntil(END_PICOS);
        log.sort(null);
        log.add(fabric.counters().toString());
        log.add(others.deliveredUnits() + " units of others");
        return log;
    }

    private static NetworkPlan plan(SeededRandom random) {
        List<NetworkPlan.Host> hosts = new ArrayList<>();
        List<NetworkPlan.Link> links = new ArrayList<>();
        for (String host : HOSTS) {
            hosts.add(new NetworkPlan.Host(host, "", Map.of()));
            String rate = RATES.get(random.below(RATES.size()));
            long delay = random.below(3_000) * 1_000_000L;
            double loss = random.below(3) == 0 ? 0.01 : 0;
            int queue = 8 + random.below(200);
            links.add(new NetworkPlan.Link(host, host, "s", rate, delay, queue, loss, 0, Map.of()));
        }
        List<NetworkPlan.Node> nodes = List.of(new NetworkPlan.Node("s", "switch", Map.of()));
        return new NetworkPlan("test", hosts, nodes, links, Map.of(), List.of(), List.of());
    }

    private static void join(
            Fabric fabric, Paths paths, PlainEvents scheduler, SeededRandom random, int number, List<String> log) {
        String from = HOSTS.get(random.below(3));
        String to = HOSTS.get((HOSTS.indexOf(from) + 1 + random.below(2)) % 3);
        ServiceCategory category = random.below(2) == 0 ? ServiceCategory.CBR : ServiceCategory.UBR;
        int rate = 50 + random.below(300);
        Answer answer = paths.reserve(from, fabric.address(to), TestNetwork.contract(category, rate), false);
        CircuitPath path = (CircuitPath) ((Answer.Reserved) answer).path();
        path.open();
        PduReceiver receiver = new PduReceiver() {
            @Override
            public void received(int vpi, int vci, ReceivedPdu pdu) {
                log.add(scheduler.nowPicos() + " " + number + " received " + pdu.octets().length + " "
                        + pdu.congested());
            }

            @Override
            public void sent(int vpi, int vci) {
                log.add(scheduler.nowPicos() + " " + number + " sent");
            }
        };
        HostPort port = fabric.host(from);
        port.open(0, path.callerEnd().vci(), random.below(3) == 0 ? null : CellTraffic.peak(rate), receiver);
        fabric.host(to).open(0, path.calledEnd().vci(), null, receiver);
        for (int i = 0; i < 12; i++) {
            Pdu pdu = Pdu.of(new byte[1 + random.below(700)]);
            long picos = random.below(2_000_000) * 1_000_000L;
            scheduler.at(picos, () -> port.send(0, path.callerEnd().vci(), pdu));
        }
    }

    private static final class NobodyCares implements CellTap {
        @Override
        public void cell(long picos, Link link, boolean forward, byte[] octets) {}

        @Override
        public void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu) {}
    }
}
