package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.Octetry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guaranteed latency has what is known of the lines in it. */
class PathDelaySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PACKET_OCTETS = 160;
    private static final int PACKETS = 100;

    private static Qos guaranteed(long latencyMicros, long variationMicros) {
        return Qos.symmetric(FlowSpec.guaranteed(8_000, PACKET_OCTETS)
                .withSizes(PACKET_OCTETS, PACKET_OCTETS)
                .withDelay(latencyMicros, variationMicros));
    }

    private static List<String> network(String alices, String bobs) {
        return List.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1" + alices + " }, { from = bob, to = x1" + bobs + " } ]");
    }

    private static SocketGroup group(TwoHosts hosts, Qos qos) throws Ws2Exception {
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
    }

    private static QosRefusedException refused(TwoHosts hosts, Qos asked) throws Ws2Exception {
        try (SocketGroup group = group(hosts, asked)) {
            Ws2Socket socket = group.socket(0);
            QosRefusedException refused =
                    catchThrowableOfType(QosRefusedException.class, () -> socket.connect("bob:9000", LIMIT));
            assertThat(refused).isNotNull();
            return refused;
        }
    }

    /** Takes a connection, and finds every packet there within the latency. @param sentNanos of each */
    private static TwoHosts.Part hearing(TwoHosts hosts, Ws2Socket port, long[] sentNanos, long[] latencyMicros) {
        return () -> {
            try (Ws2Socket accepted = port.accept()) {
                for (int i = 0; i < PACKETS; i++) {
                    assertThat(Octetry.read(accepted, PACKET_OCTETS)).hasSize(PACKET_OCTETS);
                    long micros = (hosts.clock().nanos() - sentNanos[i]) / 1_000;
                    assertThat(micros).as("packet %d", i).isLessThanOrEqualTo(latencyMicros[0]);
                }
                Octetry.readAll(accepted);
            }
        };
    }

    /** A latency is refused; what is offered is longer by the delay of the lines, is granted, and is kept. */
    private static void offersWhatIsKept(TwoHosts hosts, Qos asked, long leastMicros) throws Exception {
        Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
        long[] sentNanos = new long[PACKETS];
        long[] latencyMicros = new long[1];
        hosts.run(hearing(hosts, port, sentNanos, latencyMicros), () -> {
            Qos offered = refused(hosts, asked).available().orElseThrow();
            latencyMicros[0] = offered.sending().latencyMicros();
            try (SocketGroup next = group(hosts, offered)) {
                Ws2Socket socket = next.socket(0);
                socket.connect("bob:9000", LIMIT);
                assertThat(next.qos()).isEqualTo(offered);
                hosts.clock().sleep(Duration.ofSeconds(5)); // until the other side has all its channels
                for (int i = 0; i < PACKETS; i++) {
                    sentNanos[i] = hosts.clock().nanos();
                    assertThat(socket.send(ByteBuffer.allocate(PACKET_OCTETS))).isEqualTo(PACKET_OCTETS);
                    hosts.clock().sleep(Duration.ofMillis(20));
                }
            } finally {
                port.close();
            }
        });
        assertThat(latencyMicros[0]).isBetween(leastMicros + 1, leastMicros + 150_000);
        hosts.nothingIsLeft();
    }

    @Test
    void latencyThatTheOwnAccessTakesIsRefusedWithTheNearestThatIsKept() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(", delay = 200ms", ""))) {
            offersWhatIsKept(hosts, guaranteed(200_000, FlowSpec.NOT_SPECIFIED), 200_000);
        }
    }

    @Test
    void latencyThatTheNetworkTakesIsRefusedWhereThatIsConfigured() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(", delay = 200ms", ", delay = 200ms"), "network-delay = 200ms")) {
            offersWhatIsKept(hosts, guaranteed(250_000, FlowSpec.NOT_SPECIFIED), 400_000);
        }
    }

    @Test
    void channelsOfTheOwnAccessThatDifferCountAsLatencyAndAsItsVariation() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(", skew = 100ms", ""), "differential-delay = 100ms")) {
            offersWhatIsKept(hosts, guaranteed(100_000, FlowSpec.NOT_SPECIFIED), 100_000);
        }
        try (TwoHosts hosts = TwoHosts.on(network(", skew = 100ms", ""), "differential-delay = 100ms")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(() -> {
                Qos offered =
                        refused(hosts, guaranteed(500_000, 90_000)).available().orElseThrow();
                assertThat(offered.sending().delayVariationMicros()).isGreaterThan(100_000);
            });
            port.close();
        }
    }

    @Test
    void marginOfControlledLoadIsWhatIsConfigured() throws Exception {
        FlowSpec flow = FlowSpec.controlledLoad(56_000, 1_500).withSizes(1_500, 160);
        int[] percent = {0, 5, 40};
        int[] channels = {8, 9, 12};
        for (int i = 0; i < percent.length; i++) {
            try (TwoHosts hosts = new TwoHosts("margin-percent = " + percent[i])) {
                Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
                int expected = channels[i];
                hosts.run(() -> port.accept().close(), () -> {
                    try (SocketGroup group = group(hosts, Qos.symmetric(flow))) {
                        group.socket(0).connect("bob:9000", LIMIT);
                        assertThat(hosts.heldChannels("alice")).isEqualTo(expected);
                    }
                });
                port.close();
            }
        }
    }
}
