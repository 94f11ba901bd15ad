package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.HostSettingsBehaviour;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
class HostSettingsTest extends HostSettingsBehaviour {
    @Test
    void twoLibrariesWithDifferentSettingsOnOneNetworkEachGetTheirs() throws Exception {
        List<String> ofAlice = List.of("fragment = 600", "buffer = 20000");
        List<String> ofBob = List.of("fragment = 2400", "buffer = 60000", "largest-message = 2000");
        try (TwoHosts hosts = new TwoHosts(ofAlice, ofBob)) {
            assertThat(largestMessage(hosts, hosts.alice)).isEqualTo(65_535);
            assertThat(largestMessage(hosts, hosts.bob)).isEqualTo(2_000);
            AtmNetwork network = (AtmNetwork) hosts.network();
            assertThat(network.host("alice").settings().fragmentOctets()).isEqualTo(600);
            assertThat(network.host("bob").settings().fragmentOctets()).isEqualTo(2400);
            assertThat(network.host("alice").settings().bufferOctets()).isEqualTo(20_000);
            assertThat(network.host("bob").settings().bufferOctets()).isEqualTo(60_000);
            assertThat(largestUnit(network, "bob") - largestUnit(network, "alice"))
                    .as("what either contract says of its units")
                    .isEqualTo(1800);
            talk(hosts);
            hosts.nothingIsLeft();
        }
    }

    private static int largestUnit(AtmNetwork network, String host) throws Ws2Exception {
        return network.host(host)
                .contractOf(Qos.symmetric(FlowSpec.guaranteed(64_000, 4096)))
                .forwardMaxSdu();
    }

    @Override
    protected Transport start(String host, int bufferOctets) throws Ws2Exception {
        return new AtmProvider()
                .start(TestContext.of(
                        "atm-sim",
                        Map.of(
                                AtmCatalog.NAME,
                                "host-settings",
                                NetworkKeys.HOST,
                                host,
                                AtmCatalog.BUFFER,
                                bufferOctets)));
    }

    /** Lists of what is missing are longer than a fragment then. */
    @Test
    void shortFragmentsSurviveAMomentInWhichMuchIsLost() throws Exception {
        try (TwoHosts hosts =
                new TwoHosts("fragment = 64", "faults = \"at=100ms loss link=alice-s1 probability=0.3 for=300ms\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.carry(port, hosts.alice.socket(hosts.stream()), Octetry.pattern(9, 1_000_000));
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** Strict priority keeps the last one from the line for as long as the others have data, here more than ten seconds. */
    @Test
    void memberWhomOthersKeepFromTheLineStaysConnected() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SocketGroup group = hosts.alice.openGroup(
                    hosts.streams(hosts.alice),
                    GroupKind.UNCONSTRAINED,
                    GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(10_000, 2_048))));
            List<TwoHosts.Part> parts = new ArrayList<>();
            for (int priority : new int[] {0, 1, 4}) {
                byte[] sent = Octetry.pattern(3, priority < 4 ? 100_000 : 20_000);
                Ws2Socket socket = group.socket(priority);
                parts.add(() -> {
                    try (Ws2Socket accepted = port.accept()) {
                        byte[] got = Octetry.readAll(accepted);
                        assertThat(got).isEqualTo(Octetry.pattern(3, got.length));
                        assertThat(got.length).isIn(20_000, 100_000);
                    }
                });
                parts.add(() -> {
                    socket.connect("bob:9000", Duration.ofSeconds(10));
                    hosts.clock().sleepUntil((priority < 4 ? 3_500 : 3_000) * 1_000_000L);
                    Octetry.write(socket, sent);
                    socket.close();
                });
            }
            hosts.run(parts.toArray(TwoHosts.Part[]::new));
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
