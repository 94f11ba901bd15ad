package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of others on a network of an application. */
class BackgroundCallsTest {
    /** Four calls fit. */
    private static final String NETWORK = """
            name = others
            hosts { alice {}, bob {} }
            switches { west {}, east {} }
            links = [
              { from = alice, to = west }
              { name = trunk, from = west, to = east, rate = 200 kbit/s }
              { from = bob, to = east }
            ]
            background {
              others { kind = calls, from = alice, to = bob, rate = 40 kbit/s, erlang = 3, hold = 10s, stop = 3000s }
            }
            """;

    private static final int FIT = 4;
    private static final double ERLANG = 3;

    @TempDir
    Path folder;

    /** The part of the calls that finds all servers taken, by Erlang's recursion. */
    private static double erlangB(int servers, double erlang) {
        double lost = 1;
        for (int i = 1; i <= servers; i++) lost = erlang * lost / (i + erlang * lost);
        return lost;
    }

    @Test
    void callsOfOthersAreAdmittedWhileThereIsRoomAndElseRefusedForWantOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("others.conf"), NETWORK);
        try (TwoHosts hosts = new TwoHosts("network = \"" + file + "\"", "seed = 4")) {
            hosts.clock().sleep(Duration.ofSeconds(2_999));
            SortedMap<String, Long> counters = hosts.network().counters();
            long offered = counters.get("background.others.calls.offered");
            long blocked = counters.get("background.others.calls.blocked");
            assertThat((double) offered).isCloseTo(2_999 / 10 * ERLANG, within(100.0));
            assertThat((double) blocked / offered).isCloseTo(erlangB(FIT, ERLANG), within(0.05));
            assertThat(counters.get("background.others.calls.blocked.37")).isEqualTo(blocked);
            long holding = counters.get("background.others.calls.holding");
            assertThat(holding).isBetween(0L, (long) FIT);
            long cellsPerSecond = 40_000 / (53 * 8);
            assertThat(counters)
                    .containsEntry("link.trunk.channels", holding)
                    .containsEntry("link.trunk.forward.admitted-cells-per-second", holding * cellsPerSecond)
                    .containsEntry("calls.placed", 0L);
            assertThat((double) counters.get("link.trunk.forward.used-cells-per-second"))
                    .isCloseTo(ERLANG * (1 - (double) blocked / offered) * cellsPerSecond, within(20.0));
            hosts.clock().sleep(Duration.ofSeconds(2));
            assertThat(hosts.network().counters()).containsEntry("link.trunk.channels", 0L);
            hosts.nothingIsLeft();
        }
    }
}
