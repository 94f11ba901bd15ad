package io.trunkline.provider.telephony;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
class HostSettingsTest extends HostSettingsBehaviour {
    /** What a frame has besides a fragment: protocol, header and acfc left out, at most. */
    private static final int HEADER_OCTETS = 8;

    @Test
    void twoLibrariesWithDifferentSettingsOnOneNetworkEachGetTheirs() throws Exception {
        List<String> ofAlice = List.of("fragment = 100", "buffer = 20000", "differential-delay = 200ms");
        List<String> ofBob = List.of("fragment = 150", "packet = 1500", "buffer = 60000", "largest-message = 2000");
        try (TwoHosts hosts = new TwoHosts(ofAlice, ofBob)) {
            assertThat(largestMessage(hosts, hosts.alice)).isEqualTo(65_535);
            assertThat(largestMessage(hosts, hosts.bob)).isEqualTo(2_000);
            TelephonyNetwork network = (TelephonyNetwork) hosts.network();
            TelephonySettings alices = network.host("alice").telephony();
            TelephonySettings bobs = network.host("bob").telephony();
            assertThat(List.of(alices.fragmentOctets(), alices.mrruOctets())).isEqualTo(List.of(100, 1024));
            assertThat(List.of(bobs.fragmentOctets(), bobs.mrruOctets())).isEqualTo(List.of(150, 1500));
            assertThat(network.host("alice").settings().bufferOctets()).isEqualTo(20_000);
            assertThat(network.host("bob").settings().bufferOctets()).isEqualTo(60_000);
            Map<String, Integer> longest = TwoHosts.watchLongest(network);
            talk(hosts);
            assertThat(longest.get("alice")).isBetween(100, 100 + HEADER_OCTETS);
            assertThat(longest.get("bob")).isBetween(150, 150 + HEADER_OCTETS);
            hosts.nothingIsLeft();
        }
    }

    @Test
    void fragmentsLongerThanPacketsOfTheFarEndAreCutToThose() throws Exception {
        try (TwoHosts hosts = new TwoHosts(List.of("fragment = 1500", "packet = 4096"), List.of("packet = 517"))) {
            talk(hosts);
            hosts.nothingIsLeft();
        }
    }

    @Test
    void fragmentsLongerThanThoseOfTheFarEndAreWaitedForAsLongAsTheyTake() throws Exception {
        List<String> ofBob = List.of("fragment = 32", "differential-delay = 0ms");
        try (TwoHosts hosts = new TwoHosts(List.of("fragment = 470"), ofBob)) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SocketGroup group = hosts.alice.openGroup(
                    hosts.streams(hosts.alice),
                    GroupKind.UNCONSTRAINED,
                    GroupQos.require(Qos.symmetric(
                            FlowSpec.guaranteed(30_000, 4_096).withDelay(150_000, FlowSpec.NOT_SPECIFIED))));
            Ws2Socket socket = group.socket(0);
            byte[] sent = Octetry.pattern(7, 60_000);
            hosts.run(
                    () -> {
                        try (Ws2Socket accepted = port.accept()) {
                            assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        }
                    },
                    () -> {
                        socket.connect("bob:9000", Duration.ofSeconds(10));
                        Octetry.write(socket, sent);
                        socket.close();
                        assertThat(hosts.seconds()).isLessThan(10);
                    });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Override
    protected Transport start(String host, int bufferOctets) throws Ws2Exception {
        return new TelephonyProvider()
                .start(TestContext.of(
                        "telephony-sim",
                        Map.of(
                                TelephonyCatalog.NAME,
                                "host-settings",
                                NetworkKeys.HOST,
                                host,
                                TelephonyCatalog.BUFFER,
                                bufferOctets)));
    }
}
