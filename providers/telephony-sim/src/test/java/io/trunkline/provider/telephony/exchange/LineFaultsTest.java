package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Bearer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.Fault;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineFaultsTest {
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;

    @Test
    void lostChannelIsToldToItsCallAndIsNotGivenAgainUntilItComesBack() {
        Town town = Town.small();
        Bearer bearer = town.channels("alice", 1);
        town.fault("at=0s down channel=alice:1 for=10s");
        assertThat(town.lostBearers).containsExactly(bearer);
        assertThat(town.causes).containsExactly(CauseValue.TEMPORARY_FAILURE);
        bearer.giveBack();
        assertThat(town.channels("alice", 1).numbers()).containsExactly(2);
        assertThat(Town.cause(town.exchange.takeChannels("alice", ChannelWish.exclusive(1))))
                .isEqualTo(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        town.events.runUntil(10 * SECOND);
        assertThat(town.channels("alice", 1).numbers()).containsExactly(1);
    }

    @Test
    void channelThatNobodyHoldsFailsSilently() {
        Town town = Town.small();
        town.fault("at=0s down channel=bob:31");
        assertThat(town.lostBearers).isEmpty();
        assertThat(town.exchange.access("bob").freeChannels()).isEqualTo(29);
        town.fault("at=0s up channel=bob:31");
        assertThat(town.exchange.access("bob").freeChannels()).isEqualTo(30);
    }

    @Test
    void signallingThatFailsLeavesCallsUpButTakesNoNewOnes() {
        Town town = Town.small();
        Bearer bearer = town.channels("alice", 1);
        town.fault("at=0s down channel=alice:d for=5s");
        assertThat(town.lostBearers).isEmpty();
        assertThat(town.exchange.access("alice").channel(1).isUp()).isTrue();
        assertThat(Town.cause(town.exchange.takeChannels("alice", ChannelWish.any(1))))
                .isEqualTo(CauseValue.DESTINATION_OUT_OF_ORDER);
        town.events.runUntil(5 * SECOND);
        assertThat(town.channels("alice", 1).numbers()).containsExactly(2);
        assertThat(bearer.numbers()).containsExactly(1);
    }

    @Test
    void lineThatFailsTakesEveryCallOfItsAccess() {
        Town town = Town.small();
        town.channels("alice", 2);
        town.channels("alice", 1);
        town.channels("bob", 1);
        town.fault("at=0s down link=alice-x1 for=1s");
        assertThat(town.lostBearers)
                .hasSize(2)
                .allMatch(bearer -> bearer.access().equals("alice"));
        town.lostBearers.forEach(Bearer::giveBack);
        town.events.runUntil(SECOND);
        assertThat(town.exchange.access("alice").freeChannels()).isEqualTo(30);
    }

    @Test
    void trunkThatFailsCutsItsCallsAndTheNextOnesGoAnotherWay() {
        Town town = Town.triangle("");
        Bearer caller = town.channels("alice", 1);
        Bearer called = town.channels("bob", 1);
        Circuit circuit = town.circuit(1);
        circuit.switchThrough(caller, called);
        town.fault("at=0s down link=direct");
        assertThat(town.lostCircuits).containsExactly(circuit);
        assertThat(town.causes).containsExactly(CauseValue.NETWORK_OUT_OF_ORDER);
        assertThat(town.exchange.access("alice").channel(1).isConnected()).isFalse();
        circuit.giveBack();
        assertThat(town.circuit(4).signallingDelayPicos()).isEqualTo(302 * EventScheduler.PICOS_PER_MILLI);
        town.fault("at=0s down link=se");
        assertThat(Town.cause(town.exchange.takeCircuit("alice", "bob", 1))).isEqualTo(CauseValue.NETWORK_OUT_OF_ORDER);
        town.fault("at=0s up link=direct");
        town.circuit(6);
    }

    @Test
    void exchangeThatRestartsLosesTheCallsThroughIt() {
        Town town = Town.triangle("");
        Bearer caller = town.channels("alice", 6);
        Circuit direct = town.circuit(6);
        direct.switchThrough(caller, town.channels("bob", 6));
        Circuit around = town.circuit(1);
        town.fault("at=0s restart node=south");
        assertThat(town.lostCircuits).containsExactly(around);
        assertThat(town.restarted).isEmpty();
        town.fault("at=0s restart node=west");
        assertThat(town.lostCircuits).containsExactly(around, direct, around);
        assertThat(town.restarted).containsExactly("alice");
        assertThat(town.causes).containsOnly(CauseValue.TEMPORARY_FAILURE);
        assertThat(town.exchange.access("alice").channel(1).isConnected()).isFalse();
        assertThatThrownBy(() -> town.faults.check(Fault.parse("at=0s restart node=alice")))
                .hasMessage("there is no exchange 'alice', the network has [east, south, west]");
    }

    @Test
    void lossAndBitErrorsOfALinkAreThoseOfTheChannelsOverIt() {
        Town town = Town.triangle("");
        town.circuit(1).switchThrough(town.channels("alice", 1), town.channels("bob", 1));
        BChannel alice = town.exchange.access("alice").channel(1);
        List<Integer> came = new ArrayList<>();
        town.exchange.access("bob").channel(1).receiver(octets -> came.add(octets.length));
        town.fault("at=0s loss link=direct probability=1 for=1s");
        alice.send(new byte[1], 64, () -> {});
        town.events.runUntil(2 * SECOND);
        alice.send(new byte[2], 64, () -> {});
        town.events.runUntil(3 * SECOND);
        town.fault("at=0s bit-errors link=alice-west probability=1");
        alice.send(new byte[3], 64, () -> {});
        town.events.runOut();
        assertThat(came).containsExactly(2);
        assertThat(alice.counts().lostFrames()).isEqualTo(1);
        assertThat(alice.counts().damagedFrames()).isEqualTo(1);
    }

    @Test
    void faultsOfWhatIsNotThereAreOneClearLine() {
        Town town = Town.small();
        assertThatThrownBy(() -> town.faults.check(Fault.parse("at=0s down channel=carol:1")))
                .hasMessage("there is no access 'carol', the network has [alice, bob]");
        assertThatThrownBy(() -> town.faults.check(Fault.parse("at=0s down channel=alice:16")))
                .hasMessageStartingWith("alice has no channel 16, but [1, 2,");
        assertThatThrownBy(() -> town.faults.check(Fault.parse("at=0s down link=moon")))
                .hasMessageStartingWith("there is no link 'moon'");
        assertThat(LineFaults.handles(Fault.parse("at=0s busy"))).isFalse();
        assertThat(LineFaults.handles(Fault.parse("at=0s up link=x"))).isTrue();
    }

    @Test
    void callsOfOthersAreClearedByFaultsToo() {
        Town town = Town.triangle(
                "background { others { kind = calls, from = alice, to = bob, erlang = 5, hold = 100s } }");
        town.events.runUntil(300 * SECOND);
        assertThat(town.exchange.freeCircuits("direct")).isLessThan(6);
        town.fault("at=0s down link=direct");
        assertThat(town.lostCircuits).isEmpty();
        assertThat(town.exchange.freeCircuits("direct")).isEqualTo(6);
        town.fault("at=0s down link=alice-west");
        town.exchange.stopBackground();
        assertThat(town.exchange.isIdle()).isTrue();
        long offered = town.exchange.background().get(0).offered();
        town.events.runUntil(1000 * SECOND);
        assertThat(town.exchange.background().get(0).offered()).isEqualTo(offered);
    }

    /** Calls come, are joined, fail and end in any order; in the end everything is back. */
    @Property(tries = 200)
    void nothingIsLeftOverWhateverFails(@ForAll @IntRange(min = 0) int seed) {
        Town town = Town.triangle("");
        SeededRandom random = new SeededRandom(seed);
        String[] places = {
            "link=direct", "link=ws", "link=se", "link=alice-west", "channel=alice:3", "channel=bob:2", "channel=bob:d"
        };
        List<Runnable> ends = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            switch (random.below(4)) {
                case 0 -> call(town, 1 + random.below(3), ends);
                case 1 -> town.fault("at=0s down " + places[random.below(places.length)]);
                case 2 -> town.fault("at=0s up " + places[random.below(places.length)]);
                default -> {
                    if (!ends.isEmpty()) ends.remove(random.below(ends.size())).run();
                }
            }
            town.lostBearers.forEach(Bearer::giveBack);
            town.lostCircuits.forEach(Circuit::giveBack);
            town.lostBearers.clear();
            town.lostCircuits.clear();
        }
        ends.forEach(Runnable::run);
        for (String place : places) town.fault("at=0s up " + place);
        assertThat(town.exchange.isIdle()).isTrue();
        assertThat(town.exchange.access("alice").freeChannels()).isEqualTo(30);
        assertThat(town.exchange.access("bob").freeChannels()).isEqualTo(30);
        for (BChannel channel : town.exchange.access("bob").channels())
            assertThat(channel.isConnected()).isFalse();
    }

    private static void call(Town town, int width, List<Runnable> ends) {
        if (!(town.exchange.takeChannels("alice", ChannelWish.any(width)) instanceof Answer.Taken<Bearer> caller))
            return;
        ends.add(caller.thing()::giveBack);
        if (!(town.exchange.takeChannels("bob", ChannelWish.any(width)) instanceof Answer.Taken<Bearer> called)) return;
        ends.add(called.thing()::giveBack);
        if (!(town.exchange.takeCircuit("alice", "bob", width) instanceof Answer.Taken<Circuit> circuit)) return;
        ends.add(circuit.thing()::giveBack);
        circuit.thing().switchThrough(caller.thing(), called.thing());
    }
}
