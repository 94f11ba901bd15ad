package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.simulation.EventScheduler;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exchange loses as many calls as theory says: half of the 95 % interval is at most 3 % of the value, which lies in it.
 * {@code -Dblocking.all=true} also runs the cases that take long, and prints what every case has found.
 */
@Tag("once") // what it finds out is the same on every JDK
class BlockingTest {
    private static final double PRECISION = 0.03;
    /** Student's t for 19 degrees of freedom, both sides .05 %, against that of 2.5 %: of many cases some are outside the latter. */
    private static final double FAR = 3.883 / 2.093;

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // circuits, erlang, lost, calls
        " 1, .5, .3333,   300000",
        " 2,  1, .2000,   300000",
        " 6,  3, .0522,  400000",
        "10,  7, .0787,  600000",
        "23, 20, .0849,  600000",
        "30, 25, .0526, 1000000"})
    // @formatter:on
    void lostPartAgreesWithErlang(int circuits, double erlang, double lost, int calls) {
        assertErlang(circuits, erlang, lost, calls, 1);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(
            named = "blocking.all",
            matches = "true",
            disabledReason = "takes long: few of these calls are lost")
    // @formatter:off
    @CsvSource({
        " 1, .1, .0909,  1000000",
        " 2, .5, .0769,  1000000",
        " 6,  2, .0121,  4000000",
        "10,  5, .0184,  4000000",
        "23, 15, .0135, 10000000",
        "30, 20, .00846, 20000000",
        "46, 36, .0172, 20000000",
        "46, 40, .0451, 10000000",
        "60, 50, .0217, 20000000"})
    // @formatter:on
    void lostPartOfRareLossesAgreesWithErlang(int circuits, double erlang, double lost, int calls) {
        assertErlang(circuits, erlang, lost, calls, FAR);
    }

    /** Of 40 intervals of 95 % fewer than 33 hold the value with a chance of 1 in 1400 if they are what they say. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "blocking.all", matches = "true", disabledReason = "takes long: forty seeds")
    @CsvSource({"6, 2", "10, 5", "30, 20", "46, 40"})
    void intervalsOfFortySeedsHoldTheValueAsOftenAsTheySay(int circuits, double erlang) {
        double theory = LossFormulas.erlangB(circuits, erlang);
        int holding = 0;
        for (int seed = 1001; seed <= 1040; seed++) {
            OfferedTraffic.Lost found =
                    new OfferedTraffic(circuits, new int[] {1}, new double[] {erlang}, seed).offer(500_000)[0];
            if (Math.abs(found.part() - theory) <= found.halfWidth()) holding++;
        }
        tell(circuits + " circuits, " + erlang + " erlang: " + holding + " of 40 intervals hold " + theory);
        assertThat(holding).isGreaterThanOrEqualTo(33);
    }

    private static void assertErlang(int circuits, double erlang, double lost, int calls, double widths) {
        double theory = LossFormulas.erlangB(circuits, erlang);
        assertThat(theory).isCloseTo(lost, within(0.00006));
        OfferedTraffic.Lost found =
                new OfferedTraffic(circuits, new int[] {1}, new double[] {erlang}, circuits).offer(calls)[0];
        tell(circuits + " circuits, " + erlang + " erlang, " + calls + " calls");
        assertAgrees(found, theory, widths);
    }

    private static void tell(String what) {
        if (Boolean.getBoolean("blocking.all")) System.out.println(what);
    }

    private static void assertAgrees(OfferedTraffic.Lost found, double theory, double widths) {
        tell("  lost " + found.part() + " ± " + found.halfWidth() + ", in theory " + theory);
        assertThat(found.halfWidth()).as(found.toString()).isLessThanOrEqualTo(PRECISION * theory);
        assertThat(found.part()).as(found.toString()).isCloseTo(theory, within(widths * found.halfWidth()));
    }

    @ParameterizedTest
    @CsvSource({"30, .030, .226", "23, .068, .436"})
    void callsOfMixedWidthAreLostAsKaufmanAndRobertsSay(int circuits, double narrow, double wide) {
        int[] widths = {1, 6};
        double[] erlangs = {10, 2};
        double[] theory = LossFormulas.kaufmanRoberts(circuits, widths, erlangs);
        assertThat(theory[0]).isCloseTo(narrow, within(0.0006));
        assertThat(theory[1]).isCloseTo(wide, within(0.0006));
        OfferedTraffic.Lost[] found = new OfferedTraffic(circuits, widths, erlangs, 1).offer(1_500_000);
        tell(circuits + " circuits, 10 erlang of 1 channel and 2 of 6");
        assertAgrees(found[0], theory[0], 1);
        assertAgrees(found[1], theory[1], 1);
    }

    @Test
    void callsOfOthersFromAFileAreLostAsErlangSays() {
        Town town = Town.of(
                7,
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x }, { from = bob, to = y }, { from = x, to = y, circuits = 6 } ]",
                "background { calls { kind = calls, from = alice, to = bob, erlang = 3, hold = 10s } }");
        town.events.runUntil(1_000_000L * 1_000_000_000_000L);
        BackgroundCalls calls = town.exchange.background().get(0);
        tell("background calls, 6 circuits, 3 erlang: " + calls.blocked() + " of " + calls.offered() + " lost");
        assertThat((double) calls.offered()).isCloseTo(300_000, within(3_000.0));
        assertThat((double) calls.blocked() / calls.offered())
                .isCloseTo(LossFormulas.erlangB(6, 3), within(PRECISION * LossFormulas.erlangB(6, 3)));
    }

    @Test
    void callsOfOthersAreCountedWithTheCauseForWhichTheyAreBlocked() {
        Town trunks = Town.triangle(
                "background { others { kind = calls, from = alice, to = bob, erlang = 30, hold = 100s, count = 2 } }");
        trunks.events.runUntil(1_000 * EventScheduler.PICOS_PER_SECOND);
        SortedMap<String, Long> counted = trunks.exchange.counters();
        long offered = counted.get("background.others.calls.offered");
        assertThat(offered).isGreaterThan(400);
        assertThat(counted.get("background.others.calls.blocked")).isBetween(300L, offered);
        assertThat(counted.get("background.others.calls.blocked.42"))
                .isEqualTo(counted.get("background.others.calls.blocked"));
        long held = counted.get("trunk.direct.circuits.held") + counted.get("trunk.ws.circuits.held");
        assertThat(counted.get("background.others.calls.holding"))
                .isEqualTo(held)
                .isPositive();
        Town bob = Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1, rate = bri } ]",
                "background { others { kind = calls, from = alice, to = bob, erlang = 20, hold = 100s } }");
        bob.events.runUntil(100 * EventScheduler.PICOS_PER_SECOND);
        assertThat(bob.exchange.counters()).containsKey("background.others.calls.blocked.17");
        bob.fault("at=0s down link=bob-x1");
        bob.events.runUntil(200 * EventScheduler.PICOS_PER_SECOND);
        assertThat(bob.exchange.counters()).containsKey("background.others.calls.blocked.27");
    }
}
