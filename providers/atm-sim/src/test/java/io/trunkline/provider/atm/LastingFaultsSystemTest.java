package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.provider.atm.fabric.Link;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults that end, alone and while others last, on a link that carries a thousand cells in a second. */
class LastingFaultsSystemTest {
    private static final long RATE = 10_000_000;

    private static TwoHosts hosts(String link) throws Exception {
        TwoHosts hosts = new TwoHosts(TwoHosts.network(List.of(
                "hosts { alice {}, bob {} }",
                "switches { s1 {} }",
                "links = [ { from = alice, to = s1 }, { name = line, from = s1, to = bob, rate = 10 Mbit/s" + link
                        + " } ]",
                "background { others { kind = constant, from = alice, to = bob, rate = 424 kbit/s, packet = 40 } }")));
        hosts.clock().sleep(Duration.ofNanos(1)); // from here on the network is there
        return hosts;
    }

    private static void at(TwoHosts hosts, int millis) throws Exception {
        hosts.clock().sleepUntil(millis * 1_000_000L);
    }

    private static Link line(TwoHosts hosts) {
        return ((AtmNetwork) hosts.network()).fabric().link("line");
    }

    private static long rate(TwoHosts hosts) {
        return hosts.network().simulation().ask(() -> line(hosts).rate().bitsPerSecond());
    }

    private static boolean isUp(TwoHosts hosts) {
        return hosts.network().simulation().ask(() -> line(hosts).isUp());
    }

    /** Cells that are lost until then. */
    private static long lost(TwoHosts hosts, int untilMillis) throws Exception {
        long before = hosts.network().counters().get("link.line.forward.dropped.line-loss");
        at(hosts, untilMillis);
        return hosts.network().counters().get("link.line.forward.dropped.line-loss") - before;
    }

    @Test
    void lossThatEndsGivesALinkBackThatOfTheNetworkFile() throws Exception {
        try (TwoHosts hosts = hosts(", loss = 0.5")) {
            hosts.fault("at=1s loss link=line probability=0 for=1s");
            assertThat(lost(hosts, 1_000)).isBetween(400L, 600L);
            assertThat(lost(hosts, 2_000)).isZero();
            assertThat(lost(hosts, 3_000)).isBetween(400L, 600L);
        }
    }

    @Test
    void latestOfSeveralLossesDecidesUntilItEnds() throws Exception {
        try (TwoHosts hosts = hosts("")) {
            hosts.fault("at=1s loss link=line probability=1 for=3s");
            hosts.fault("at=2s loss link=line probability=0.5 for=1s");
            hosts.fault("at=2500ms loss link=line probability=0 for=200ms");
            at(hosts, 1_001);
            assertThat(lost(hosts, 2_000)).isBetween(990L, 1_000L);
            assertThat(lost(hosts, 2_500)).isBetween(180L, 320L);
            assertThat(lost(hosts, 2_700)).isZero();
            assertThat(lost(hosts, 3_000)).isBetween(90L, 210L);
            assertThat(lost(hosts, 4_000)).isBetween(990L, 1_000L);
            assertThat(lost(hosts, 5_000)).isLessThan(3);
        }
    }

    @Test
    void latestOfSeveralRatesDecidesAndTheLinkHasItsOwnAtTheEnd() throws Exception {
        try (TwoHosts hosts = hosts("")) {
            hosts.fault("at=100ms rate link=line rate=2Mbit/s for=500ms");
            hosts.fault("at=200ms rate link=line rate=1Mbit/s for=1s");
            at(hosts, 150);
            assertThat(rate(hosts)).isEqualTo(2_000_000);
            at(hosts, 700);
            assertThat(rate(hosts)).isEqualTo(1_000_000);
            at(hosts, 1_300);
            assertThat(rate(hosts)).isEqualTo(RATE);
        }
    }

    @Test
    void linkIsUpOnlyWhenNoOutageIsLeft() throws Exception {
        try (TwoHosts hosts = hosts("")) {
            hosts.fault("at=1s down link=line for=3s");
            hosts.fault("at=2s down link=line for=1s");
            at(hosts, 3_500);
            assertThat(isUp(hosts)).isFalse();
            at(hosts, 4_500);
            assertThat(isUp(hosts)).isTrue();
            hosts.fault("at=5s down link=line for=2s");
            hosts.fault("at=6s up link=line");
            hosts.fault("at=6500ms down link=line for=2s");
            at(hosts, 6_200);
            assertThat(isUp(hosts)).isTrue();
            at(hosts, 7_500);
            assertThat(isUp(hosts)).isFalse();
        }
    }

    @Test
    void rateThatNoLinkCanHaveIsRefusedBeforehand() throws Exception {
        try (TwoHosts hosts = hosts("")) {
            assertThatThrownBy(() -> hosts.fault("at=1s rate link=line rate=4Gbit/s"))
                    .hasMessageContaining("a rate of 4Gbit/s, expected 424 bit/s, a cell in a second, to 3Gbit/s");
            hosts.clock().sleep(Duration.ofSeconds(2));
        }
    }
}
