package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.HostSettingsBehaviour;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.Transport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
class HostSettingsTest extends HostSettingsBehaviour {
    @Test
    void twoLibrariesWithDifferentSettingsOnOneNetworkEachGetTheirs() throws Exception {
        List<String> ofAlice = List.of("fragment = 200", "buffer = 20000");
        List<String> ofBob = List.of("fragment = 2000", "buffer = 60000", "largest-message = 2000");
        try (TwoHosts hosts = new TwoHosts(ofAlice, ofBob)) {
            assertThat(largestMessage(hosts, hosts.alice)).isEqualTo(65_535);
            assertThat(largestMessage(hosts, hosts.bob)).isEqualTo(2_000);
            AtmNetwork network = (AtmNetwork) hosts.network();
            assertThat(network.host("alice").settings().fragmentOctets()).isEqualTo(200);
            assertThat(network.host("bob").settings().fragmentOctets()).isEqualTo(2000);
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
}
