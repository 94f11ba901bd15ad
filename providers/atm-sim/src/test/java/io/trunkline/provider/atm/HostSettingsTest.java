package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.PlainContext;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
class HostSettingsTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int OCTETS = 30_000;

    @Test
    void twoLibrariesWithDifferentSettingsOnOneNetworkEachGetTheirs() throws Exception {
        List<String> ofAlice = List.of("fragment = 200", "buffer = 20000");
        List<String> ofBob = List.of("fragment = 2000", "buffer = 60000", "largest-message = 2000");
        try (TwoHosts hosts = new TwoHosts(ofAlice, ofBob)) {
            assertThat(largestMessage(hosts, false)).isEqualTo(65_535);
            assertThat(largestMessage(hosts, true)).isEqualTo(2_000);
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

    private static int largestMessage(TwoHosts hosts, boolean bob) throws Ws2Exception {
        try (Ws2Socket socket = bob
                ? hosts.bob.socket(hosts.messages(hosts.bob).chosen())
                : hosts.alice.socket(hosts.messages(hosts.alice).chosen())) {
            return socket.getOption(SocketOptions.SO_MAX_MSG_SIZE);
        }
    }

    private static int largestUnit(AtmNetwork network, String host) throws Ws2Exception {
        return network.host(host)
                .contractOf(Qos.symmetric(FlowSpec.guaranteed(64_000, 4096)))
                .forwardMaxSdu();
    }

    /** A stream in either direction over a bundle of several channels, every octet of it. */
    private static void talk(TwoHosts hosts) throws Exception {
        Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
        hosts.run(
                () -> {
                    try (Ws2Socket socket = port.accept(ConnectionRequest::accept, LIMIT)) {
                        assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(1, OCTETS));
                        ByteBuffer back = ByteBuffer.wrap(Octetry.pattern(2, OCTETS));
                        while (back.hasRemaining()) socket.send(back);
                    }
                },
                () -> {
                    SocketGroup group = hosts.alice.openGroup(
                            hosts.streams(hosts.alice),
                            GroupKind.UNCONSTRAINED,
                            GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(15_000, 1024))));
                    Ws2Socket socket = group.socket(0);
                    socket.connect("bob:9000", LIMIT);
                    Octetry.write(socket, Octetry.pattern(1, OCTETS));
                    socket.shutdown(io.trunkline.api.Shutdown.SD_SEND);
                    assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(2, OCTETS));
                    group.close();
                });
        port.close();
    }

    private static ProviderContext onBob(int buffer) {
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>();
        settings.put(AtmCatalog.NAME, "host-settings");
        settings.put(NetworkKeys.HOST, "bob");
        settings.put(AtmCatalog.BUFFER, buffer);
        return new PlainContext("atm-sim", settings);
    }

    @Test
    void librariesOfOneHostAreConfiguredAlike() throws Exception {
        AtmProvider provider = new AtmProvider();
        Transport first = provider.start(onBob(20_000));
        Transport second = provider.start(onBob(20_000));
        assertThatThrownBy(() -> provider.start(onBob(30_000)))
                .isInstanceOf(Ws2Exception.class)
                .hasMessageContaining("host 'bob' is in use with")
                .hasMessageContaining("bufferOctets=20000")
                .hasMessageContaining("configure all libraries of a host alike");
        first.close();
        second.close();
        provider.start(onBob(30_000)).close();
    }

    @Test
    void aHostWhoseLibrariesHaveGoneTakesOthers() throws Exception {
        AtmProvider provider = new AtmProvider();
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>(Map.of(AtmCatalog.NAME, "host-settings"));
        Transport alice = provider.start(new PlainContext("atm-sim", settings)); // keeps the network
        provider.start(onBob(20_000)).close();
        provider.start(onBob(30_000)).close();
        alice.close();
    }
}
