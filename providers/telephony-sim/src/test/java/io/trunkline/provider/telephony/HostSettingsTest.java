package io.trunkline.provider.telephony;

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
import io.trunkline.simulation.capture.Direction;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
class HostSettingsTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    /** What a frame has besides a fragment: protocol, header and acfc left out, at most. */
    private static final int HEADER_OCTETS = 8;

    private static final int OCTETS = 30_000;

    @Test
    void twoLibrariesWithDifferentSettingsOnOneNetworkEachGetTheirs() throws Exception {
        List<String> ofAlice = List.of("fragment = 100", "buffer = 20000", "differential-delay = 200ms");
        List<String> ofBob = List.of("fragment = 150", "packet = 1500", "buffer = 60000", "largest-message = 2000");
        try (TwoHosts hosts = new TwoHosts(ofAlice, ofBob)) {
            assertThat(largestMessage(hosts, false)).isEqualTo(65_535);
            assertThat(largestMessage(hosts, true)).isEqualTo(2_000);
            TelephonyNetwork network = (TelephonyNetwork) hosts.network();
            TelephonySettings alices = network.host("alice").telephony();
            TelephonySettings bobs = network.host("bob").telephony();
            assertThat(List.of(alices.fragmentOctets(), alices.mrruOctets())).isEqualTo(List.of(100, 1024));
            assertThat(List.of(bobs.fragmentOctets(), bobs.mrruOctets())).isEqualTo(List.of(150, 1500));
            assertThat(network.host("alice").settings().bufferOctets()).isEqualTo(20_000);
            assertThat(network.host("bob").settings().bufferOctets()).isEqualTo(60_000);
            Map<String, Integer> longest = watchLongest(network);
            talk(hosts);
            assertThat(longest.get("alice")).isBetween(100, 100 + HEADER_OCTETS);
            assertThat(longest.get("bob")).isBetween(150, 150 + HEADER_OCTETS);
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

    /** The longest frame that a host sends on its B channels from now on, in a map that is kept up. */
    private static Map<String, Integer> watchLongest(TelephonyNetwork network) {
        Map<String, Integer> longest = new TreeMap<>();
        network.act(() -> network.exchange()
                .accesses()
                .forEach(access -> access.tap((channel, way, at, octets) -> {
                    if (channel > 0 && way == Direction.FROM_USER)
                        longest.merge(access.host(), octets.length, Math::max);
                })));
        return longest;
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
        settings.put(TelephonyCatalog.NAME, "host-settings");
        settings.put(NetworkKeys.HOST, "bob");
        settings.put(TelephonyCatalog.BUFFER, buffer);
        return new PlainContext("telephony-sim", settings);
    }

    @Test
    void librariesOfOneHostAreConfiguredAlike() throws Exception {
        TelephonyProvider provider = new TelephonyProvider();
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
        TelephonyProvider provider = new TelephonyProvider();
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>(Map.of(TelephonyCatalog.NAME, "host-settings"));
        Transport alice = provider.start(new PlainContext("telephony-sim", settings)); // keeps the network
        provider.start(onBob(20_000)).close();
        provider.start(onBob(30_000)).close();
        alice.close();
    }
}
