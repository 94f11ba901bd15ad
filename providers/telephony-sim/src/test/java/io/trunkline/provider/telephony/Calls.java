package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What alice does while a session with a {@link CalledApplication} on bob is recorded. */
final class Calls {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private Calls() {}

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GroupQos guaranteed(long octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024)));
    }

    private static ConnectRequest to(int service, String callerData) {
        return ConnectRequest.to("bob:" + service).callerData(text(callerData)).limit(LIMIT);
    }

    /**
     * A constrained group of streams: one joins late, one is refused; meanwhile the bundle grows, loses a channel and gets another one,
     * shrinks, and carries another service.
     */
    static void streams(TwoHosts hosts) throws Exception {
        SocketGroup group = hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.CONSTRAINED, guaranteed(6_000));
        Ws2Socket echoed = group.socket(1);
        echoed.connect(to(9000, "echo"));
        Ws2Socket pushed = group.socket(5);
        pushed.connect(to(9000, "push"));
        Ws2Exception refused =
                catchThrowableOfType(Ws2Exception.class, () -> group.socket(3).connect(to(9000, "refuse me")));
        assertThat(refused.error()).isEqualTo(WsaError.WSAECONNREFUSED);
        Octetry.write(echoed, Octetry.pattern(1, 20_000));
        group.setQos(guaranteed(30_000));
        hosts.fault("at=" + Math.round(hosts.seconds() * 1000 + 50) + "ms down channel=alice:2 for=10s");
        assertThat(Octetry.read(echoed, 20_000)).isEqualTo(Octetry.pattern(1, 20_000));
        hosts.clock().sleep(Duration.ofSeconds(3)); // another channel is dialled for the one that was lost
        Octetry.write(echoed, Octetry.pattern(2, 10_000));
        group.setQos(guaranteed(8_000));
        assertThat(Octetry.read(echoed, 10_000)).isEqualTo(Octetry.pattern(2, 10_000));
        assertThat(Octetry.read(pushed, 7000)).isEqualTo(Octetry.pattern(7000, 7000));
        for (int i = 0; i < 10; i++) { // beyond the end of the charge unit, when channels go that are not needed
            hosts.clock().sleep(Duration.ofSeconds(7));
            Octetry.write(echoed, Octetry.pattern(i, 3000));
            assertThat(Octetry.read(echoed, 3000)).isEqualTo(Octetry.pattern(i, 3000));
        }
        group.setQos(GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(25_000, 2048))));
        Ws2Socket late = group.socket(0);
        late.connect(to(9000, "late, less").qos(Qos.symmetric(FlowSpec.guaranteed(4_000, 1024))));
        Octetry.write(late, Octetry.pattern(3, 3000));
        echoed.sendDisconnect(text("farewell"));
        assertThat(Octetry.readAll(echoed)).isEmpty();
        for (Ws2Socket socket : List.of(echoed, late, pushed)) socket.close();
        group.close();
    }

    /** A group of a stream and messages. */
    static void mixed(TwoHosts hosts) throws Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, guaranteed(10_000));
        Ws2Socket messages = group.socket(0);
        messages.connect(to(9001, "messages"));
        SocketRequest stream = SocketRequest.of(hosts.stream());
        Ws2Socket beside = hosts.alice.socket(stream, GroupRequest.join(group.id()));
        beside.connect(to(9000, "echo beside messages"));
        Octetry.write(beside, Octetry.pattern(5, 9000));
        for (int i = 0; i < 20; i++) messages.send(ByteBuffer.wrap(Octetry.pattern(i, 1 + 157 * i)));
        assertThat(Octetry.read(beside, 9000)).isEqualTo(Octetry.pattern(5, 9000));
        hosts.clock().sleep(Duration.ofSeconds(1));
        for (Ws2Socket socket : List.of(beside, messages)) socket.close();
        group.close();
    }

    /** A socket in no group, on a bundle of its own meanwhile. */
    static void alone(TwoHosts hosts) throws Exception {
        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
            socket.connect(to(9000, "echo alone"));
            Octetry.write(socket, Octetry.pattern(4, 15_000));
            assertThat(Octetry.read(socket, 15_000)).isEqualTo(Octetry.pattern(4, 15_000));
        }
    }

    /** A stream and messages at once that never come to their end. */
    static void endless(TwoHosts hosts) throws Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, guaranteed(15_000));
        Ws2Socket stream = group.socket(1);
        stream.connect(to(9000, "echo for ever"));
        Ws2Socket messages = hosts.alice.socket(
                SocketRequest.of(hosts.messages(hosts.alice).chosen()), GroupRequest.join(group.id()));
        messages.connect(to(9001, "messages"));
        Ws2Exception end = catchThrowableOfType(Ws2Exception.class, () -> {
            for (int i = 0; ; i++) {
                messages.send(ByteBuffer.wrap(Octetry.pattern(i, 100 + i)));
                Octetry.write(stream, Octetry.pattern(i, 2000));
                Octetry.read(stream, 2000);
            }
        });
        assertThat(end.error()).isEqualTo(WsaError.WSAENETDOWN);
        stream.close();
        messages.close();
        group.close();
    }
}
