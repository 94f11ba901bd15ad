package io.trunkline.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.testkit.Party;
import io.trunkline.testkit.SimulatedNetworkHandle;
import io.trunkline.testkit.SimulatedNetworkTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
// guide begins
@SimulatedNetworkTest(provider = "telephony-sim", seed = 7)
class LostChannelTest {
    private static final long RATE = 32_000; // octets a second of the group, for which six channels are dialled
    private static final int FRAMES = 150; // of audio, 20 ms each

    @Test
    void groupShrinksAndAudioGoesOn(SimulatedNetworkHandle network) throws Exception {
        Party<List<Long>> delays = network.submit("bob", bob -> hear(bob, network));
        Ws2 alice = network.host("alice");
        Selection provider = alice.select("telephony-sim:message", Requirements.none());
        GroupQos quality = GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(RATE, 1_500)));
        List<Long> granted = new CopyOnWriteArrayList<>();
        try (SocketGroup call = alice.openGroup(provider, GroupKind.CONSTRAINED, quality);
                Ws2Socket audio = call.socket(0)) {
            call.onQosChange(
                    Runnable::run, change -> granted.add(change.qos().sending().tokenRateOctetsPerSecond()));
            audio.connect("bob:9000", ofSeconds(10));
            network.faultAfter(ofSeconds(1), "down channel=alice:2 for=10s");
            for (int frame = 0; frame < FRAMES; frame++) {
                ByteBuffer sent =
                        ByteBuffer.allocate(160).putLong(0, network.clock().nanos());
                audio.send(sent);
                network.advance(ofMillis(20));
            }
        }
        assertThat(granted).hasSize(3); // the call stands, a channel has gone, it has been dialled again
        assertThat(granted.get(0)).isEqualTo(RATE);
        assertThat(granted.get(1)).isBetween(RATE / 2, RATE - 1);
        assertThat(granted.get(2)).isEqualTo(RATE);
        // what was on that channel at that moment is lost, and nothing is late
        assertThat(delays.await()).hasSizeBetween(FRAMES - 1, FRAMES).allMatch(millis -> millis <= 40);
    }

    /** Takes one call and notes how long each frame was under way, in milliseconds. */
    private static List<Long> hear(Ws2 bob, SimulatedNetworkHandle network) throws Ws2Exception {
        List<Long> delays = new ArrayList<>();
        ByteBuffer frame = ByteBuffer.allocate(160);
        try (Ws2Socket listener = bob.listen("telephony-sim:message", "bob:9000");
                Ws2Socket audio = listener.accept()) {
            while (audio.receive(frame.clear()) > 0) {
                delays.add((network.clock().nanos() - frame.getLong(0)) / 1_000_000);
            }
        } catch (Ws2Exception end) {
            if (end.error() != WsaError.WSAEDISCON) throw end;
        }
        return delays;
    }
    // guide ends
}
