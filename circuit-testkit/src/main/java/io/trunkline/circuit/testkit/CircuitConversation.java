package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Six threads or more: a group of two streams and a stream of messages from alice to bob, who sends the streams back, and
 * perhaps one that changes the group's contract. Every octet is checked; what fails is noted with its error.
 */
public abstract class CircuitConversation {
    private static final Duration LIMIT = Duration.ofSeconds(400);
    private static final int LARGEST_MESSAGE = 3000;

    /** What a network that fails may be told as. */
    private static final Set<WsaError> OF_NETWORK = EnumSet.of(
            WsaError.WSAETIMEDOUT,
            WsaError.WSAECONNRESET,
            WsaError.WSAENETDOWN,
            WsaError.WSAEHOSTUNREACH,
            WsaError.WSAEHOSTDOWN,
            WsaError.WSAECONNREFUSED);

    private final CircuitHosts hosts;
    private final long seed;
    private final int octets;
    private final int messages;
    private final List<String> failures = new ArrayList<>();
    private boolean bothWays;
    private int messagesArrived;
    private int streamsWhole;

    /**
     * Nobody talks yet.
     *
     * @param octets of either stream
     * @param messages of the third
     */
    protected CircuitConversation(CircuitHosts hosts, long seed, int octets, int messages) {
        this.hosts = hosts;
        this.seed = seed;
        this.octets = octets;
        this.messages = messages;
    }

    /** What the group asks for: first when it is made, then while its members talk. */
    protected abstract List<Qos> contracts();

    /** The longest time between two contracts, at most two seconds. */
    protected abstract int longestPauseNanos();

    /** True if a network that fails may tell this, where a party is told of it: it may not have enough left for a contract. */
    private static boolean isOfNetwork(Ws2Exception failure) {
        return failure instanceof QosRefusedException || OF_NETWORK.contains(failure.error());
    }

    /** Parties that were told of a failure, with its error. */
    public final List<String> failures() {
        return failures;
    }

    /** Messages that arrived, of those that were sent. */
    public final int messagesArrived() {
        return messagesArrived;
    }

    /** Streams that came back whole. */
    public final int streamsWhole() {
        return streamsWhole;
    }

    /** Bob calls alice at the same time, too. */
    public final void bothWays() {
        bothWays = true;
    }

    /** How many streams there are. */
    public final int streams() {
        return bothWays ? 3 : 2;
    }

    /** All of it, by a group that asks for this and for no more. */
    public final void hold(GroupQos qos) throws Exception {
        hold(qos, null);
    }

    /** All of it, by a group that has one of {@link #contracts} after the other. */
    public final void holdUnderContract() throws Exception {
        Random random = new Random(seed);
        List<Qos> contracts = contracts();
        hold(GroupQos.require(contracts.get(0)), group -> {
            for (Qos next : contracts.subList(1, contracts.size())) {
                hosts.clock().sleep(Duration.ofNanos(random.nextInt(longestPauseNanos())));
                group.setQos(GroupQos.require(next));
            }
        });
    }

    /** What becomes of the group while its members talk. */
    private interface Change {
        void of(SocketGroup group) throws Exception;
    }

    /** @param change {@code null} for none */
    private void hold(GroupQos qos, Change change) throws Exception {
        Ws2Socket streams = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
        Ws2Socket ofMessages = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001");
        SocketGroup group = hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, qos);
        Ws2Socket one = group.socket(0);
        Ws2Socket two = group.socket(1);
        Ws2Socket messenger = hosts.alice.socket(hosts.messages(hosts.alice).chosen());
        List<CircuitHosts.Part> parts = new ArrayList<>(List.of(
                noting("bob", () -> echo(streams)),
                noting("bob", () -> echo(streams)),
                noting("bob messages", () -> readMessages(ofMessages)),
                noting("one", () -> talk(one, 1, "bob:9000")),
                noting("two", () -> talk(two, 2, "bob:9000")),
                noting("messenger", () -> sendMessages(messenger))));
        if (change != null) parts.add(noting("change", () -> change.of(group)));
        Ws2Socket ofAlice = bothWays ? hosts.alice.listen(hosts.streams(hosts.alice), "alice:9000") : null;
        if (bothWays) {
            Ws2Socket three = hosts.bob.socket(hosts.streams(hosts.bob).chosen());
            parts.add(noting("alice", () -> echo(ofAlice)));
            parts.add(noting("three", () -> talk(three, 3, "alice:9000")));
        }
        hosts.run(parts.toArray(CircuitHosts.Part[]::new));
        if (bothWays) ofAlice.close();
        group.close();
        messenger.close();
        streams.close();
        ofMessages.close();
    }

    private CircuitHosts.Part noting(String who, CircuitHosts.Part part) {
        return () -> {
            try {
                part.run();
            } catch (Ws2Exception failure) {
                assertThat(isOfNetwork(failure)).as(() -> who + ": " + failure).isTrue();
                synchronized (failures) {
                    failures.add(who + " " + failure.error());
                }
            }
        };
    }

    private void echo(Ws2Socket port) throws Exception {
        try (Ws2Socket socket = port.accept(ConnectionRequest::accept, LIMIT)) {
            byte[] part = new byte[1500];
            for (int got = socket.receive(ByteBuffer.wrap(part));
                    got > 0;
                    got = socket.receive(ByteBuffer.wrap(part))) {
                ByteBuffer back = ByteBuffer.wrap(part, 0, got);
                while (back.hasRemaining()) socket.send(back);
            }
        }
    }

    private void talk(Ws2Socket socket, int key, String to) throws Exception {
        byte[] said = Octetry.pattern(key, octets);
        Random random = new Random(seed + key);
        int checked = 0;
        try (socket) {
            socket.connect(to, LIMIT);
            int sent = 0;
            byte[] part = new byte[4096];
            while (checked < octets) {
                if (sent < octets && sent - checked < 20_000) {
                    sent += socket.send(ByteBuffer.wrap(said, sent, Math.min(1 + random.nextInt(3000), octets - sent)));
                    if (sent == octets) socket.shutdown(Shutdown.SD_SEND);
                    if (random.nextInt(4) == 0) hosts.clock().sleep(Duration.ofNanos(random.nextInt(200_000_000)));
                    continue;
                }
                int got = socket.receive(ByteBuffer.wrap(part));
                assertThat(got)
                        .as("the echo ends after %d octets of %d", checked, octets)
                        .isPositive();
                assertThat(ByteBuffer.wrap(part, 0, got)).isEqualTo(ByteBuffer.wrap(said, checked, got));
                checked += got;
            }
            assertThat(socket.receive(ByteBuffer.wrap(part)))
                    .as("nothing is invented")
                    .isZero();
            synchronized (failures) {
                streamsWhole++;
            }
        }
    }

    private static byte[] message(int number) {
        int length = 4 + Math.floorMod(number * 7919, LARGEST_MESSAGE);
        byte[] octets = Octetry.pattern(number, length);
        ByteBuffer.wrap(octets).putInt(number);
        return octets;
    }

    private void sendMessages(Ws2Socket socket) throws Exception {
        Random random = new Random(seed);
        try (socket) {
            socket.connect("bob:9001", LIMIT);
            for (int i = 0; i < messages; i++) {
                socket.send(ByteBuffer.wrap(message(i)));
                if (random.nextInt(4) == 0) hosts.clock().sleep(Duration.ofNanos(random.nextInt(200_000_000)));
            }
        }
    }

    private void readMessages(Ws2Socket port) throws Exception {
        int last = -1;
        try (Ws2Socket socket = port.accept(ConnectionRequest::accept, LIMIT)) {
            byte[] part = new byte[LARGEST_MESSAGE + 4];
            while (true) {
                int got;
                try {
                    got = socket.receive(ByteBuffer.wrap(part));
                } catch (Ws2Exception end) {
                    if (end.error() == WsaError.WSAEDISCON) return;
                    throw end;
                }
                if (got <= 0) return;
                int number = ByteBuffer.wrap(part).getInt();
                assertThat(number).as("in order, once").isGreaterThan(last).isLessThan(messages);
                assertThat(ByteBuffer.wrap(part, 0, got))
                        .as("message " + number)
                        .isEqualTo(ByteBuffer.wrap(message(number)));
                last = number;
                messagesArrived++;
            }
        }
    }
}
