package io.trunkline.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket may be closed as soon as it is connected: what it has sent arrives, and the other side sees its end. */
@Timeout(60)
@SimulatedNetworkTest
class CloseAtOnceTest {
    @Test
    void callerThatSendsNothingIsSeenToEnd(SimulatedNetworkHandle network) throws Exception {
        Party<String> bob = network.submit("bob", ws2 -> {
            try (Ws2Socket listener = ws2.listen("atm-sim", "bob:9000");
                    Ws2Socket caller = listener.accept()) {
                return new String(caller.input().readAllBytes(), UTF_8);
            }
        });
        SimulatedNetworkTestTest.connected(network.host("alice")).close();
        assertThat(bob.await()).isEmpty();
    }

    @Test
    void whatTheCallerSendsBeforeItClosesArrives(SimulatedNetworkHandle network) throws Exception {
        Party<String> bob = network.submit("bob", ws2 -> {
            try (Ws2Socket listener = ws2.listen("atm-sim", "bob:9000");
                    Ws2Socket caller = listener.accept()) {
                return new String(caller.input().readAllBytes(), UTF_8);
            }
        });
        try (Ws2Socket alice = SimulatedNetworkTestTest.connected(network.host("alice"))) {
            alice.output().write("in haste".getBytes(UTF_8));
        }
        assertThat(bob.await()).isEqualTo("in haste");
    }

    @Test
    void whatTheCalledSideSendsBeforeItClosesArrives(SimulatedNetworkHandle network) throws Exception {
        Party<Void> bob = network.start("bob", ws2 -> {
            try (Ws2Socket listener = ws2.listen("atm-sim", "bob:9000");
                    Ws2Socket caller = listener.accept()) {
                caller.output().write("in haste".getBytes(UTF_8));
            }
        });
        try (Ws2Socket alice = SimulatedNetworkTestTest.connected(network.host("alice"))) {
            assertThat(new String(alice.input().readAllBytes(), UTF_8)).isEqualTo("in haste");
        }
        bob.await();
    }
}
