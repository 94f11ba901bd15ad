package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of access, headers without classes, requests that go in-band, and many calls at once. */
class AccessSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private static List<String> network(String alicesAccess) {
        return List.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1, " + alicesAccess + " }, { from = bob, to = x1, rate = pri-e1 } ]");
    }

    private static void converse(TwoHosts hosts, GroupQos qos) throws Exception {
        Conversation talk = new Conversation(hosts, 3, 10_000, 20);
        talk.hold(qos);
        hosts.nothingIsLeft();
        assertThat(talk.failures()).isEmpty();
        assertThat(talk.streamsWhole()).isEqualTo(2);
        assertThat(talk.messagesArrived()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate = bri, count = 1",
                "rate = bri, count = 4",
                "rate = bri-multipoint, count = 1",
                "rate = pri-t1",
                "rate = pri-e1, count = 2",
                "rate = pri-e1, skew = 10ms"
            })
    void conversationOverEveryKindOfAccess(String access) throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network(access))) {
            converse(hosts, GroupQos.none());
        }
    }

    @Test
    void bundleOverSeveralBasicAccesses() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network("rate = bri, count = 4"))) {
            converse(hosts, GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(30_000, 1024))));
        }
    }

    @Test
    void conversationWithoutClasses() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network("rate = pri-e1"), "classes = false")) {
            converse(hosts, GroupQos.prefer(Qos.symmetric(FlowSpec.controlledLoad(20_000, 1024))));
        }
    }

    @Test
    void numberForDirectDiallingInIsTheHostThatHasIt() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob { numbers = \"+49305000-+49305099\" } }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1 } ]")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(() -> take(port, 4), () -> {
                for (GroupKind kind : List.of(GroupKind.CONSTRAINED, GroupKind.UNCONSTRAINED)) {
                    SocketGroup group = hosts.alice.openGroup(hosts.streams(hosts.alice), kind, GroupQos.none());
                    long before = hosts.network().counters().get("calls.placed");
                    Ws2Socket one = group.socket(0);
                    Ws2Socket two = group.socket(1);
                    one.connect("bob:9000", LIMIT);
                    two.connect("+49305001:9000", LIMIT);
                    assertThat(hosts.network().counters()).containsEntry("calls.placed", before + 1);
                    one.close();
                    two.close();
                    group.close();
                }
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private static ByteBuffer data(int key) {
        return ByteBuffer.wrap(Octetry.pattern(key, 64));
    }

    /** The group's quality of service, the member's and the longest data do not fit into user-user information together. */
    @Test
    void requestThatIsTooLongForUserUserInformationFollowsBeforeTheConditionFunction() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<CallLabel.Kind> kinds = hosts.watchLabels();
            Qos ofGroup = Qos.of(
                    FlowSpec.guaranteed(10_000, 1024).withDelay(900_000, 500_000),
                    FlowSpec.guaranteed(9_000, 1000).withDelay(800_000, 400_000));
            Qos ofMember = Qos.of(
                    FlowSpec.guaranteed(5_000, 512).withDelay(950_000, 600_000),
                    FlowSpec.guaranteed(4_000, 500).withDelay(940_000, 590_000));
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept(request -> {
                            assertThat(request.callerData()).isEqualTo(data(1));
                            assertThat(request.qos().orElseThrow().receiving().tokenRateOctetsPerSecond())
                                    .isEqualTo(5_000);
                            assertThat(request.groupQos()).isPresent();
                            return request.accept().calleeData(data(2));
                        });
                        assertThat(Octetry.readAll(accepted)).isEqualTo(Octetry.pattern(4, 5_000));
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = hosts.alice.openGroup(
                                hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(ofGroup));
                        Ws2Socket socket = group.socket(0);
                        Connected connected = socket.connect(ConnectRequest.to("bob:9000")
                                .callerData(data(1))
                                .qos(ofMember)
                                .limit(LIMIT));
                        assertThat(connected.calleeData()).isEqualTo(data(2));
                        Octetry.write(socket, Octetry.pattern(4, 5_000));
                        group.close();
                    });
            assertThat(kinds.get(0)).isEqualTo(CallLabel.Kind.BARE);
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** All are placed at once; {@code -Dtest.calls} for another number of them. */
    @Test
    void hundredsOfCallsAreThereAtOnce() throws Exception {
        int calls = Integer.getInteger("test.calls", 500);
        String many = "rate = pri-e1, count = " + (calls + 29) / 30;
        try (TwoHosts hosts = TwoHosts.on(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1, " + many + " }, { from = bob, to = x1, " + many + " } ]")) {
            List<Ws2Socket> all = new ArrayList<>();
            hosts.run(() -> answer(hosts, calls), () -> {
                for (int i = 0; i < calls; i++) all.add(dial(hosts));
                hosts.clock().sleep(Duration.ofSeconds(10));
                for (Ws2Socket socket : all) socket.connectResult();
                assertThat(hosts.heldChannels("alice")).isEqualTo(calls);
                assertThat(hosts.heldChannels("bob")).isEqualTo(calls);
                for (Ws2Socket socket : all) {
                    socket.ioctl(Ioctls.FIONBIO, false);
                    Octetry.write(socket, Octetry.pattern(1, 100));
                    socket.close();
                }
            });
            hosts.nothingIsLeft();
        }
    }

    private static void answer(TwoHosts hosts, int calls) throws Ws2Exception {
        try (Ws2Socket port = hosts.bob.socket(hosts.stream())) {
            port.bind("bob:9000");
            port.listen(calls);
            List<Ws2Socket> accepted = new ArrayList<>();
            for (int i = 0; i < calls; i++) accepted.add(port.accept());
            for (Ws2Socket socket : accepted) {
                assertThat(Octetry.readAll(socket)).isEqualTo(Octetry.pattern(1, 100));
                socket.close();
            }
        }
    }

    /** Does not wait for the answer. */
    private static Ws2Socket dial(TwoHosts hosts) throws Ws2Exception {
        Ws2Socket socket = hosts.alice.socket(hosts.stream());
        socket.ioctl(Ioctls.FIONBIO, true);
        assertThatThrownBy(() -> socket.connect("bob:9000", LIMIT))
                .isInstanceOfSatisfying(
                        Ws2Exception.class,
                        refused -> assertThat(refused.error()).isEqualTo(WsaError.WSAEWOULDBLOCK));
        return socket;
    }

    /** Accesses that are full take no time: the last call is answered as soon as the first. */
    @Test
    void callIsAnsweredAsSoonHoweverManyAccessesAreFull() throws Exception {
        try (TwoHosts hosts = TwoHosts.on(network("rate = pri-e1").stream()
                .map(line -> line.replace("rate = pri-e1 } ]", "rate = bri, count = 12 } ]"))
                .toArray(String[]::new))) {
            List<Double> seconds = new ArrayList<>();
            hosts.run(() -> answer(hosts, 24), () -> {
                List<Ws2Socket> all = new ArrayList<>();
                for (int i = 0; i < 24; i++) {
                    double began = hosts.seconds();
                    Ws2Socket socket = hosts.alice.socket(hosts.stream());
                    socket.connect("bob:9000", LIMIT);
                    seconds.add(hosts.seconds() - began);
                    all.add(socket);
                }
                for (Ws2Socket socket : all) {
                    Octetry.write(socket, Octetry.pattern(1, 100));
                    socket.close();
                }
            });
            assertThat(seconds.subList(1, 24))
                    .allSatisfy(took -> assertThat(took).isCloseTo(seconds.get(1), within(0.1)));
            hosts.nothingIsLeft();
        }
    }

    /** Both sides dial at once, again and again, with members that come and go. */
    @Test
    void stormOfCallsFromBothSidesLeavesNothing() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket atBob = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Ws2Socket atAlice = hosts.alice.listen(hosts.streams(hosts.alice), "alice:9000");
            int rounds = 40;
            List<CircuitHosts.Part> parts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                parts.add(() -> dial(
                        hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none()),
                        "bob:9000",
                        rounds));
                parts.add(() -> dial(
                        hosts.bob.openGroup(hosts.streams(hosts.bob), GroupKind.UNCONSTRAINED, GroupQos.none()),
                        "alice:9000",
                        rounds));
            }
            parts.add(() -> take(atBob, 4 * 2 * rounds));
            parts.add(() -> take(atAlice, 4 * 2 * rounds));
            hosts.run(parts.toArray(CircuitHosts.Part[]::new));
            atBob.close();
            atAlice.close();
            hosts.nothingIsLeft();
            assertThat(hosts.heldChannels("alice")).isZero();
        }
    }

    private static void dial(SocketGroup group, String to, int rounds) throws Ws2Exception {
        for (int i = 0; i < rounds; i++) {
            Ws2Socket one = group.socket(0);
            Ws2Socket two = group.socket(1);
            one.connect(to, LIMIT);
            two.connect(to, LIMIT);
            Octetry.write(two, Octetry.pattern(i, 50));
            one.close();
            two.close();
        }
        group.close();
    }

    private static void take(Ws2Socket port, int connections) throws Ws2Exception {
        for (int i = 0; i < connections; i++) {
            Ws2Socket accepted = port.accept();
            accepted.close();
        }
    }
}
