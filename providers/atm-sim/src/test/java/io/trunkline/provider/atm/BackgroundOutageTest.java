package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.CircuitHosts;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Circuits of others that are to begin while their link is down. */
class BackgroundOutageTest {
    /** The link comes back at 1.1 s. */
    private static String network(String traffic) throws Exception {
        return CircuitHosts.network(List.of(
                "hosts { alice {}, bob {}, carol {} }",
                "switches { s1 {} }",
                "links = [ { from = alice, to = s1 }, { from = bob, to = s1 }, { from = carol, to = s1 } ]",
                "background { x { from = carol, to = bob, start = 500ms, " + traffic + " } }",
                "faults = [ \"at=100ms down link=carol-s1 for=1s\" ]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kind = greedy", "kind = constant, rate = 1 Mbit/s", "kind = on-off, rate = 1 Mbit/s, count = 3"
            })
    void circuitThatFindsNoWayBeginsWhenThereIsOne(String traffic) throws Exception {
        try (TwoHosts hosts = new TwoHosts(network(traffic))) {
            hosts.clock().sleep(Duration.ofMillis(1_400));
            assertThat(hosts.network().counters()).containsEntry("link.carol-s1.channels", 0L);
            hosts.clock().sleep(Duration.ofSeconds(8));
            SortedMap<String, Long> counters = hosts.network().counters();
            assertThat(counters.get("link.carol-s1.channels")).isEqualTo(traffic.endsWith("3") ? 3L : 1L);
            assertThat(counters.get("link.carol-s1.forward.cells")).isGreaterThan(1_000L);
        }
    }

    @Test
    void circuitThatEndsBeforeThereIsAWayNeverBegins() throws Exception {
        try (TwoHosts hosts = new TwoHosts(network("kind = greedy, stop = 1s"))) {
            hosts.clock().sleep(Duration.ofSeconds(5));
            assertThat(hosts.network().counters()).containsEntry("link.carol-s1.channels", 0L);
        }
    }
}
