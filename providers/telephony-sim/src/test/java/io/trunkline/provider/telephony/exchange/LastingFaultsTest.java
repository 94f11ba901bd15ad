package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults that end, alone and while others last. */
class LastingFaultsTest {
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;

    private static int free(Town town, String access) {
        return town.exchange.access(access).freeChannels();
    }

    @Test
    void lossThatEndsGivesALineBackThatOfTheNetworkFile() {
        Town town = Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1, loss = 1 }, { from = bob, to = x1, bit-errors = 1 } ]");
        town.circuit(1).switchThrough(town.channels("alice", 1), town.channels("bob", 1));
        BChannel alice = town.exchange.access("alice").channel(1);
        List<Integer> came = new ArrayList<>();
        town.exchange.access("bob").channel(1).receiver(octets -> came.add(octets.length));
        town.fault("at=0s loss link=alice-x1 probability=0 for=3s");
        alice.send(new byte[1], 64, () -> {});
        town.fault("at=0s bit-errors link=bob-x1 probability=0 for=2s");
        town.events.runUntil(SECOND);
        alice.send(new byte[2], 64, () -> {});
        town.events.runUntil(2 * SECOND);
        alice.send(new byte[3], 64, () -> {});
        town.events.runUntil(3 * SECOND);
        assertThat(alice.counts().damagedFrames()).isEqualTo(1);
        alice.send(new byte[4], 64, () -> {});
        town.events.runUntil(4 * SECOND);
        assertThat(alice.counts().lostFrames()).isEqualTo(1);
        assertThat(came).contains(2).doesNotContain(3, 4);
    }

    @Test
    void channelThatIsDownStaysDownWhenItsLineComesBack() {
        Town town = Town.small();
        town.fault("at=0s down channel=alice:1");
        town.fault("at=0s down channel=alice:d for=2s");
        town.fault("at=0s down link=alice-x1 for=1s");
        assertThat(free(town, "alice")).isZero();
        town.events.runUntil(SECOND);
        assertThat(town.exchange.access("alice").isUp()).as("its signalling").isFalse();
        assertThat(town.exchange.access("alice").channel(2).isUp()).isTrue();
        town.events.runUntil(2 * SECOND);
        assertThat(free(town, "alice")).isEqualTo(29);
        assertThat(town.channels("alice", 1).numbers()).containsExactly(2);
        town.fault("at=0s up channel=alice:1");
        assertThat(town.channels("alice", 1).numbers()).containsExactly(1);
    }

    @Test
    void channelWhoseOwnOutageEndsWaitsForItsLine() {
        Town town = Town.small();
        town.fault("at=0s down link=alice-x1 for=2s");
        town.fault("at=0s down channel=alice:1 for=1s");
        town.events.runUntil(SECOND);
        assertThat(town.exchange.access("alice").channel(1).isUp()).isFalse();
        town.events.runUntil(2 * SECOND);
        assertThat(free(town, "alice")).isEqualTo(30);
    }

    @Test
    void lineThatWentDownTwiceIsUpWhenTheLastOutageEnds() {
        Town town = Town.triangle("");
        town.fault("at=0s down link=direct for=3s");
        town.fault("at=0s down link=se");
        town.fault("at=0s down link=direct for=1s");
        town.events.runUntil(2 * SECOND);
        assertThat(Town.cause(town.exchange.takeCircuit("alice", "bob", 1))).isEqualTo(CauseValue.NETWORK_OUT_OF_ORDER);
        town.events.runUntil(3 * SECOND);
        town.circuit(6);
    }

    @Test
    void outageThatWasEndedByHandDoesNotEndALaterOne() {
        Town town = Town.small();
        town.fault("at=0s down link=alice-x1 for=2s");
        town.fault("at=0s up link=alice-x1");
        assertThat(free(town, "alice")).isEqualTo(30);
        town.fault("at=0s down link=alice-x1 for=5s");
        town.events.runUntil(3 * SECOND);
        assertThat(free(town, "alice")).isZero();
        town.events.runUntil(5 * SECOND);
        assertThat(free(town, "alice")).isEqualTo(30);
    }
}
