package io.trunkline.provider.telephony;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.testkit.CircuitConversation;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.CircuitSystem;
import java.util.List;
import java.util.Random;

/** Telephony as the tests of all providers of circuits see it. */
interface TelephonySystem extends CircuitSystem {
    @Override
    default String provider() {
        return "telephony-sim";
    }

    @Override
    default TwoHosts hosts(String... settings) throws Ws2Exception {
        return new TwoHosts(settings);
    }

    @Override
    default List<String> networkOfThree() {
        return List.of(
                "hosts { alice {}, bob {}, carol {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1 }, { from = carol, to = x1 } ]");
    }

    @Override
    default List<String> randomNetwork(Random random) {
        return RandomNetwork.lines(random);
    }

    @Override
    default List<String> randomSettings(Random random) {
        return List.of(
                "buffer = " + (1_024 << random.nextInt(9)),
                "fragment = " + (32 + random.nextInt(random.nextBoolean() ? 200 : 1_400)),
                "packet = " + (512 + random.nextInt(3_500)),
                "classes = " + (random.nextInt(3) > 0),
                "differential-delay = " + random.nextInt(100) + "ms",
                "patience = " + (10 + random.nextInt(170)) + "s",
                "largest-message = " + (random.nextInt(3) == 0 ? 1 + random.nextInt(3_000) : 65_535));
    }

    @Override
    default String linkOf(String host) {
        return host + "-x1";
    }

    @Override
    default int octetsOfSeconds() {
        return 200_000;
    }

    @Override
    default CircuitConversation conversation(CircuitHosts hosts, long seed, int octets, int messages) {
        return new Conversation(hosts, seed, octets, messages);
    }
}
