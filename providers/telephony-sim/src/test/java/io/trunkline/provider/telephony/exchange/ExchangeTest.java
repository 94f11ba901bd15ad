package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Bearer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.provider.telephony.call.Switching.Route;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;
    private static final long MILLI = EventScheduler.PICOS_PER_MILLI;

    private static Town numbered() {
        return Town.of(
                "hosts { alice {}, bob { address = \"+4940777\", numbers = \"+49405000-+49405099\" }, carol { address = 4930112 } }",
                "exchanges { west { area = 30 }, east { area = 40 } }",
                "links = [ { from = alice, to = west }, { from = carol, to = west }, { from = bob, to = east, rate = bri, count = 3 }",
                "  { from = west, to = east, circuits = 10 } ]");
    }

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // dialled at alice's, leads to
        "112,             [carol]",
        "030112,          [carol]",
        "004930112,       [carol]",
        "+4930112,        [carol]",
        "4930112,         [carol]", // a whole number without prefix, as it stands in an address
        "1001,            [alice]",
        "040777,          '[bob/1, bob/2, bob/3]'",
        "0405042,         '[bob/1, bob/2, bob/3]'"})
    // @formatter:on
    void digitsLeadWhereThePlanSays(String digits, String accesses) {
        assertThat(((Route.To) numbered().exchange.route("alice", digits)).accesses())
                .hasToString(accesses);
    }

    @ParameterizedTest
    @CsvSource({"0405100, 1", "113, 1", "0301129, 1", "0012345678, 3", "05099, 3", "12a, 28", "0049301234567890123, 28"
    })
    void wrongNumbersHaveTheirCause(String digits, int cause) {
        Route route = numbered().exchange.route("alice", digits);
        assertThat(route).isInstanceOf(Route.Nowhere.class);
        assertThat(((Route.Nowhere) route).cause().code()).isEqualTo(cause);
    }

    @Test
    void numberOfTooManyDigitsIsRefusedBeforeAnythingElse() {
        Route route = numbered().exchange.route("alice", "1".repeat(40));
        assertThat(route).isEqualTo(new Route.Nowhere(CauseValue.INVALID_NUMBER_FORMAT));
    }

    @ParameterizedTest
    @CsvSource({"''", "0", "00", "0040", "11", "040", "04050", "040509"})
    void beginOfANumberIsIncomplete(String digits) {
        String asDialled = digits.equals("0040") ? "00494" : digits;
        assertThat(numbered().exchange.route("alice", asDialled)).isEqualTo(new Route.Incomplete());
    }

    @Test
    void whatIsDialledIsTheShortestFormThatLeadsThere() {
        Exchange exchange = numbered().exchange;
        assertThat(exchange.dialled("alice", "+4930112")).isEqualTo("112");
        assertThat(exchange.dialled("alice", "+4940777")).isEqualTo("040777");
        assertThat(exchange.dialled("alice", "+15551234")).isEqualTo("0015551234");
        assertThat(exchange.dialled("bob/2", "4930112")).isEqualTo("030112");
    }

    @Test
    void callerShowsOnlyNumbersOfItsOwn() {
        Exchange exchange = numbered().exchange;
        assertThat(exchange.callingNumber("bob/1", Optional.empty())).contains("4940777");
        assertThat(exchange.callingNumber("bob/1", Optional.of("5033"))).contains("49405033");
        assertThat(exchange.callingNumber("bob/1", Optional.of("+49405033"))).contains("49405033");
        assertThat(exchange.callingNumber("bob/1", Optional.of("112"))).contains("4940777");
    }

    @ParameterizedTest
    @CsvSource({"pri-e1, 30, 31, 16", "pri-t1, 23, 23, 24", "bri, 2, 2, 3"})
    void accessHasItsChannelsByNumber(String rate, int channels, int last, int missing) {
        Town town = Town.of(
                "hosts { a {} }", "exchanges { x {} }", "links = [ { from = a, to = x, rate = " + rate + " } ]");
        assertThat(town.exchange.access("a").channels()).hasSize(channels);
        assertThat(town.exchange.access("a").channel(last).number()).isEqualTo(last);
        assertThat(Town.cause(town.exchange.takeChannels("a", ChannelWish.exclusive(missing))))
                .isEqualTo(CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST);
        assertThat(Town.cause(town.exchange.takeChannels("a", ChannelWish.any(channels + 1))))
                .isEqualTo(CauseValue.BEARER_NOT_IMPLEMENTED);
        assertThat(town.channels("a", channels).numbers())
                .hasSize(channels)
                .last()
                .isEqualTo(last);
    }

    @Test
    void channelsAreTheLowestThatAreFreeUnlessOthersAreWished() {
        Town town = Town.small();
        assertThat(town.channels("alice", 1).numbers()).containsExactly(1);
        Bearer fifth = ((Answer.Taken<Bearer>) town.exchange.takeChannels("alice", ChannelWish.exclusive(5))).thing();
        assertThat(fifth.numbers()).containsExactly(5);
        assertThat(Town.cause(town.exchange.takeChannels("alice", ChannelWish.exclusive(5))))
                .isEqualTo(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        Bearer other = ((Answer.Taken<Bearer>) town.exchange.takeChannels("alice", ChannelWish.preferred(5))).thing();
        assertThat(other.numbers()).containsExactly(2);
        assertThat(town.channels("alice", 4).numbers()).containsExactly(3, 4, 6, 7);
        fifth.giveBack();
        fifth.giveBack();
        assertThat(town.channels("alice", 1).numbers()).containsExactly(5);
    }

    @Test
    void channelsThatACallCannotHaveAreNotTakenThoughNobodyHoldsThem() {
        Town town = Town.small();
        ChannelWish any = ChannelWish.any(2).without(Set.of(1, 3));
        assertThat(((Answer.Taken<Bearer>) town.exchange.takeChannels("alice", any))
                        .thing()
                        .numbers())
                .containsExactly(2, 4);
        ChannelWish third = ChannelWish.exclusive(3);
        assertThat(Town.cause(town.exchange.takeChannels("alice", third.without(Set.of(3)))))
                .isEqualTo(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        assertThat(town.exchange.takeChannels("alice", third)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void channelsAreTakenAllOrNone() {
        Town town = Town.small();
        town.channels("alice", 28);
        assertThat(Town.cause(town.exchange.takeChannels("alice", ChannelWish.any(3))))
                .isEqualTo(CauseValue.NO_CIRCUIT_AVAILABLE);
        assertThat(town.exchange.access("alice").freeChannels()).isEqualTo(2);
    }

    @Test
    void circuitsAreTakenOnEveryTrunkAllOrNoneAndByTheShortestWayFirst() {
        Town town = Town.triangle("");
        Circuit direct = town.circuit(6);
        assertThat(town.exchange.freeCircuits("direct")).isZero();
        Circuit around = town.circuit(4);
        assertThat(around.signallingDelayPicos()).isEqualTo(direct.signallingDelayPicos() + 100 * MILLI);
        assertThat(town.exchange.freeCircuits("ws")).isEqualTo(6);
        assertThat(Town.cause(town.exchange.takeCircuit("alice", "bob", 1))).isEqualTo(CauseValue.NO_CIRCUIT_AVAILABLE);
        assertThat(town.exchange.freeCircuits("ws")).isEqualTo(6);
        direct.giveBack();
        around.giveBack();
        around.giveBack();
        assertThat(town.exchange.isIdle()).isTrue();
    }

    @Test
    void callWiderThanEveryTrunkFindsNoCircuit() {
        assertThat(Town.cause(Town.triangle("").exchange.takeCircuit("alice", "bob", 7)))
                .isEqualTo(CauseValue.NO_CIRCUIT_AVAILABLE);
    }

    @Test
    void fullExchangeIsCongested() {
        Town town = Town.triangle("");
        town.circuit(6);
        for (int i = 0; i < 3; i++) town.circuit(1);
        assertThat(Town.cause(town.exchange.takeCircuit("alice", "bob", 1))).isEqualTo(CauseValue.SWITCHING_CONGESTION);
    }

    @Test
    void exchangesThatNothingJoinsHaveNoRoute() {
        Town town = Town.of("hosts { alice {} }", "exchanges { x {}, y {} }", "links = [ { from = alice, to = x } ]");
        Office y = town.exchange.parts().offices().get("y");
        assertThat(Town.cause(town.exchange.takeCircuit(town.exchange.access("alice").office, y, 1)))
                .isEqualTo(CauseValue.NO_ROUTE_TO_DESTINATION);
    }

    @Test
    void signallingTakesTheWorkOfEveryExchangeAndTheLinesBetween() {
        assertThat(Town.triangle("").circuit(1).signallingDelayPicos()).isEqualTo(202 * MILLI);
        assertThat(Town.small().circuit(1).signallingDelayPicos()).isEqualTo(100 * MILLI);
    }

    @Test
    void switchedChannelsAreJoinedInTheOrderOfTheirNumbersEachWithItsOwnDelay() {
        Town town = Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x, delay = 1ms, skew = 29ms }, { from = bob, to = y, delay = 2ms }",
                "  { from = x, to = y, circuits = 11, delay = 10ms, skew = 100ms } ]");
        Bearer callers = town.channels("alice", 3);
        town.channels("bob", 1);
        Bearer called = town.channels("bob", 3);
        town.circuit(3).switchThrough(callers, called);
        List<Long> delays = new ArrayList<>();
        for (int number : called.numbers()) {
            BChannel end = town.exchange.access("bob").channel(number);
            assertThat(end.farEnd().number()).isEqualTo(number - 1);
            end.receiver(octets -> delays.add(town.events.nowPicos() - MILLI));
        }
        for (int number : callers.numbers()) {
            town.exchange.access("alice").channel(number).send(new byte[1], 64, () -> {});
        }
        town.events.runOut();
        assertThat(delays).containsExactly(13 * MILLI, 24 * MILLI, 35 * MILLI);
    }

    @Test
    void resumedCallIsSwitchedThroughAgainOnAnotherChannel() {
        Town town = Town.small();
        Bearer first = town.channels("alice", 1);
        Bearer called = town.channels("bob", 1);
        Circuit circuit = town.circuit(1);
        circuit.switchThrough(first, called);
        first.giveBack();
        assertThat(town.exchange.access("bob").channel(1).isConnected()).isFalse();
        Bearer second = ((Answer.Taken<Bearer>) town.exchange.takeChannels("alice", ChannelWish.exclusive(9))).thing();
        circuit.switchThrough(second, called);
        assertThat(town.exchange.access("bob").channel(1).farEnd().number()).isEqualTo(9);
        circuit.giveBack();
        assertThat(town.exchange.access("bob").channel(1).isConnected()).isFalse();
        assertThatThrownBy(() -> circuit.switchThrough(second, called)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endOfACallLeavesTheNextOneOnItsChannelsAlone() {
        Town town = Town.small();
        Bearer first = town.channels("alice", 1);
        Bearer called = town.channels("bob", 1);
        Circuit ending = town.circuit(1);
        ending.switchThrough(first, called);
        first.giveBack();
        called.giveBack();
        Bearer next = town.channels("alice", 1);
        town.circuit(1).switchThrough(next, town.channels("bob", 1));
        ending.giveBack();
        assertThat(town.exchange.access("alice").channel(1).isConnected()).isTrue();
    }

    @Test
    void callerPaysTheFeeAndEveryUnitThatHasBegunForEachChannel() {
        Tariff tariff = new Tariff(new BigDecimal("0.12"), 30 * SECOND, new BigDecimal("0.06"));
        assertThat(tariff.cost(0, 1)).isEqualByComparingTo("0.18");
        assertThat(tariff.cost(30 * SECOND, 1)).isEqualByComparingTo("0.18");
        assertThat(tariff.cost(30 * SECOND + 1, 1)).isEqualByComparingTo("0.24");
        assertThat(tariff.cost(60 * SECOND, 10)).isEqualByComparingTo("2.40");
    }

    @Test
    void costIsReportedByChannelAndByHostAndUnitsEndAsInstants() {
        Town town = Town.small();
        town.events.runUntil(5 * SECOND);
        Bearer caller = town.channels("alice", 2);
        Circuit circuit = town.circuit(2);
        assertThat(town.exchange.charge("alice", 1)).isEmpty();
        circuit.switchThrough(caller, town.channels("bob", 2));
        Charge charge = town.exchange.charge("alice", 2).orElseThrow();
        assertThat(town.exchange.charge("bob", 1)).isEmpty();
        assertThat(charge.unitEndPicos(5 * SECOND)).isEqualTo(65 * SECOND);
        assertThat(charge.unitEndPicos(65 * SECOND)).isEqualTo(65 * SECOND);
        assertThat(charge.unitEndPicos(65 * SECOND + 1)).isEqualTo(125 * SECOND);
        town.events.runUntil(80 * SECOND);
        assertThat(town.exchange.cost("alice")).isEqualByComparingTo("0.40"); // 2 x (0.10 + 2 x 0.05)
        circuit.giveBack();
        town.events.runUntil(500 * SECOND);
        assertThat(town.exchange.cost("alice")).isEqualByComparingTo("0.40");
        assertThat(town.exchange.cost("bob")).isEqualByComparingTo("0");
        assertThat(charge.isRunning()).isFalse();
    }

    @Test
    void fiveHundredCallsAreHeldAtOnceAndGivenBack() {
        Town town = Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x, count = 20 }, { from = bob, to = y, count = 20 }, { from = x, to = y, circuits = 600 } ]");
        List<Runnable> ends = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Bearer caller = town.channels("alice/" + (i % 20 + 1), 1);
            Bearer called = town.channels("bob/" + (i % 20 + 1), 1);
            Circuit circuit =
                    ((Answer.Taken<Circuit>) town.exchange.takeCircuit(caller.access(), called.access(), 1)).thing();
            circuit.switchThrough(caller, called);
            ends.add(circuit::giveBack);
            ends.add(caller::giveBack);
            ends.add(called::giveBack);
        }
        assertThat(town.exchange.freeCircuits("x-y")).isZero();
        ends.forEach(Runnable::run);
        assertThat(town.exchange.isIdle()).isTrue();
    }
}
