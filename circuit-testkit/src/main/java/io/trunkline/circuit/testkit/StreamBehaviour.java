package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams, through the library and the simulated network. */
public abstract class StreamBehaviour implements CircuitSystem {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void everyOctetArrivesAndNothingIsLeft() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] sent = Octetry.pattern(1, octetsOfSeconds());
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            assertThat(Octetry.readAll(socket)).isEqualTo(sent);
                            Octetry.write(socket, Octetry.pattern(2, 5000));
                        }
                    },
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            Octetry.write(socket, sent);
                            socket.shutdown(Shutdown.SD_SEND);
                            assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(2, 5000));
                        }
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void threeMembersShareOneCircuitAndTheLastReleasesIt() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<byte[]> received = new ArrayList<>();
            hosts.run(
                    () -> {
                        List<Ws2Socket> accepted = new ArrayList<>();
                        for (int i = 0; i < 3; i++)
                            accepted.add(port.accept(request -> request.accept().mirrorGroup()));
                        assertThat(accepted.get(1).groupId())
                                .isEqualTo(accepted.get(0).groupId());
                        for (Ws2Socket socket : accepted) {
                            received.add(Octetry.readAll(socket));
                            socket.close();
                        }
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        for (int i = 0; i < 3; i++) {
                            Ws2Socket member = group.socket(i);
                            member.connect("bob:9000", LIMIT);
                            Octetry.write(member, Octetry.pattern(i, 30_000));
                            assertThat(hosts.network().counters().get("calls.placed"))
                                    .isEqualTo(1);
                        }
                        group.close();
                    });
            for (int i = 0; i < 3; i++) assertThat(received.get(i)).isEqualTo(Octetry.pattern(i, 30_000));
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void whoWaitsForMoreThanTheBuffersHoldGetsAllOfIt() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] sent = Octetry.pattern(1, octetsOfSeconds());
            byte[] got = new byte[sent.length];
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            int first = socket.receive(ByteBuffer.wrap(got, 0, 10), Ws2Constants.MSG_WAITALL);
                            assertThat(first).isEqualTo(10);
                            ByteBuffer rest = ByteBuffer.wrap(got, 10, got.length - 10);
                            assertThat(socket.receive(rest, Ws2Constants.MSG_WAITALL))
                                    .isEqualTo(got.length - 10);
                            ByteBuffer more = ByteBuffer.allocate(100);
                            assertThat(socket.receive(more, Ws2Constants.MSG_WAITALL))
                                    .isEqualTo(7);
                            assertThat(socket.receive(more, Ws2Constants.MSG_WAITALL))
                                    .isZero();
                        }
                    },
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            Octetry.write(socket, sent);
                            Octetry.write(socket, new byte[7]);
                            socket.shutdown(Shutdown.SD_SEND);
                        }
                    });
            assertThat(got).isEqualTo(sent);
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void figuresOfAMemberStayWhenItsConnectionHasEnded() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            Octetry.readAll(socket);
                        }
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                        Ws2Socket member = group.socket(0);
                        member.connect("bob:9000", LIMIT);
                        Octetry.write(member, Octetry.pattern(1, 30_000));
                        hosts.clock().sleep(Duration.ofSeconds(20));
                        SocketStatistics before = member.statistics();
                        member.shutdown(Shutdown.SD_SEND);
                        Octetry.readAll(member);
                        hosts.clock().sleep(Duration.ofSeconds(20));
                        SocketStatistics after = member.statistics();
                        assertThat(after.circuit()).isEmpty();
                        assertThat(after.shareAchieved())
                                .isEqualTo(before.shareAchieved())
                                .isEqualTo(1);
                        assertThat(after.waits().counts())
                                .hasSizeGreaterThanOrEqualTo(
                                        before.waits().counts().size());
                        assertThat(after.network().keySet())
                                .isEqualTo(before.network().keySet());
                        assertThat(after.network().getOrDefault("cellsSent", ""))
                                .isNotEqualTo("0");
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void whatIsSentAndClosedAtOnceByTheCallingSideArrives() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(() -> assertThat(Octetry.readAll(port.accept())).isEqualTo(Octetry.pattern(1, 300)), () -> {
                Ws2Socket socket = hosts.alice.socket(hosts.stream());
                socket.connect("bob:9000", LIMIT);
                socket.send(ByteBuffer.wrap(Octetry.pattern(1, 300)));
                socket.close();
            });
        }
    }

    @Test
    void whatIsSentAndClosedAtOnceByTheAcceptingSideArrives() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket socket = port.accept();
                        socket.send(ByteBuffer.wrap(Octetry.pattern(1, 3000)));
                        socket.close();
                    },
                    () -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(1, 3000));
                        }
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
