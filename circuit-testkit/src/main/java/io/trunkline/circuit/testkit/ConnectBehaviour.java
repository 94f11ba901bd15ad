package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that are asked for, refused, waited for and given up. */
public abstract class ConnectBehaviour implements CircuitSystem {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer octets) {
        return StandardCharsets.UTF_8.decode(octets).toString();
    }

    private static WsaError errorOfConnect(Ws2Socket socket) {
        Ws2Exception failure = catchThrowableOfType(Ws2Exception.class, () -> socket.connect("bob:9000", LIMIT));
        assertThat(failure).as("the connect fails").isNotNull();
        return failure.error();
    }

    @Test
    void connectCarriesDataBothWays() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            String longest = "0123456789abcdef".repeat(4);
            hosts.run(
                    () -> port.accept(request -> {
                                assertThat(text(request.callerData())).isEqualTo(longest);
                                return request.accept().calleeData(text("welcome"));
                            })
                            .close(),
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            Connected connected = socket.connect(ConnectRequest.to("bob:9000")
                                    .callerData(text(longest))
                                    .limit(LIMIT));
                            assertThat(text(connected.calleeData())).isEqualTo("welcome");
                        }
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "call=1 refuse cause=41,   WSAENETDOWN",
        "call=1 refuse cause=1,    WSAEHOSTUNREACH",
        "call=1 refuse cause=34,   WSAENOBUFS",
        "call=1 refuse cause=47,   WSAENOBUFS",
        "call=1 busy,  WSAECONNREFUSED",
        "call=1 no-answer, WSAETIMEDOUT"
    })
    void networkRefusesWithItsCause(String fault, WsaError expected) throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.fault(fault);
            hosts.run(() -> {
                try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                    assertThat(errorOfConnect(socket)).isEqualTo(expected);
                }
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void nobodyListens() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            hosts.run(() -> {
                try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                    assertThat(errorOfConnect(socket)).isEqualTo(WsaError.WSAECONNREFUSED);
                }
            });
            hosts.nothingIsLeft();
        }
    }

    @Test
    void listenerRejectsFirstAndJoiningMembersAlike() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Ws2Socket> accepted = new ArrayList<>();
            hosts.run(
                    () -> {
                        int[] asked = {0};
                        while (asked[0] < 4) {
                            try {
                                accepted.add(port.accept(
                                        request -> ++asked[0] % 2 == 0 ? request.accept() : request.reject()));
                            } catch (Ws2Exception rejected) {
                                assertThat(rejected.error()).isEqualTo(WsaError.WSAECONNREFUSED);
                            }
                        }
                        for (Ws2Socket socket : accepted) socket.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        assertThat(errorOfConnect(group.socket(0))).isEqualTo(WsaError.WSAECONNREFUSED);
                        group.socket(0).connect("bob:9000", LIMIT);
                        double before = hosts.seconds();
                        assertThat(errorOfConnect(group.socket(1))).isEqualTo(WsaError.WSAECONNREFUSED);
                        assertThat(hosts.seconds() - before).as("told at once").isLessThan(0.1);
                        group.socket(1).connect("bob:9000", LIMIT);
                        Ws2Exception nobody = catchThrowableOfType(
                                Ws2Exception.class, () -> group.socket(2).connect("bob:9001", LIMIT));
                        assertThat(nobody.error()).isEqualTo(WsaError.WSAECONNREFUSED);
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void fullBacklogIsBusy() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.socket(hosts.streams(hosts.bob).chosen());
            port.bind("bob:9000");
            port.listen(2);
            CircuitHosts.Part caller = () -> {
                try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                    socket.connect("bob:9000", LIMIT);
                    assertThat(Octetry.readAll(socket)).isEmpty();
                }
            };
            hosts.run(
                    caller,
                    caller,
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(1));
                        Ws2Socket third = hosts.alice.socket(hosts.stream());
                        assertThat(errorOfConnect(third)).isEqualTo(WsaError.WSAECONNREFUSED);
                        third.close();
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(2));
                        port.accept().close();
                        port.accept().close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void closeOfTheListenerRefusesWhoWaits() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket socket = hosts.alice.socket(hosts.stream());
                        assertThat(errorOfConnect(socket)).isEqualTo(WsaError.WSAECONNREFUSED);
                        socket.close();
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(2));
                        port.close();
                    });
            hosts.nothingIsLeft();
        }
    }

    @Test
    void connectThatIsGivenUpLeavesNoRequest() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(() -> {
                Ws2Socket socket = hosts.alice.socket(hosts.stream());
                Ws2Exception late = catchThrowableOfType(
                        Ws2Exception.class, () -> socket.connect("bob:9000", Duration.ofSeconds(3)));
                assertThat(late.error()).isEqualTo(WsaError.WSAETIMEDOUT);
                assertThat(hosts.seconds()).isBetween(3.0, 3.1);
                socket.close();
                hosts.clock().sleep(Duration.ofSeconds(1)); // the network works on what clears it
                assertThatThrownBy(() -> port.accept(ConnectionRequest::accept, Duration.ofSeconds(1)))
                        .isInstanceOf(Ws2Exception.class);
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void firstMemberGivesUpAndTheOthersPlaceTheCallAgain() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SocketGroup group =
                    hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
            Ws2Socket first = group.socket(0);
            Ws2Socket second = group.socket(1);
            hosts.run(
                    () -> assertThatThrownBy(() -> first.connect("bob:9000", Duration.ofSeconds(1)))
                            .isInstanceOf(Ws2Exception.class),
                    () -> {
                        second.connect("bob:9000", LIMIT);
                        assertThat(Octetry.readAll(second)).isEmpty();
                        assertThat(hosts.network().counters().get("calls.placed"))
                                .isEqualTo(2);
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(5));
                        Ws2Socket accepted = port.accept();
                        assertThat(accepted.peerName()).isEqualTo(second.sockName());
                        accepted.close();
                    });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void closeFromAnotherThreadEndsAConnect() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Ws2Socket socket = hosts.alice.socket(hosts.stream());
            hosts.run(
                    () -> assertThatThrownBy(() -> socket.connect("bob:9000", LIMIT))
                            .isInstanceOf(Ws2Exception.class),
                    () -> {
                        hosts.clock().sleep(Duration.ofMillis(1));
                        socket.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void deferredRequestIsAcceptedAMinuteLater() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        assertThatThrownBy(() -> port.accept(ConnectionRequest::defer, Duration.ofSeconds(1)))
                                .isInstanceOf(Ws2Exception.class);
                        hosts.clock().sleep(Duration.ofSeconds(60));
                        Ws2Socket accepted = port.accept();
                        Octetry.write(accepted, Octetry.pattern(1, 100));
                        accepted.close();
                    },
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            assertThat(hosts.seconds()).isGreaterThan(60);
                            assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(1, 100));
                        }
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void deferredMemberThatJoinsIsAcceptedAMinuteLater() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket first = port.accept();
                        hosts.clock().sleep(Duration.ofSeconds(60));
                        Ws2Socket second = port.accept();
                        assertThat(Octetry.readAll(second)).isEqualTo(Octetry.pattern(1, 100));
                        first.close();
                        second.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        group.socket(0).connect("bob:9000", LIMIT);
                        Ws2Socket joins = group.socket(1);
                        joins.connect("bob:9000", LIMIT);
                        assertThat(hosts.seconds()).isBetween(60.0, 60.5);
                        Octetry.write(joins, Octetry.pattern(1, 100));
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void abortResetsTheOtherSide() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        Octetry.read(accepted, 10);
                        accepted.abort();
                    },
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            Octetry.write(socket, Octetry.pattern(1, 10));
                            Ws2Exception reset =
                                    catchThrowableOfType(Ws2Exception.class, () -> Octetry.readAll(socket));
                            assertThat(reset.error()).isEqualTo(WsaError.WSAECONNRESET);
                        }
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void releaseByTheNetworkEndsTheMembersAndTheNextConnectBuildsANewCircuit() throws Exception {
        try (CircuitHosts hosts = hosts(CircuitHosts.faults("at=5s release group-of=alice cause=41"))) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        for (Ws2Socket accepted : List.of(port.accept(), port.accept())) {
                            Ws2Exception lost =
                                    catchThrowableOfType(Ws2Exception.class, () -> Octetry.readAll(accepted));
                            assertThat(lost.error()).isEqualTo(WsaError.WSAENETDOWN);
                            assertThat(lost.networkCause().orElseThrow().number())
                                    .isEqualTo(41);
                            accepted.close();
                        }
                        Ws2Socket again = port.accept();
                        assertThat(Octetry.readAll(again)).isEqualTo(Octetry.pattern(3, 500));
                        again.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        Ws2Socket one = group.socket(0);
                        Ws2Socket two = group.socket(1);
                        one.connect("bob:9000", LIMIT);
                        two.connect("bob:9000", LIMIT);
                        for (Ws2Socket socket : List.of(one, two)) {
                            Ws2Exception lost = catchThrowableOfType(Ws2Exception.class, () -> Octetry.readAll(socket));
                            assertThat(lost.error()).isEqualTo(WsaError.WSAENETDOWN);
                            socket.close();
                        }
                        Ws2Socket again = group.socket(2);
                        again.connect("bob:9000", LIMIT);
                        Octetry.write(again, Octetry.pattern(3, 500));
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void linkThatGoesDownReleasesItsCalls() throws Exception {
        try (CircuitHosts hosts = hosts(CircuitHosts.faults("at=5s down link=" + linkOf("alice") + " for=30s"))) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        assertThat(catchThrowableOfType(Ws2Exception.class, () -> Octetry.readAll(accepted)))
                                .isNotNull();
                        accepted.close();
                        assertThat(Octetry.readAll(port.accept())).isEqualTo(Octetry.pattern(3, 500));
                    },
                    () -> {
                        Ws2Socket socket = hosts.alice.socket(hosts.stream());
                        socket.connect("bob:9000", LIMIT);
                        assertThat(catchThrowableOfType(Ws2Exception.class, () -> Octetry.readAll(socket)))
                                .isNotNull();
                        assertThat(hosts.seconds()).isLessThan(40);
                        socket.close();
                        hosts.clock().sleep(Duration.ofSeconds(60));
                        Ws2Socket again = hosts.alice.socket(hosts.stream());
                        again.connect("bob:9000", LIMIT);
                        Octetry.write(again, Octetry.pattern(3, 500));
                        again.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
