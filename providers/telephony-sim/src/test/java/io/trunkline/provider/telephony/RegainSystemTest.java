package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels that a bundle has lost, or not got, come back once they can be had; those that it does not need go. */
class RegainSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What alice does with her group of one member, who is connected. */
    private interface Use {
        void of(TwoHosts hosts, SocketGroup group) throws Exception;
    }

    private static GroupQos guaranteed(long octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024)));
    }

    private static GroupQos controlled(long octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(octetsPerSecond, 1024)));
    }

    private static void connected(TwoHosts hosts, GroupQos qos, Use use) throws Exception {
        Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
        hosts.run(
                () -> {
                    try (Ws2Socket accepted = port.accept()) {
                        Octetry.readAll(accepted);
                    }
                },
                () -> {
                    SocketGroup group = hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, qos);
                    group.socket(0).connect("bob:9000", LIMIT);
                    use.of(hosts, group);
                    group.close();
                });
        port.close();
        hosts.nothingIsLeft();
    }

    private static String[] network(String... more) {
        List<String> lines = new ArrayList<>(List.of("hosts { alice {}, bob {} }", "exchanges { x1 {} }"));
        lines.addAll(Arrays.asList(more));
        return lines.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void channelIsDialledAgainAlsoWhereTheCalledHostHadNoneFreeForAWhile(String host) throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(
                "links = [ { from = alice, to = x1, rate = bri }, { from = bob, to = x1, rate = bri } ]",
                "faults = [ \"at=4s down channel=" + host + ":2 for=3s\" ]"))) {
            connected(hosts, guaranteed(9_000), (on, group) -> {
                on.clock().sleepUntil(5_000_000_000L);
                assertThat(on.heldChannels("alice")).isEqualTo(1);
                on.clock().sleepUntil(30_000_000_000L);
                assertThat(on.heldChannels("alice")).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1700, true", "1900, true", "1800, false", "2000, false"})
    void channelsThatFaultsTakeDuringAChangeAreDialledAgain(long atMillis, boolean isGuaranteed) throws Exception {
        String[] faults = new String[3];
        for (int i = 0; i < 3; i++) faults[i] = "at=" + atMillis + "ms down channel=alice:" + (i + 1) + " for=2s";
        try (TwoHosts hosts = new TwoHosts(CircuitHosts.faults(faults))) {
            connected(hosts, isGuaranteed ? guaranteed(25_000) : controlled(30_000), (on, group) -> {
                int before = on.heldChannels("alice");
                on.clock().sleepUntil(1_680_000_000L);
                QosRefusedException refused = catchThrowableOfType(
                        QosRefusedException.class,
                        () -> group.setQos(isGuaranteed ? guaranteed(30_000) : controlled(35_000)));
                on.clock().sleep(Duration.ofSeconds(30));
                int more = refused == null ? 1 : 0;
                assertThat(on.heldChannels("alice")).isGreaterThanOrEqualTo(before + more);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 4", "30000, 6"})
    void changeWhileALostChannelIsAskedForLeavesNoneTooMany(long octetsPerSecond, int channels) throws Exception {
        for (int micros : new int[] {3_003_000, 3_004_000, 3_005_000}) {
            try (TwoHosts hosts = new TwoHosts(CircuitHosts.faults("at=2s down channel=alice:1 for=2s"))) {
                connected(hosts, guaranteed(25_000), (on, group) -> {
                    on.clock().sleepUntil(micros * 1_000L);
                    group.setQos(guaranteed(octetsPerSecond));
                    on.clock().sleep(Duration.ofSeconds(70));
                    assertThat(on.heldChannels("alice")).isEqualTo(channels);
                });
            }
        }
    }

    @Test
    void controlledLoadDialsNoMoreThanThereIsWhereAnAccessIsOutOfOrder() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(
                "links = [ { from = alice, to = x1, rate = bri, count = 2 }, { from = bob, to = x1 } ]",
                "faults = [ \"at=1ms down channel=alice/2:d\" ]"))) {
            hosts.run(() -> hosts.clock().sleepUntil(1_000_000_000L));
            connected(hosts, controlled(20_000), (on, group) -> {
                assertThat(on.seconds()).isLessThan(3);
                assertThat(on.heldChannels("alice")).isEqualTo(2);
            });
        }
    }
}
