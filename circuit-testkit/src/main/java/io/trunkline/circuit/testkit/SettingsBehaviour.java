package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hosts whose settings differ, on a network that is as it should be or loses a part of everything for a moment: members of a group
 * and a socket of messages understand each other. {@code -Dtest.settings.runs=1000} for the long run.
 */
@Tag("once")
public abstract class SettingsBehaviour implements CircuitSystem {
    private static final int RUNS = Integer.getInteger("test.settings.runs", 12);
    private static final long FIRST_SEED = Long.getLong("test.settings.seed", 1);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MEMBERS = 3;
    private static final int OCTETS = 20_000;
    private static final int MESSAGES = 30;
    /** Of each member while the contract changes. */
    private static final int MANY_MESSAGES = 300;

    private static final int LARGEST_MESSAGE = 3_000;
    /** Every third network loses something. */
    private static final int LOSSY = 3;

    private interface Trial {
        void of(Run run) throws Exception;
    }

    private void eachSeed(int runs, Trial trial) throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
            Run run = new Run(seed);
            try {
                trial.of(run);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + run + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void hostsUnderstandEachOtherWhateverTheirSettingsAre() throws Exception {
        eachSeed(RUNS, Run::hold);
    }

    @Test
    void noMessageIsLostWhileTheContractChanges() throws Exception {
        int[] changes = new int[1];
        eachSeed((RUNS + 1) / 2, run -> changes[0] += run.holdWhileTheContractChanges());
        assertThat(changes[0]).as("changes").isGreaterThanOrEqualTo(RUNS / 2);
    }

    @Test
    void fragmentsLongerThanABufferComeOneAtATime() throws Exception {
        try (CircuitHosts hosts = hosts("buffer = 1024", "fragment = 1400");
                Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
            hosts.carry(port, hosts.alice.socket(hosts.stream()), Octetry.pattern(1, OCTETS));
            hosts.nothingIsLeft();
        }
    }

    @Test
    void messageForWhichTheOtherSideNeverHasRoomHoldsNoOtherUp() throws Exception {
        try (CircuitHosts hosts = new CircuitHosts(
                        provider(),
                        List.of("buffer = 1024", "fragment = 1400"),
                        List.of("buffer = 1024", "largest-message = 500"));
                Ws2Socket port = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001")) {
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            ByteBuffer message = ByteBuffer.allocate(500);
                            assertThat(socket.receive(message)).isEqualTo(400);
                            assertThat(message.flip()).isEqualTo(ByteBuffer.wrap(Octetry.message(400)));
                        }
                    },
                    () -> {
                        Ws2Socket socket =
                                hosts.alice.socket(hosts.messages(hosts.alice).chosen());
                        try (socket) {
                            socket.connect(ConnectRequest.to("bob:9001").limit(LIMIT));
                            for (int octets : new int[] {60_000, 60_000, 3_000, 400})
                                socket.send(ByteBuffer.wrap(Octetry.message(octets)));
                        }
                    });
            hosts.nothingIsLeft();
        }
    }

    @Test
    void noMessageIsLostHoweverSlowAReaderWithLessRoomThanTheSenderIs() throws Exception {
        List<String> little = List.of("buffer = 1024", "largest-message = 1000");
        try (CircuitHosts hosts = new CircuitHosts(provider(), little, List.of());
                Ws2Socket atAlice = hosts.alice.listen(hosts.messages(hosts.alice), "alice:9001");
                Ws2Socket atBob = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001")) {
            hosts.run(
                    () -> sendMessages(connected(hosts, hosts.bob, "alice:9001"), () -> 1_000, MESSAGES),
                    () -> readSlowly(atAlice.accept(), hosts),
                    () -> sendMessages(atBob.accept(), () -> 1_000, MESSAGES),
                    () -> readSlowly(connected(hosts, hosts.alice, "bob:9001"), hosts));
            hosts.nothingIsLeft();
        }
    }

    private static Ws2Socket connected(CircuitHosts hosts, Ws2 library, String to) throws Exception {
        Ws2Socket socket = library.socket(hosts.messages(library).chosen());
        socket.connect(ConnectRequest.to(to).limit(LIMIT));
        return socket;
    }

    /** Sends messages on a connection, ends it and waits for the other side's end. */
    private static void sendMessages(Ws2Socket connection, IntSupplier octets, int count) throws Exception {
        try (Ws2Socket socket = connection) {
            for (int i = 0; i < count; i++) socket.send(ByteBuffer.wrap(Octetry.message(octets.getAsInt())));
            socket.shutdown(Shutdown.SD_SEND);
            assertThat(socket.receive(ByteBuffer.allocate(1))).isNotPositive();
        }
    }

    private static void readSlowly(Ws2Socket own, CircuitHosts hosts) throws Exception {
        try (Ws2Socket socket = own) {
            hosts.clock().sleepUntil(10_000_000_000L);
            ByteBuffer message = ByteBuffer.allocate(1_000);
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(socket.receive(message.clear())).as("message " + i).isEqualTo(1_000);
            }
        }
    }

    /** One network. */
    private final class Run {
        private final Random random;
        private final String faults;
        private final List<String> settings = new ArrayList<>();
        private final long seed;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.faults = seed % LOSSY == 0 ? loss() : "";
        }

        /** So much that lists of what is missing are long, and so short that no connection is given up. */
        private String loss() {
            return "at=" + random.nextInt(2_000) + "ms loss link=" + linkOf("alice") + " probability="
                    + 0.5 * random.nextDouble() + " for=" + (50 + random.nextInt(450)) + "ms";
        }

        private List<String> settingsOf(String host) {
            List<String> own = new ArrayList<>(randomSettings(random));
            own.removeIf(line -> line.startsWith("largest-message")); // what is sent has to fit
            settings.add(host + " " + own);
            own.add("seed = " + seed);
            own.add(CircuitHosts.faults(faults));
            return own;
        }

        void hold() throws Exception {
            try (CircuitHosts hosts = new CircuitHosts(provider(), this::settingsOf);
                    Ws2Socket streams = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
                    Ws2Socket messages = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001")) {
                SocketGroup group =
                        hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, contract());
                List<CircuitHosts.Part> parts = new ArrayList<>();
                for (int i = 0; i < MEMBERS; i++) {
                    Ws2Socket member = group.socket(i);
                    int id = i;
                    parts.add(() -> answer(streams));
                    parts.add(() -> ask(member, id));
                }
                parts.add(() -> {
                    int count = readMessages(messages);
                    if (faults.isEmpty()) assertThat(count).as("messages").isEqualTo(MESSAGES);
                });
                Random sizes = new Random(seed);
                parts.add(() -> sendMessages(connected(hosts, hosts.alice, "bob:9001"), sizes(sizes), MESSAGES));
                hosts.run(parts.toArray(CircuitHosts.Part[]::new));
                group.close();
                hosts.nothingIsLeft();
            }
        }

        /** @return how often it has changed */
        int holdWhileTheContractChanges() throws Exception {
            int[] changes = new int[1];
            try (CircuitHosts hosts = new CircuitHosts(provider(), this::patientSettingsOf);
                    Ws2Socket port = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001")) {
                SocketGroup group =
                        hosts.alice.openGroup(hosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, anyContract());
                List<CircuitHosts.Part> parts = new ArrayList<>();
                AtomicInteger busy = new AtomicInteger(MEMBERS);
                for (int i = 0; i < MEMBERS; i++) {
                    Ws2Socket member = group.socket(i);
                    Random sizes = new Random(random.nextLong());
                    parts.add(() -> {
                        try {
                            member.connect(ConnectRequest.to("bob:9001").limit(LIMIT));
                            sendMessages(member, sizes(sizes), MANY_MESSAGES);
                        } finally {
                            busy.decrementAndGet();
                        }
                    });
                    parts.add(
                            () -> assertThat(readMessages(port)).as("messages").isEqualTo(MANY_MESSAGES));
                }
                parts.add(() -> {
                    while (true) {
                        hosts.clock().sleep(Duration.ofMillis(50 + random.nextInt(2_500)));
                        if (busy.get() == 0) return;
                        group.setQos(anyContract());
                        changes[0]++;
                    }
                });
                hosts.run(parts.toArray(CircuitHosts.Part[]::new));
                group.close();
                hosts.nothingIsLeft();
            }
            return changes[0];
        }

        /** On a network that loses nothing, with the usual patience: members of a higher priority may keep others waiting for long. */
        private List<String> patientSettingsOf(String host) {
            List<String> own = settingsOf(host);
            own.removeIf(line -> line.startsWith("patience") || line.startsWith("faults"));
            return own;
        }

        private GroupQos anyContract() {
            int rate = 2_000 + random.nextInt(30_000);
            return switch (random.nextInt(4)) {
                case 0 -> GroupQos.none();
                case 1 -> GroupQos.prefer(controlled(rate));
                default -> GroupQos.prefer(guaranteed(rate));
            };
        }

        private static Qos controlled(int rate) {
            return Qos.symmetric(FlowSpec.controlledLoad(rate, 2_048));
        }

        private Qos guaranteed(int rate) {
            return Qos.symmetric(FlowSpec.guaranteed(rate, 2_048)
                    .withDelay(50_000 + random.nextInt(400_000), FlowSpec.NOT_SPECIFIED));
        }

        private GroupQos contract() {
            return switch (random.nextInt(3)) {
                case 0 -> GroupQos.none();
                case 1 -> GroupQos.require(controlled(6_000));
                default -> GroupQos.require(guaranteed(6_000));
            };
        }

        @Override
        public String toString() {
            return settings + " " + faults;
        }

        private void ask(Ws2Socket socket, int id) throws Exception {
            try (socket) {
                byte[] data = Octetry.message(64);
                socket.connect(ConnectRequest.to("bob:9000").limit(LIMIT).callerData(ByteBuffer.wrap(data)));
                byte[] sent = Octetry.pattern(id, OCTETS);
                sent[0] = (byte) id;
                Octetry.write(socket, sent);
                socket.shutdown(Shutdown.SD_SEND);
                assertThat(Octetry.readAll(socket)).as("the way back").isEqualTo(Octetry.pattern(~id, OCTETS));
            }
        }

        private void answer(Ws2Socket port) throws Exception {
            try (Ws2Socket socket = port.accept(
                    request -> {
                        boolean whole = request.callerData().equals(ByteBuffer.wrap(Octetry.message(64)));
                        return whole ? request.accept().mirrorGroup() : request.reject();
                    },
                    LIMIT)) {
                byte[] got = Octetry.readAll(socket);
                byte[] sent = Octetry.pattern(got[0], OCTETS);
                sent[0] = got[0];
                assertThat(got).as("the way there").isEqualTo(sent);
                Octetry.write(socket, Octetry.pattern(~got[0], OCTETS));
                socket.shutdown(Shutdown.SD_SEND);
            }
        }

        private static IntSupplier sizes(Random random) {
            return () -> 4 + random.nextInt(LARGEST_MESSAGE - 4);
        }

        /** @return how many came */
        private static int readMessages(Ws2Socket port) throws Exception {
            int count = 0;
            try (Ws2Socket socket = port.accept(request -> request.accept(), LIMIT)) {
                socket.setOption(SocketOptions.SO_RCVTIMEO, LIMIT);
                ByteBuffer message = ByteBuffer.allocate(LARGEST_MESSAGE);
                for (int octets = next(socket, message); octets > 0; octets = next(socket, message)) {
                    assertThat(message.flip()).isEqualTo(ByteBuffer.wrap(Octetry.message(octets)));
                    count++;
                }
            }
            return count;
        }

        private static int next(Ws2Socket socket, ByteBuffer message) throws Ws2Exception {
            return socket.receive(message.clear());
        }
    }
}
