package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Libraries of one network that are configured differently: each host has what its own library says. */
public abstract class HostSettingsBehaviour {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int OCTETS = 30_000;

    /** Starts a provider of its own on one network, the same each time. */
    protected abstract Transport start(String host, int bufferOctets) throws Ws2Exception;

    /** The longest message that a host's library takes. */
    protected static int largestMessage(CircuitHosts hosts, Ws2 library) throws Ws2Exception {
        try (Ws2Socket socket = library.socket(hosts.messages(library).chosen())) {
            return socket.getOption(SocketOptions.SO_MAX_MSG_SIZE);
        }
    }

    /** A stream in either direction that needs much of the network, every octet of it. */
    protected static void talk(CircuitHosts hosts) throws Exception {
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
                    socket.shutdown(Shutdown.SD_SEND);
                    assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(2, OCTETS));
                    group.close();
                });
        port.close();
    }

    @Test
    void librariesOfOneHostAreConfiguredAlike() throws Exception {
        Transport first = start("bob", 20_000);
        Transport second = start("bob", 20_000);
        assertThatThrownBy(() -> start("bob", 30_000))
                .isInstanceOf(Ws2Exception.class)
                .hasMessageContaining("host 'bob' is in use with")
                .hasMessageContaining("bufferOctets=20000")
                .hasMessageContaining("configure all libraries of a host alike");
        first.close();
        second.close();
        start("bob", 30_000).close();
    }

    @Test
    void aHostWhoseLibrariesHaveGoneTakesOthers() throws Exception {
        Transport alice = start("alice", 20_000); // keeps the network
        start("bob", 20_000).close();
        start("bob", 30_000).close();
        alice.close();
    }
}
