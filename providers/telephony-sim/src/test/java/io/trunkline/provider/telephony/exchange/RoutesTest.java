package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ways between exchanges, compared with all that there are. */
class RoutesTest {
    private static Town chain(int exchanges) {
        List<String> nodes = new ArrayList<>();
        List<String> links = new ArrayList<>(List.of("{ from = alice, to = x0 }"));
        for (int i = 0; i < exchanges; i++) {
            nodes.add("x" + i + " {}");
            if (i > 0) links.add("{ from = x" + (i - 1) + ", to = x" + i + " }");
        }
        links.add("{ from = bob, to = x" + (exchanges - 1) + " }");
        return Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { " + String.join(", ", nodes) + " }",
                "links = [ " + String.join(", ", links) + " ]");
    }

    @Test
    void callGoesOverAsManyExchangesAsThereAre() {
        long perMessage = chain(50).circuit(1).signallingDelayPicos();
        assertThat(perMessage).isEqualTo(50 * 100 * EventScheduler.PICOS_PER_MILLI + 49 * 5 * 1_000_000L);
    }

    @Test
    void everyOneOfManyTrunksSideBySideIsFound() {
        StringBuilder links = new StringBuilder("{ from = alice, to = west }, { from = bob, to = east }");
        for (int i = 0; i < 25; i++)
            links.append(", { name = t").append(i).append(", from = west, to = east, circuits = 1 }");
        Town town = Town.of(
                "hosts { alice {}, bob {} }", "exchanges { west {}, east { area = 40 } }", "links = [ " + links + " ]");
        for (int i = 0; i < 25; i++) town.circuit(1);
        assertThat(Town.cause(town.exchange.takeCircuit("alice", "bob", 1))).isEqualTo(CauseValue.NO_CIRCUIT_AVAILABLE);
    }

    /** All ways, best first, as they are tried. */
    private static List<TrunkRoute> all(List<Trunk> trunks, Office from, Office to) {
        List<TrunkRoute> found = new ArrayList<>();
        extend(trunks, new TrunkRoute(List.of(from), List.of(), 0), to, found);
        found.sort(Comparator.<TrunkRoute>comparingInt(route -> route.trunks().size())
                .thenComparingLong(TrunkRoute::delayPicos));
        return found;
    }

    private static void extend(List<Trunk> trunks, TrunkRoute route, Office to, List<TrunkRoute> found) {
        if (route.last() == to) {
            found.add(route);
            return;
        }
        for (Trunk trunk : trunks) {
            boolean joins = trunk.from == route.last() || trunk.to == route.last();
            if (joins && !route.offices().contains(trunk.other(route.last()))) {
                extend(trunks, route.and(trunk), to, found);
            }
        }
    }

    @Property(tries = 300)
    void bestFreeWayIsFoundInAnyNetwork(@ForAll @IntRange(min = 0) int seed) {
        SeededRandom random = new SeededRandom(seed);
        List<Office> offices = new ArrayList<>();
        for (int i = 0; i < 6; i++) offices.add(new Office("x" + i, null, null, 0, random.below(8) == 0 ? 0 : 10));
        List<Trunk> trunks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int from = random.below(6);
            int to = (from + 1 + random.below(5)) % 6;
            Line line = new Line(Town.small().events, "t" + i, 2, random.below(3), 0);
            line.setUp(random.below(5) > 0);
            trunks.add(new Trunk(offices.get(from), offices.get(to), line, 1 + random.below(3)));
        }
        Routes routes = new Routes(trunks);
        for (Office from : offices) {
            for (Office to : offices) {
                List<TrunkRoute> ways = all(trunks, from, to);
                Answer<TrunkRoute> answer = routes.find(from, to, 2);
                ways.stream()
                        .filter(way -> way.isFree(2))
                        .findFirst()
                        .ifPresentOrElse(
                                best -> assertThat(answer).isEqualTo(new Answer.Taken<>(best)),
                                () -> assertThat(Town.cause(answer)).isEqualTo(causeOf(ways)));
            }
        }
    }

    private static CauseValue causeOf(List<TrunkRoute> ways) {
        if (ways.isEmpty()) return CauseValue.NO_ROUTE_TO_DESTINATION;
        List<TrunkRoute> up = ways.stream()
                .filter(way -> way.trunks().stream().allMatch(trunk -> trunk.line.isUp()))
                .toList();
        if (up.isEmpty()) return CauseValue.NETWORK_OUT_OF_ORDER;
        boolean room = up.stream().anyMatch(way -> way.trunks().stream().allMatch(trunk -> trunk.circuits.free() >= 2));
        boolean able = up.stream().anyMatch(way -> way.offices().stream().noneMatch(Office::isFull));
        return able && !room ? CauseValue.NO_CIRCUIT_AVAILABLE : CauseValue.SWITCHING_CONGESTION;
    }
}
