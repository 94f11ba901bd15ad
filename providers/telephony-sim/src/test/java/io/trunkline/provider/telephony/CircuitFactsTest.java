package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.Octetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a circuit tells of its accesses and of what it costs. */
class CircuitFactsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static GroupQos guaranteed(long octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024)));
    }

    private static SocketGroup connected(TwoHosts hosts, long octetsPerSecond) throws Ws2Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, guaranteed(octetsPerSecond));
        group.socket(0).connect("bob:9000", LIMIT);
        return group;
    }

    /** Takes one member into a group like the caller's. @param facts of its circuit, filled in */
    private static TwoHosts.Part taking(TwoHosts hosts, Ws2Socket port, Map<String, String> facts) {
        return () -> {
            try (Ws2Socket accepted = port.accept(request -> request.accept().mirrorGroup())) {
                hosts.bob.groups().forEach(group -> facts.putAll(group.circuit()));
                Octetry.readAll(accepted);
            }
        };
    }

    private static BigDecimal costOfAlice(TwoHosts hosts) {
        TelephonyNetwork network = (TelephonyNetwork) hosts.network();
        return network.ask(() -> network.exchange().cost("alice"));
    }

    private static String fact(SocketGroup group, String name) throws Ws2Exception {
        return group.statistics().circuit().get(name);
    }

    @Test
    void costSoFarKeepsThatOfChannelsThatHaveGone() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(hosts, port, new TreeMap<>()), () -> {
                try (SocketGroup group = connected(hosts, 40_000)) {
                    int channels = hosts.heldChannels("alice");
                    assertThat(channels).isGreaterThan(5);
                    assertThat(new BigDecimal(fact(group, "cost"))).isEqualByComparingTo(costOfAlice(hosts));
                    group.setQos(guaranteed(4_000));
                    hosts.clock().sleep(Duration.ofSeconds(70));
                    assertThat(hosts.heldChannels("alice")).isEqualTo(1);
                    BigDecimal units = new BigDecimal("0.15").multiply(BigDecimal.valueOf(channels)); // with the fee
                    BigDecimal nextUnit = new BigDecimal("0.05"); // of the one that is left
                    assertThat(new BigDecimal(fact(group, "cost")))
                            .isEqualByComparingTo(units.add(nextUnit))
                            .isEqualByComparingTo(costOfAlice(hosts));
                }
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void grantedQosIsToldAtBothSidesWhileThereIsACircuit() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Qos> atBob = new ArrayList<>();
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().mirrorGroup());
                        hosts.bob.groups().forEach(mirror -> mirror.grantedQos().ifPresent(atBob::add));
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, guaranteed(12_000));
                        assertThat(group.statistics().grantedQos()).isEmpty();
                        assertThat(group.qos()).isEqualTo(guaranteed(12_000).qos());
                        Ws2Socket member = group.socket(0);
                        member.connect("bob:9000", LIMIT);
                        assertThat(group.statistics().grantedQos()).isPresent();
                        member.close();
                        hosts.clock().sleep(Duration.ofSeconds(2));
                        assertThat(group.statistics().grantedQos()).isEmpty();
                        group.close();
                    });
            assertThat(atBob).hasSize(1);
            assertThat(atBob.get(0).receiving().tokenRateOctetsPerSecond()).isGreaterThanOrEqualTo(12_000);
            port.close();
        }
    }

    @Test
    void costIsADecimalNumberAtBothSidesAlsoWhereItIsWhole() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 { fee = 1, unit-price = 1 } }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1 } ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Map<String, String> atBob = new TreeMap<>();
            hosts.run(taking(hosts, port, atBob), () -> {
                try (SocketGroup group = connected(hosts, 4_000)) {
                    assertThat(fact(group, "cost")).isEqualTo("2.00");
                }
            });
            assertThat(atBob).containsEntry("cost", "0.00");
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void accessNamesAllKindsThatTheBundleGoesOver() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1, rate = bri, count = 2 }, { name = large, from = alice, to = x1 }",
                "  { from = bob, to = x1, count = 2 } ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Map<String, String> atBob = new TreeMap<>();
            hosts.run(taking(hosts, port, atBob), () -> {
                try (SocketGroup group = connected(hosts, 170_000)) {
                    assertThat(fact(group, "access")).isEqualTo("basic, primary_e1");
                }
            });
            assertThat(atBob).containsEntry("access", "primary_e1");
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
