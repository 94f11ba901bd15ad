package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of a network file lead whoever stands on the network to their addresses. */
public abstract class NamesBehaviour implements CircuitSystem {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Carol with an address of her own. @param names the lines of the section */
    private List<String> network(String... names) {
        List<String> lines = new ArrayList<>(networkOfThree());
        lines.set(0, lines.get(0).replace("carol {}", "carol { address = \"" + addressOfCarol() + "\" }"));
        lines.add("names {");
        lines.addAll(List.of(names));
        lines.add("}");
        return lines;
    }

    /** In the provider's own form, as it stands in a file and before the port of an address. */
    protected abstract String addressOfCarol();

    private static List<String> resolved(CircuitHosts hosts, Ws2 library, String name) throws Ws2Exception {
        List<SocketAddress> addresses =
                library.resolve(name, hosts.streams(library).chosen());
        List<String> texts = new ArrayList<>();
        for (SocketAddress address : addresses) texts.add(library.addressToString(address));
        return texts;
    }

    @Test
    void nameOfTheNetworkLeadsToItsAddressesTheBestFirst() throws Exception {
        try (CircuitHosts hosts = hostsOn(
                network("\"bridge:audio\" = [ \"carol:9001\", \"bob:9000\" ]", "\"alone:video\" = \"alice:7\""))) {
            assertThat(resolved(hosts, hosts.alice, "bridge:audio")).containsExactly("carol:9001", "bob:9000");
            assertThat(resolved(hosts, hosts.bob, "alone:video")).containsExactly("alice:7");
        }
    }

    @Test
    void addressInTheProvidersOwnFormIsThatOfTheHostThatHasIt() throws Exception {
        String file = "\"bridge:audio\" = \"" + addressOfCarol() + ":9001\"";
        try (CircuitHosts hosts = hostsOn(network(file))) {
            Ws2 carol = hosts.join("carol");
            reached(hosts, carol.listen(hosts.streams(carol), "carol:9001"), "carol:9001");
        }
    }

    @Test
    void listenerTakesTheAddressOfItsHostAndCallersTryTheBestFirst() throws Exception {
        try (CircuitHosts hosts = hostsOn(network("\"bridge:audio\" = [ \"carol:9001\", \"bob:9000\" ]"))) {
            Ws2 carol = hosts.join("carol");
            Ws2Socket bob = hosts.bob.listen(hosts.streams(hosts.bob), "bridge:audio");
            assertThat(bob.sockName()).hasToString("bob:9000");
            Ws2Socket best = carol.listen(hosts.streams(carol), "bridge:audio");
            assertThat(best.sockName()).hasToString("carol:9001");
            reached(hosts, best, "carol:9001");
            reached(hosts, bob, "bob:9000"); // carol does not answer any more
        }
    }

    /** Alice connects by the name to who listens, who is gone afterwards. */
    private void reached(CircuitHosts hosts, Ws2Socket port, String address) throws Exception {
        hosts.run(
                () -> {
                    try (port;
                            Ws2Socket accepted = port.accept(ConnectionRequest::accept, LIMIT)) {
                        assertThat(Octetry.readAll(accepted)).isEqualTo(Octetry.pattern(1, 100));
                    }
                },
                () -> {
                    try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                        socket.connect("bridge:audio", LIMIT);
                        assertThat(socket.peerName()).hasToString(address);
                        Octetry.write(socket, Octetry.pattern(1, 100));
                    }
                });
    }

    @Test
    void nameThatTheNetworkDoesNotHaveIsUnknownAndItIsSaidThatTheNetworkWasAsked() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            assertThat(resolved(hosts, hosts.alice, "bridge:audio")).containsExactly("bob:9000");
            assertThatThrownBy(() -> resolved(hosts, hosts.alice, "bridge:video"))
                    .hasMessageContaining("WSAHOST_NOT_FOUND")
                    .hasMessageContaining("configuration table, simulated network");
        }
    }

    private void refused(String line, String told) throws Exception {
        try (CircuitHosts hosts = hostsOn(network(line))) {
            assertThatThrownBy(() -> resolved(hosts, hosts.alice, "bridge:audio"))
                    .as(line)
                    .isInstanceOf(Ws2Exception.class)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("java.lang");
        }
    }

    @Test
    void whatIsNoAddressOfTheNetworkIsRefusedWhenItStarts() throws Exception {
        refused("\"a:b\" = \"bob:99999\"", "line 6: names.\"a:b\" is 'bob:99999', expected HOST:PORT");
        refused("\"a:b\" = \"bob:0\"", "names.\"a:b\" is 'bob:0'");
        refused("\"a:b\" = \"bob:audio\"", "names.\"a:b\" is 'bob:audio', expected HOST:PORT");
        refused("\"a:b\" = bob", "names.\"a:b\" is 'bob', expected HOST:PORT");
        refused("\"a:b\" = [ \"bob:1\", \"bib:2\" ]", "names.\"a:b\" is 'bib:2', expected HOST:PORT");
        refused("\"a:b\" = []", "names.\"a:b\" has no address");
        refused("\"a:9000\" = \"bob:1\"", "line 6: names.\"a:9000\" is no name, expected HOST:SERVICE");
        refused("bridge = \"bob:1\"", "names.\"bridge\" is no name");
        refused("\"a:b\" = \"" + strangeAddress() + "\"", "names.\"a:b\" is '" + strangeAddress() + "'");
    }

    /** With a port, one by which no host can be called. */
    protected abstract String strangeAddress();
}
