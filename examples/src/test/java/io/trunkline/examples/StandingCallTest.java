package io.trunkline.examples;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.testkit.SimulatedNetworkHandle;
import io.trunkline.testkit.SimulatedNetworkTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
// guide begins
@SimulatedNetworkTest(text = """
        name = thin-line
        hosts { alice {}, bob {} }
        switches { s1 {} }
        links = [
          { from = alice, to = s1, rate = e1 }
          { from = bob,   to = s1, rate = oc3c }
        ]
        """, seed = 7)
class StandingCallTest {
    @Test
    void droppedCallIsPlacedAgain(SimulatedNetworkHandle network) throws Exception {
        network.start("bob", StandingCallTest::bridge);
        try (StandingCall call = new StandingCall(network.host("alice"), "atm-sim", "bob:9000")) {
            call.start();
            network.waitUntil("the first call", call::isUp, ofSeconds(5));

            network.fault("release group-of=alice cause=41");
            network.waitUntil("the loss", () -> !call.isUp(), ofSeconds(5));
            network.waitUntil("the second call", call::isUp, ofSeconds(5));

            assertThat(call.placed()).isEqualTo(2);
            assertThat(network.counter("calls.placed")).isEqualTo(2);
        }
    }

    @Test
    void refusedContractIsPlacedWithWhatIsAvailable(SimulatedNetworkHandle network) throws Exception {
        network.start("bob", StandingCallTest::bridge);
        Ws2 alice = network.host("alice");
        Selection provider = alice.select("atm-sim", Requirements.none());
        Qos tooMuch = Qos.symmetric(FlowSpec.guaranteed(1_000_000, 2_000)); // octets a second; an E1 has 240,000

        QosRefusedException refused = null;
        try {
            talkWith(alice, provider, tooMuch);
        } catch (QosRefusedException e) {
            refused = e;
        }
        assertThat(refused).isNotNull();
        Qos available = refused.available().orElseThrow();
        assertThat(available.sending().tokenRateOctetsPerSecond()).isBetween(1L, 240_000L);

        talkWith(alice, provider, available);
    }

    private static void talkWith(Ws2 alice, Selection provider, Qos qos) throws Ws2Exception {
        try (SocketGroup call = alice.openGroup(provider, GroupKind.CONSTRAINED, GroupQos.require(qos));
                Ws2Socket audio = call.socket(0)) {
            audio.connect("bob:9000", ofSeconds(10));
            audio.send(ByteBuffer.wrap(new byte[100]));
        }
    }

    /** Takes every call and reads what comes, until the test ends. */
    private static void bridge(Ws2 bob) throws Exception {
        try (Ws2Socket listener = bob.listen("atm-sim", "bob:9000")) {
            while (true) {
                Ws2Socket member = listener.accept();
                Thread reading = bob.clock(member.protocolInfo()).threads().newThread(() -> readAll(member));
                reading.start();
            }
        }
    }

    private static void readAll(Ws2Socket member) {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        try (member) {
            while (member.receive(buffer.clear()) > 0) continue;
        } catch (Ws2Exception lost) {
            return; // the caller places it again
        }
    }
    // guide ends
}
