package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both sides hear of a bundle, or of a member, that does not come about. */
class RefusalSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final Duration NOTHING_COMES = Duration.ofSeconds(30);

    private static SocketGroup guaranteed(TwoHosts hosts, long octetsPerSecond) throws Ws2Exception {
        Qos qos = Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024));
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
    }

    private static Ws2Exception failure(Ws2Socket socket) {
        Ws2Exception failed = catchThrowableOfType(Ws2Exception.class, () -> socket.connect("bob:9000", LIMIT));
        assertThat(failed).isNotNull();
        return failed;
    }

    /** Circuits of a trunk that run out, and channels of the called side that do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ from = bob, to = y }, { from = x, to = y, circuits = 4 }",
                "{ from = bob, to = y, rate = bri, count = 2 }, { from = x, to = y, circuits = 20 }"
            })
    void calledApplicationNeverSeesABundleThatIsRefused(String narrow) throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x }, " + narrow + " ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Exception nobody = catchThrowableOfType(
                                Ws2Exception.class, () -> port.accept(ConnectionRequest::accept, NOTHING_COMES));
                        assertThat(nobody.error()).isEqualTo(WsaError.WSAETIMEDOUT);
                        Ws2Socket accepted = port.accept();
                        assertThat(hosts.heldChannels("bob")).isEqualTo(4);
                        assertThat(Octetry.readAll(accepted)).isEqualTo(Octetry.pattern(3, 5_000));
                        accepted.close();
                    },
                    () -> {
                        QosRefusedException refused = (QosRefusedException)
                                failure(guaranteed(hosts, 40_000).socket(0));
                        hosts.clock().sleep(NOTHING_COMES);
                        SocketGroup fits = hosts.alice.openGroup(
                                hosts.streams(hosts.alice),
                                GroupKind.UNCONSTRAINED,
                                GroupQos.require(refused.available().orElseThrow()));
                        Ws2Socket socket = fits.socket(0);
                        socket.connect("bob:9000", LIMIT);
                        Octetry.write(socket, Octetry.pattern(3, 5_000));
                        fits.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void requestOfAGuaranteedBundleIsSeenOnceAllItsChannelsAreHeld() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        List<Integer> held = new ArrayList<>();
                        Ws2Socket accepted = port.accept(request -> {
                            held.add(hosts.heldChannels("bob"));
                            return request.accept();
                        });
                        assertThat(held).containsExactly(hosts.heldChannels("alice"));
                        assertThat(held.get(0)).isGreaterThan(5);
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = guaranteed(hosts, 40_000);
                        group.socket(0).connect("bob:9000", LIMIT);
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** Its calls have come; that the application does not want them says nothing about channels. */
    @Test
    void guaranteedBundleThatNobodyTakesIsRefusedAsAnyOtherConnection() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.run(() -> {
                assertThat(failure(guaranteed(hosts, 40_000).socket(0)).error()).isEqualTo(WsaError.WSAECONNREFUSED);
                try (Ws2Socket port = hosts.bob.socket(hosts.streams(hosts.bob).chosen())) {
                    port.bind("bob:9000");
                    port.listen(1);
                    Ws2Socket first = hosts.alice.socket(hosts.stream());
                    first.ioctl(Ioctls.FIONBIO, true);
                    assertThat(failure(first).error()).isEqualTo(WsaError.WSAEWOULDBLOCK);
                    hosts.clock().sleep(Duration.ofSeconds(5));
                    Ws2Exception busy = failure(guaranteed(hosts, 40_000).socket(0));
                    assertThat(busy.error()).isEqualTo(WsaError.WSAECONNREFUSED);
                    assertThat(busy.networkCause().orElseThrow().number()).isEqualTo(17);
                    first.close();
                }
            });
            hosts.nothingIsLeft();
        }
    }

    @Test
    void memberThatJoinsAndIsNotAnsweredFailsAfterThePatienceThatIsConfigured() throws Exception {
        try (TwoHosts hosts = new TwoHosts("patience = 20s")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        group.socket(0).connect("bob:9000", LIMIT);
                        double began = hosts.seconds();
                        assertThat(failure(group.socket(1)).error()).isEqualTo(WsaError.WSAETIMEDOUT);
                        assertThat(hosts.seconds() - began).isCloseTo(20, within(1.0));
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
