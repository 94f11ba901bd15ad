package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What alice does while a session with an {@link AnsweringApplication} on bob is recorded. */
public final class RecordedCalls {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    /** What becomes of a group whose members talk, and what they say meanwhile. */
    public interface Meanwhile {
        /**
         * Happens once the octets of {@link #firstWords()} have been written to the first member.
         *
         * @param echoed a member to which comes back what it says
         * @param pushed a member to which {@link AnsweringApplication#pushed()} come
         */
        void happens(SocketGroup group, Ws2Socket echoed, Ws2Socket pushed) throws Exception;
    }

    private RecordedCalls() {}

    /** What the first member of {@link #streams} says at once. */
    public static byte[] firstWords() {
        return Octetry.pattern(1, 20_000);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectRequest to(int service, String callerData) {
        return ConnectRequest.to("bob:" + service).callerData(text(callerData)).limit(LIMIT);
    }

    /**
     * A constrained group of streams: one is refused, one joins late.
     *
     * @param first what the group asks for
     * @param meanwhile reads what comes to the first two members
     * @param late what the one that joins late asks for; it is given less
     */
    public static void streams(CircuitHosts hosts, Qos first, Meanwhile meanwhile, Qos late) throws Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.CONSTRAINED, GroupQos.require(first));
        Ws2Socket echoed = group.socket(1);
        echoed.connect(to(9000, "echo"));
        Ws2Socket pushed = group.socket(5);
        pushed.connect(to(9000, "push"));
        Ws2Exception refused =
                catchThrowableOfType(Ws2Exception.class, () -> group.socket(3).connect(to(9000, "refuse me")));
        assertThat(refused.error()).isEqualTo(WsaError.WSAECONNREFUSED);
        Octetry.write(echoed, firstWords());
        meanwhile.happens(group, echoed, pushed);
        Ws2Socket joining = group.socket(0);
        joining.connect(to(9000, "late, less").qos(late));
        Octetry.write(joining, Octetry.pattern(3, 3000));
        echoed.sendDisconnect(text("farewell"));
        assertThat(Octetry.readAll(echoed)).isEmpty();
        for (Ws2Socket socket : List.of(echoed, joining, pushed)) socket.close();
        group.close();
    }

    /** A group of a stream and messages. */
    public static void mixed(CircuitHosts hosts, Qos qos) throws Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
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

    /** A socket in no group, with a connection of its own through the network meanwhile. */
    public static void alone(CircuitHosts hosts) throws Exception {
        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
            socket.connect(to(9000, "echo alone"));
            Octetry.write(socket, Octetry.pattern(4, 15_000));
            assertThat(Octetry.read(socket, 15_000)).isEqualTo(Octetry.pattern(4, 15_000));
        }
    }

    /** A stream and messages at once that never come to their end, unless the network fails them. */
    public static void endless(CircuitHosts hosts, Qos qos) throws Exception {
        SocketGroup group =
                hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
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
