package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.provider.telephony.bap.BapType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Bundles that grow and shrink while data flows. */
class BundleSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] SHORT_UNITS = {
        "hosts { alice {}, bob {} }",
        "exchanges { x1 { unit = 4s } }",
        "links = [ { from = alice, to = x1 }, { from = bob, to = x1 } ]"
    };

    private static GroupQos guaranteed(long octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024)));
    }

    private static SocketGroup group(TwoHosts hosts, GroupQos qos) throws Ws2Exception {
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, qos);
    }

    /** Sends so many octets of a pattern and sees the other side's end. */
    private static void say(Ws2Socket socket, byte[] sent) throws Ws2Exception {
        Octetry.write(socket, sent);
        socket.shutdown(Shutdown.SD_SEND);
        assertThat(Octetry.readAll(socket)).isEmpty();
    }

    private static TwoHosts.Part hearing(Ws2Socket port, byte[] sent) {
        return () -> {
            Ws2Socket accepted = port.accept();
            assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
            accepted.close();
        };
    }

    private static long rate(SocketGroup group) throws Ws2Exception {
        return group.qos().sending().tokenRateOctetsPerSecond();
    }

    @Test
    void channelsComeAndGoByBandwidthAllocationWhileDataFlows() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(SHORT_UNITS)) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SortedMap<BapType, Integer> packets = hosts.countBandwidthAllocation();
            byte[] sent = Octetry.pattern(5, 300_000);
            SocketGroup group = group(hosts, guaranteed(8_000));
            Ws2Socket creator = group.socket(0);
            hosts.run(
                    hearing(port, sent),
                    () -> {
                        creator.connect("bob:9000", LIMIT);
                        say(creator, sent);
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(2));
                        int few = hosts.heldChannels("alice");
                        group.setQos(guaranteed(40_000)); // up
                        assertThat(rate(group)).isGreaterThanOrEqualTo(40_000);
                        int many = hosts.heldChannels("alice");
                        hosts.clock()
                                .sleep(Duration.ofMillis(500)); // what is said about the last call is still to leave
                        assertThat(many).isGreaterThanOrEqualTo(few + 4);
                        assertThat(packets.get(BapType.CALL_REQUEST)).isEqualTo(many - few);
                        assertThat(packets.get(BapType.CALL_STATUS)).isEqualTo(many - few);
                        hosts.clock().sleep(Duration.ofSeconds(1));
                        group.setQos(guaranteed(16_000)); // down
                        assertThat(hosts.heldChannels("alice"))
                                .as("paid for until the unit ends")
                                .isEqualTo(many);
                        hosts.clock().sleep(Duration.ofSeconds(5));
                        int left = hosts.heldChannels("alice");
                        assertThat(left).isBetween(few, many - 2);
                        assertThat(packets.get(BapType.DROP_QUERY)).isEqualTo(many - left);
                        QosRefusedException refused = catchThrowableOfType(
                                QosRefusedException.class, () -> group.setQos(guaranteed(400_000)));
                        assertThat(refused.available()).isPresent();
                        assertThat(hosts.heldChannels("alice")).isEqualTo(left);
                    });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void surplusIsGivenUpAtOnceIfAnotherCircuitNeedsIt() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket first = port.accept();
                        Ws2Socket second = port.accept();
                        Octetry.readAll(first);
                        Octetry.readAll(second);
                        first.close();
                        second.close();
                    },
                    () -> {
                        SocketGroup large = group(hosts, guaranteed(120_000));
                        large.socket(0).connect("bob:9000", LIMIT);
                        hosts.clock().sleep(Duration.ofSeconds(1));
                        large.setQos(guaranteed(10_000));
                        SocketGroup other = group(hosts, guaranteed(100_000));
                        other.socket(0).connect("bob:9000", LIMIT);
                        assertThat(hosts.seconds())
                                .as("long before the unit ends")
                                .isLessThan(10);
                        other.close();
                        large.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void channelsThatAreLostAreMissedAtBothEndsAndTakenAgain() throws Exception {
        try (TwoHosts hosts =
                new TwoHosts("faults = \"at=5s down channel=alice:1 for=12s; at=5s down channel=alice:2 for=12s\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] sent = Octetry.pattern(6, 300_000);
            List<Long> toldAlice = Collections.synchronizedList(new ArrayList<>());
            List<Long> toldBob = Collections.synchronizedList(new ArrayList<>());
            SocketGroup group = group(hosts, guaranteed(20_000));
            Ws2Socket creator = group.socket(0);
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().mirrorGroup());
                        accepted.onQosChange(Runnable::run, change -> toldBob.add(sendingRate(change)));
                        assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        accepted.close();
                    },
                    () -> {
                        creator.connect("bob:9000", LIMIT);
                        group.onQosChange(Runnable::run, change -> toldAlice.add(sendingRate(change)));
                        say(creator, sent);
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(4));
                        int before = hosts.heldChannels("alice");
                        hosts.clock().sleep(Duration.ofMillis(1500));
                        assertThat(hosts.heldChannels("alice")).isEqualTo(before - 2);
                        assertThat(toldAlice).isNotEmpty();
                        assertThat(toldBob).isNotEmpty();
                        assertThat(toldAlice.get(toldAlice.size() - 1)).isLessThan(20_000);
                        hosts.clock().sleep(Duration.ofSeconds(3));
                        assertThat(hosts.heldChannels("alice"))
                                .as("others are dialled in their place")
                                .isEqualTo(before);
                        assertThat(toldAlice.get(toldAlice.size() - 1)).isGreaterThanOrEqualTo(20_000);
                        assertThat(toldBob.get(toldBob.size() - 1)).isGreaterThanOrEqualTo(20_000);
                    });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void socketInNoGroupReadsAtBothEndsWhatItsChannelsCarryAndIsTold() throws Exception {
        try (TwoHosts hosts =
                new TwoHosts("faults = \"at=5s down channel=alice:1 for=12s; at=5s down channel=alice:2 for=12s\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Long> toldAlice = Collections.synchronizedList(new ArrayList<>());
            List<Long> toldBob = Collections.synchronizedList(new ArrayList<>());
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        hosts.clock().sleep(Duration.ofSeconds(2)); // until all channels have joined
                        assertThat(rate(accepted)).isEqualTo(20_000);
                        accepted.onQosChange(Runnable::run, change -> toldBob.add(sendingRate(change)));
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        Ws2Socket socket = hosts.alice.socket(hosts.stream());
                        socket.connect(ConnectRequest.to("bob:9000")
                                .qos(Qos.symmetric(FlowSpec.guaranteed(20_000, 1024)))
                                .limit(LIMIT));
                        assertThat(rate(socket)).isEqualTo(20_000);
                        socket.onQosChange(Runnable::run, change -> toldAlice.add(sendingRate(change)));
                        hosts.clock().sleep(Duration.ofMillis(5500));
                        assertThat(rate(socket)).isLessThan(20_000);
                        hosts.clock().sleep(Duration.ofSeconds(3));
                        assertThat(rate(socket)).isEqualTo(20_000);
                        socket.close();
                    });
            for (List<Long> told : List.of(toldAlice, toldBob)) {
                assertThat(told).first(InstanceOfAssertFactories.LONG).isLessThan(20_000);
                assertThat(told).endsWith(20_000L);
            }
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private static long rate(Ws2Socket socket) throws Ws2Exception {
        return socket.ioctl(Ioctls.SIO_GET_QOS, null).sending().tokenRateOctetsPerSecond();
    }

    private static long sendingRate(QosChange change) {
        return change.qos().sending().tokenRateOctetsPerSecond();
    }

    /** Alice has four channels and needs them all; one of them is missing from 5 s on. @param heldAtMillis how many she has then */
    private static void withoutOneOfFour(int downMillis, SortedMap<Integer, Integer> heldAtMillis) throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1, rate = bri, count = 2 }, { from = bob, to = x1 } ]",
                "faults = [ \"at=5s down channel=alice/2:1 for=" + downMillis + "ms\" ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SocketGroup group = group(hosts, GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(24_000, 1024))));
            Ws2Socket creator = group.socket(0);
            byte[] sent = Octetry.pattern(7, 60_000);
            hosts.run(hearing(port, sent), () -> {
                creator.connect("bob:9000", LIMIT);
                assertThat(hosts.heldChannels("alice")).isEqualTo(4);
                for (Map.Entry<Integer, Integer> each : heldAtMillis.entrySet()) {
                    hosts.clock().sleepUntil(each.getKey() * 1_000_000L);
                    assertThat(hosts.heldChannels("alice"))
                            .as("at %d ms", each.getKey())
                            .isEqualTo(each.getValue());
                }
                say(creator, sent);
            });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void channelsThatComeBackAreUsedWhereThereAreNoOthers() throws Exception {
        withoutOneOfFour(20_000, new TreeMap<>(Map.of(10_000, 3, 70_000, 4)));
    }

    @Test
    @Outage(below = "redial timer")
    void channelThatIsBackJustBeforeItIsDialledAgainIsTakenThen() throws Exception {
        withoutOneOfFour(900, new TreeMap<>(Map.of(5_800, 3, 6_500, 4)));
    }

    /** It is dialled again after 1 s and, as that was too early, after 2 s more. */
    @Test
    @Outage(above = "redial timer")
    void channelThatIsBackJustAfterItWasDialledAgainIsTakenTheNextTime() throws Exception {
        withoutOneOfFour(1_200, new TreeMap<>(Map.of(7_900, 3, 8_700, 4)));
    }
}
