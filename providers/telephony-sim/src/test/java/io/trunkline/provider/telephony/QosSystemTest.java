package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.ContractBehaviour;
import io.trunkline.circuit.testkit.Octetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels that are asked for, refused, and had in part. */
class QosSystemTest extends ContractBehaviour implements TelephonySystem {
    @Override
    protected Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024));
    }

    @Override
    protected long twentiethOctetsPerSecond() {
        return 1_000;
    }

    @Override
    protected int heldChannels(CircuitHosts hosts) {
        return ((TwoHosts) hosts).heldChannels("alice");
    }

    @Test
    void whatIsRefusedForWantOfOwnChannelsComesWithWhatIsAdmittedWhenAskedNext() throws Exception {
        refusalOffersWhatIsAdmittedNext(80_000, 130_000, 30_000);
    }

    @Test
    void bestEffortGroupWithATokenRateGetsTheChannelsThatCarryIt() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            FlowSpec rate = FlowSpec.guaranteed(20_000, 1024).withServiceType(ServiceType.SERVICETYPE_BESTEFFORT);
            hosts.run(taking(port, 1), () -> {
                SocketGroup group = group(hosts, GroupQos.require(Qos.symmetric(rate)));
                group.socket(0).connect("bob:9000", LIMIT);
                hosts.clock().sleep(Duration.ofSeconds(5)); // more than one are added once it is there
                assertThat(hosts.heldChannels("alice")).isBetween(3, 6);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** Bob has three basic accesses, six channels, which only the network knows. */
    private static final String[] FEW_AT_BOB = {
        "hosts { alice {}, bob {} }",
        "exchanges { x1 {} }",
        "links = [ { from = alice, to = x1 }, { from = bob, to = x1, rate = bri, count = 3 } ]"
    };

    @Test
    void whatIsRefusedForWantOfCalledChannelsComesWithWhatIsAdmittedWhenAskedNext() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(FEW_AT_BOB)) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 1), () -> {
                Qos available = refusal(group(hosts, GroupQos.require(guaranteed(80_000))))
                        .available()
                        .orElseThrow();
                assertThat(hosts.heldChannels("alice")).as("all is given back").isZero();
                assertThat(sendingRate(available)).isBetween(15_000L, 79_999L);
                SocketGroup group = group(hosts, GroupQos.require(available));
                group.socket(0).connect("bob:9000", LIMIT);
                assertThat(hosts.heldChannels("alice")).isEqualTo(6);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** However long the network takes to clear what it refuses: the next calls are placed at once. */
    @ParameterizedTest
    @CsvSource({"bri, 4, 1ms, 5us", "bri, 4, 553ms, 30ms", "bri-multipoint, 3, 100ms, 2ms", "pri-t1, 1, 20ms, 100ms"})
    void groupThatPrefersMoreThanTheCalledSideHasGetsWhatThatHas(
            String rate, int count, String setupDelay, String delay) throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 { setup-delay = " + setupDelay + " } }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1, rate = " + rate + ", count = " + count
                        + ", delay = " + delay + " } ]")) {
            int channels = rate.equals("pri-t1") ? 23 : 2 * count;
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 1), () -> {
                SocketGroup group = group(hosts, GroupQos.prefer(guaranteed(8_000 * channels)));
                Connected connected = group.socket(0).connect("bob:9000", LIMIT);
                assertThat(hosts.heldChannels("alice")).isEqualTo(channels);
                assertThat(sendingRate(connected.grantedGroupQos().orElseThrow()))
                        .isGreaterThan(5_000L * channels);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void trunkThatIsFullRefusesAllOfAGuaranteedGroupAndGivesPartOfAnyOther() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { west { area = 30 }, east { area = 40 } }",
                "links = [ { from = alice, to = west }, { from = bob, to = east }",
                "  { name = trunk, from = west, to = east, circuits = 4, delay = 2ms } ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 2), () -> {
                QosRefusedException refused = refusal(group(hosts, GroupQos.require(guaranteed(60_000))));
                assertThat(refused.networkCause().orElseThrow().number()).isEqualTo(34);
                SocketGroup some =
                        group(hosts, GroupQos.require(refused.available().orElseThrow()));
                some.socket(0).connect("bob:9000", LIMIT);
                some.close();
                hosts.clock().sleep(Duration.ofSeconds(200));
                Qos load = Qos.symmetric(FlowSpec.controlledLoad(60_000, 1024));
                SocketGroup partly = group(hosts, GroupQos.require(load));
                Connected connected = partly.socket(0).connect("bob:9000", LIMIT);
                assertThat(hosts.heldChannels("alice")).isEqualTo(4);
                assertThat(sendingRate(connected.grantedGroupQos().orElseThrow()))
                        .isBetween(20_000L, 32_000L);
                partly.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void singleCallThatFindsNoCircuitFailsWithItsCause() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1, rate = bri } ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 2), () -> {
                List<Ws2Socket> open = new ArrayList<>();
                for (int i = 0; i < 3; i++) open.add(hosts.alice.socket(hosts.stream()));
                open.get(0).connect("bob:9000", LIMIT);
                open.get(1).connect("bob:9000", LIMIT);
                Ws2Exception busy = catchThrowableOfType(
                        Ws2Exception.class, () -> open.get(2).connect("bob:9000", LIMIT));
                assertThat(busy.networkCause().orElseThrow().number()).isEqualTo(17);
                for (Ws2Socket socket : open) socket.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** Polls of the member's own assured procedure come more often than its share lets a whole unit pass, and go before it. */
    @Test
    void memberWithASmallShareIsNotHeldUpByItsOwnPolls() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            double began = hosts.seconds();
                            assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(1, 10_000));
                            assertThat(hosts.seconds() - began)
                                    .as("2,000 octets a second")
                                    .isLessThan(7);
                        }
                    },
                    () -> {
                        SocketGroup group = group(hosts, GroupQos.require(guaranteed(8_000)));
                        Ws2Socket socket = group.socket(0);
                        socket.connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(2_000))
                                .limit(LIMIT));
                        Octetry.write(socket, Octetry.pattern(1, 10_000));
                        socket.close();
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
