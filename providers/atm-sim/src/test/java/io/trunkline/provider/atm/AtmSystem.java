package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.CircuitConversation;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.CircuitSystem;
import java.util.List;
import java.util.Random;

/** ATM as the tests of all providers of circuits see it. */
interface AtmSystem extends CircuitSystem {
    @Override
    default String provider() {
        return "atm-sim";
    }

    @Override
    default List<String> networkOfThree() {
        return List.of(
                "hosts { alice {}, bob {}, carol {} }",
                "switches { s1 {} }",
                "links = [ { from = alice, to = s1 }, { from = bob, to = s1 }, { from = carol, to = s1 } ]");
    }

    @Override
    default List<String> randomNetwork(Random random) {
        return RandomNetwork.lines(random);
    }

    @Override
    default List<String> randomSettings(Random random) {
        return List.of(
                "buffer = " + (1_024 << random.nextInt(9)),
                "fragment = " + (64 + random.nextInt(random.nextBoolean() ? 200 : 8_000)),
                "largest-message = " + (random.nextInt(3) == 0 ? 1 + random.nextInt(3_000) : 65_535));
    }

    @Override
    default String linkOf(String host) {
        return host + "-s1";
    }

    @Override
    default int octetsOfSeconds() {
        return 1_000_000;
    }

    @Override
    default CircuitConversation conversation(CircuitHosts hosts, long seed, int octets, int messages) {
        return new Conversation(hosts, seed, octets, messages);
    }
}
