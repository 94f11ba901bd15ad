package io.trunkline.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a test does with its network when all is well. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@SimulatedNetworkTest
class SimulatedNetworkTestTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> HASHES = ConcurrentHashMap.newKeySet();

    static Ws2Socket connected(Ws2 alice) throws Ws2Exception {
        Ws2Socket socket =
                alice.socket(alice.select("atm-sim", Requirements.none()).chosen());
        try {
            socket.connect("bob:9000", LIMIT);
            return socket;
        } catch (Ws2Exception refused) {
            socket.close();
            throw refused;
        }
    }

    static void echoOnce(Ws2 bob) throws IOException {
        try (Ws2Socket listener = bob.listen("atm-sim", "bob:9000");
                Ws2Socket caller = listener.accept()) {
            caller.output().write(caller.input().readAllBytes());
        }
    }

    private static String echoed(Ws2 alice, String text) throws IOException {
        try (Ws2Socket socket = connected(alice)) {
            socket.output().write(text.getBytes(UTF_8));
            socket.shutdown(io.trunkline.api.Shutdown.SD_SEND);
            return new String(socket.input().readAllBytes(), UTF_8);
        }
    }

    @Test
    void partiesTalkAndTheirResultsAreAwaitedOnTheClock(SimulatedNetworkHandle network) throws Exception {
        Party<Void> bob = network.start("bob", SimulatedNetworkTestTest::echoOnce);
        assertThat(network.<String>call("alice", alice -> echoed(alice, "hello")))
                .isEqualTo("hello");
        bob.await();
        assertThat(network.counter("calls.placed")).isEqualTo(1);
        assertThat(network.openSockets()).isEmpty();
    }

    @RepeatedTest(3)
    void sameSeedGivesTheSameTrace(SimulatedNetworkHandle network) throws Exception {
        Party<Void> bob = network.start("bob", SimulatedNetworkTestTest::echoOnce);
        assertThat(echoed(network.host("alice"), "x".repeat(20_000))).hasSize(20_000);
        bob.await();
        HASHES.add(network.network().simulation().trace().hash());
        assertThat(new HashSet<>(HASHES)).hasSize(1).allMatch(hash -> hash.length() == 64);
    }

    @Test
    void faultOnDemandHappensAtOnceAndTheApplicationSeesItsCause(SimulatedNetworkHandle network) throws Exception {
        try (Ws2Socket listener = network.host("bob").listen("atm-sim", "bob:9000")) {
            Party<Ws2Socket> bob = network.submit("bob", ws2 -> listener.accept());
            Ws2Socket alice = connected(network.host("alice"));
            Ws2Socket caller = bob.await();
            network.fault("release group-of=alice cause=41");
            assertThatThrownBy(() -> alice.receive(ByteBuffer.allocate(1)))
                    .isInstanceOfSatisfying(
                            Ws2Exception.class,
                            failure -> assertThat(failure.context().cause().number())
                                    .isEqualTo(41));
            alice.close();
            caller.close();
        }
    }

    @Test
    void faultOfACallRefusesThatCallOnly(SimulatedNetworkHandle network) throws Exception {
        network.fault("call=1 refuse cause=21");
        Party<Void> bob = network.start("bob", SimulatedNetworkTestTest::echoOnce);
        assertThatThrownBy(() -> connected(network.host("alice")))
                .isInstanceOfSatisfying(
                        Ws2Exception.class,
                        refused -> assertThat(refused.error()).isEqualTo(WsaError.WSAECONNREFUSED));
        assertThat(echoed(network.host("alice"), "again")).isEqualTo("again");
        bob.await();
    }

    @Test
    void faultThatNamesWhatIsNotThereSaysWhatThereIs(SimulatedNetworkHandle network) {
        assertThatThrownBy(() -> network.fault("down link=trunk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no link 'trunk', the network has [")
                .hasMessageMatching("fault '(?!.*fault '.*).*");
        assertThatThrownBy(() -> network.counter("calls.plaeced"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calls.placed");
    }

    @Test
    void timeThatHasPassedIsNotAskedForAgain(SimulatedNetworkHandle network) throws Exception {
        assertThatThrownBy(() -> network.advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time is PT-0.001S, expected 0 or more");
        assertThatThrownBy(() -> network.faultAfter(Duration.ofMillis(-1), "release group-of=alice cause=41"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delay is PT-0.001S, expected 0 or more");
        network.advance(Duration.ZERO);
        assertThat(network.clock().nanos()).isZero();
    }

    @Test
    void partyThatWaitsForEverIsSentHomeAtTheEnd(SimulatedNetworkHandle network) throws Exception {
        network.start("bob", ws2 -> {
            try (Ws2Socket listener = ws2.listen("atm-sim", "bob:9000")) {
                listener.accept();
            }
        });
        network.advance(Duration.ofSeconds(1));
        assertThat(network.openSockets()).hasSize(1);
        assertThat(network.clock().nanos()).isEqualTo(1_000_000_000);
    }

    @Test
    @SimulatedNetworkTest(text = """
            name = three
            hosts { xenia {}, yves {} , zoe {} }
            switches { s1 {} }
            links = [ { from = xenia, to = s1 }, { from = yves, to = s1 }, { name = last, from = zoe, to = s1 } ]
            """, seed = 7)
    void textOfAMethodCountsInsteadOfTheClass(SimulatedNetworkHandle network) throws Exception {
        assertThat(network.seed()).isEqualTo(7);
        assertThat(network.network().simulation().seed()).isEqualTo(7);
        network.fault("down link=last");
        network.host("zoe").select("atm-sim", Requirements.none());
        assertThatThrownBy(() -> network.host("alice")
                        .clock(network.host("alice")
                                .select("atm-sim", Requirements.none())
                                .chosen()))
                .hasMessageContaining("no host 'alice'");
    }

    @Test
    @SimulatedNetworkTest(pace = io.trunkline.simulation.SimulationSettings.Pace.MANUAL)
    void timeMovedByHandStandsUntilTheTestMovesIt(SimulatedNetworkHandle network) throws Exception {
        Party<Void> bob = network.start("bob", SimulatedNetworkTestTest::echoOnce);
        Party<String> alice = network.submit("alice", ws2 -> echoed(ws2, "hello"));
        assertThat(alice.isDone()).isFalse();
        assertThat(network.clock().nanos()).isZero();
        network.waitUntil("the echo", alice::isDone, Duration.ofMinutes(1));
        assertThat(alice.await()).isEqualTo("hello");
        network.waitUntil("bob's end", bob::isDone, Duration.ofMinutes(1));
        bob.await();
    }
}
