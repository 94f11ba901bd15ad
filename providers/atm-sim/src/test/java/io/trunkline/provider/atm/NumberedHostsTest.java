package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose addresses are international numbers, beside one with an AESA. */
class NumberedHostsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> NETWORK = List.of(
            "hosts { alice { address = \"+4930123\" }, bob { address = \"+4940777\" }, carol {} }",
            "switches { s1 {} }",
            "links = [ { from = alice, to = s1 }, { from = bob, to = s1 }, { from = carol, to = s1 } ]");

    @TempDir
    Path folder;

    private TwoHosts hosts() throws Exception {
        return new TwoHosts(CircuitHosts.network(NETWORK), "capture = \"" + folder.resolve("run.pcapng") + "\"");
    }

    @Test
    void numberLeadsToItsHostAndTheServiceComesWithTheRequest() throws Exception {
        byte[] sent = Octetry.pattern(3, 5_000);
        try (TwoHosts hosts = hosts();
                Ws2Socket one = hosts.bob.listen(hosts.streams(hosts.bob), "+4940777:9000");
                Ws2Socket other = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9001")) {
            hosts.run(
                    () -> {
                        try (Ws2Socket accepted = one.accept()) {
                            assertThat(((AtmSocketAddress) accepted.peerName()).host())
                                    .isEqualTo("alice");
                            assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        }
                    },
                    () -> Octetry.readAll(other.accept()),
                    () -> {
                        try (SocketGroup group = hosts.alice.openGroup(
                                        hosts.streams(hosts.alice), GroupKind.CONSTRAINED, GroupQos.none());
                                Ws2Socket first = group.socket(0);
                                Ws2Socket second = group.socket(1)) {
                            first.connect("+4940777:9000", LIMIT);
                            second.connect("bob:9001", LIMIT);
                            assertThat(first.peerName()).isEqualTo(new AtmSocketAddress("bob", 9000));
                            Octetry.write(first, sent);
                        }
                    });
            assertThat(hosts.network().counters()).containsEntry("calls.placed", 1L);
            hosts.nothingIsLeft();
        }
        Optional<TsharkJudge> tshark = TsharkJudge.find();
        if (tshark.isPresent())
            assertThat(tshark.get().signalling(folder.resolve("run.pcapng")).isClean())
                    .isTrue();
    }

    @Test
    void numberAndAesaReachEachOtherAndANumberThatNobodyHasDoesNot() throws Exception {
        try (TwoHosts hosts = hosts();
                Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
                Ws2Socket socket = hosts.join("carol").socket(SocketRequest.of(hosts.stream()), GroupRequest.NONE)) {
            hosts.carry(port, socket, Octetry.pattern(4, 3_000));
            Ws2Socket lost = hosts.alice.socket(SocketRequest.of(hosts.stream()), GroupRequest.NONE);
            Ws2Exception refused = catchThrowableOfType(Ws2Exception.class, () -> lost.connect("+4940778:9000", LIMIT));
            assertThat(refused.error()).isEqualTo(WsaError.WSAEHOSTUNREACH);
            lost.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void numberOfTooManyDigitsIsNoAddress() {
        AtmAddressFormat format = new AtmAddressFormat();
        assertThat(format.parse("+123456789012345:1")).contains(new AtmSocketAddress("+123456789012345", 1));
        assertThat(format.parse("+1234567890123456:1")).isEmpty();
        assertThat(format.parse("+49a:1")).isEmpty();
    }
}
