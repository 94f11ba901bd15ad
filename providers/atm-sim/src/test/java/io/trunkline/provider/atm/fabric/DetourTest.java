package io.trunkline.provider.atm.fabric;

import static io.trunkline.provider.atm.traffic.ServiceCategory.CBR;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provider.atm.call.PathControl.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way a circuit goes when its own fails: there are three, and not all of them have room. */
class DetourTest {
    private TestNetwork network;
    private TestNetwork.Ends ends;

    /** A circuit over the trunk, and another that leaves so much of the spare one. */
    private void begin(int cellsPerSecond, int ofSpare, String... north) {
        network = new TestNetwork("atm25", "5000000", 100, List.of(north));
        up("trunk", false);
        network.connect("b", "d", CBR, ofSpare);
        up("trunk", true);
        ends = network.connect("a", "c", CBR, cellsPerSecond);
        assertThat(uses("trunk")).isTrue();
    }

    private void up(String link, boolean up) {
        network.fabric.setUp(network.fabric.link(link), up);
    }

    private void trunkFails() {
        up("trunk", false);
        network.paths.linkFailed(network.fabric.link("trunk"));
        network.scheduler.runOut();
    }

    private boolean uses(String link) {
        return ends.path.uses(network.fabric.link(link));
    }

    private void carries() {
        ends.send(40, 10);
        network.scheduler.runOut();
        assertThat(ends.units).hasSize(10);
        ends.close();
        network.open.forEach(CircuitPath::release);
        assertThat(network.paths.count()).isZero();
    }

    private void isLoweredTo(int least, int most, String link) {
        trunkFails();
        assertThat(network.upcalls).hasSize(1);
        assertThat(ends.path.contract().forward().pcr()).isBetween(least, most);
        assertThat(uses(link)).isTrue();
        carries();
    }

    @Test
    void itGoesALongerWayWhereTheShorterHasNoRoomForWhatItHas() {
        begin(4_000, 2_000, "e1", "5000000");
        trunkFails();
        assertThat(network.upcalls).isEmpty();
        assertThat(uses("up") && uses("down")).isTrue();
        carries();
    }

    @Test
    void itGoesTheWayThatCarriesMostWhereNoneHasRoomForAll() {
        begin(9_000, 2_000, "5000000", "3000000");
        isLoweredTo(6_000, 7_075, "down");
    }

    @Test
    void itStaysOnTheShorterWayWhereTheLongerCarriesLess() {
        begin(4_000, 1_000, "e1", "500000");
        isLoweredTo(3_000, 3_528, "spare");
    }

    @Test
    void itIsLostWhereNoWayHasRoomForAnyOfIt() {
        begin(4_000, 2_000, "64000", "e1");
        up("up", false);
        up("trunk", false);
        Answer.Refused refused = (Answer.Refused) network.ask("b", "d", CBR, 4_000);
        network.connect(
                "b", "d", CBR, refused.available().orElseThrow().forward().pcr());
        trunkFails();
        assertThat(network.upcalls).containsExactly("lost to c: RESOURCE_UNAVAILABLE");
    }
}
