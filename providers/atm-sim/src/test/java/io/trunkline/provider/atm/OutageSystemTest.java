package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Side;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.Outage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Silence on a line, and lost messages, just below and just above each timer: what is below is survived, what is above fails with the timer's
 * code, and nothing is left over in either case.
 */
@Tag("once") // what it finds out is the same on every JDK
class OutageSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    /** What two parties come to when bob accepts at 1 s. */
    private Ws2Exception talk(String faults, int octets) throws Exception {
        try (TwoHosts hosts = hosts(faults)) {
            Ws2Exception failure = talk(hosts, octets);
            hosts.nothingIsLeft();
            return failure;
        }
    }

    /** Bob's line takes 10 ms, so that a fault can come between a message and its answer. */
    private TwoHosts hosts(String faults) throws Exception {
        Path file = directory.resolve("slow.conf");
        Files.writeString(file, """
                name = slow
                hosts { alice {}, bob {} }
                switches { s1 {} }
                links = [ { from = alice, to = s1 }, { from = bob, to = s1, delay = 10ms } ]
                """);
        return new TwoHosts("network = \"" + file + "\"", "faults = \"" + faults + "\"", "patience = 7s");
    }

    /** @return what alice was told, {@code null} if all octets arrived and came back */
    private static Ws2Exception talk(TwoHosts hosts, int octets) throws Exception {
        Ws2Exception[] told = new Ws2Exception[1];
        byte[] said = Octetry.pattern(3, octets);
        try (Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
            hosts.run(
                    () -> failureOf(() -> echo(hosts, port, octets)),
                    () -> told[0] = failureOf(() -> {
                        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                            socket.connect("bob:9000", LIMIT);
                            for (int at = 0; at < octets; at += 1000) {
                                Octetry.write(socket, Arrays.copyOfRange(said, at, at + 1000));
                                hosts.clock().sleep(Duration.ofMillis(100));
                            }
                            assertThat(Octetry.read(socket, octets)).isEqualTo(said);
                        }
                    }));
        }
        return told[0];
    }

    private static void echo(TwoHosts hosts, Ws2Socket port, int octets) throws Exception {
        echo(hosts, port, octets, 1_000);
    }

    private static void echo(TwoHosts hosts, Ws2Socket port, int octets, int acceptMillis) throws Exception {
        hosts.clock().sleepUntil(acceptMillis * 1_000_000L);
        try (Ws2Socket socket = port.accept(ConnectionRequest::accept, Duration.ofSeconds(30))) {
            Octetry.write(socket, Octetry.read(socket, octets));
            Octetry.readAll(socket);
        }
    }

    private static Ws2Exception failureOf(TwoHosts.Part part) throws Exception {
        try {
            part.run();
            return null;
        } catch (Ws2Exception failure) {
            return failure;
        }
    }

    private static String silence(String link, int atMillis, int millis) {
        return "at=" + atMillis + "ms loss link=" + link + " probability=1 for=" + millis + "ms";
    }

    private static void fails(Ws2Exception failure, WsaError code) {
        assertThat(failure).isNotNull();
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(code);
    }

    /** T303 asks for the link once more at 4 s; of the four begins that follow the last goes out at 7 s. */
    @Test
    @Outage(below = "CC")
    void callIsPlacedAfterSilenceJustBelowTheLastBeginOfItsLink() throws Exception {
        assertThat(talk(silence("alice-s1", 0, 6_900), 1000)).isNull();
    }

    @Test
    @Outage(above = "CC")
    void callFailsInSilenceJustAboveTheLastBeginOfItsLink() throws Exception {
        fails(talk(silence("alice-s1", 0, 7_100), 1000), WsaError.WSAETIMEDOUT);
    }

    @Test
    @Outage(below = {"NO_RESPONSE", "POLL"})
    void streamSurvivesSilenceJustBelowItsNoResponseTimer() throws Exception {
        assertThat(talk(silence("bob-s1", 1_500, 6_700), 10_000)).isNull();
    }

    @Test
    @Outage(above = {"NO_RESPONSE", "POLL"})
    void streamFailsInSilenceJustAboveItsNoResponseTimer() throws Exception {
        fails(talk(silence("bob-s1", 1_500, 7_300), 10_000), WsaError.WSAETIMEDOUT);
    }

    /** CONNECT ACKNOWLEDGE is lost and asked for by POLL every 750 ms; the last one that helps goes out 3.5 s after CONNECT. */
    @Test
    @Outage(below = "T313")
    void connectionSurvivesSilenceAfterConnectJustBelowT313() throws Exception {
        assertThat(talk(silence("bob-s1", 1_005, 3_500), 1000)).isNull();
    }

    @Test
    @Outage(above = "T313")
    void connectionFailsInSilenceAfterConnectJustAboveT313() throws Exception {
        fails(talk(silence("bob-s1", 1_005, 3_600), 1000), WsaError.WSAETIMEDOUT);
    }

    @Test
    @Outage(below = "T303")
    void setupThatIsLostOnceIsRepeatedByT303() throws Exception {
        assertThat(talk("at=0s lose-message host=alice message=SETUP", 1000)).isNull();
        assertThat(talk("at=0s lose-message host=bob message=SETUP", 1000)).isNull();
    }

    @Test
    @Outage(above = "T303")
    void setupThatIsLostTwiceFailsByT303() throws Exception {
        fails(talk("at=0s lose-message host=alice message=SETUP count=2", 1000), WsaError.WSAETIMEDOUT);
        fails(talk("at=0s lose-message host=bob message=SETUP count=2", 1000), WsaError.WSAETIMEDOUT);
    }

    @Test
    void callThatTheOtherSideNeverHeardOfFailsByTheNetwork() throws Exception {
        Ws2Exception unanswered = talk("at=0s lose-message host=alice message=SETUP count=2", 1000);
        assertThat(unanswered.side()).as(unanswered.getMessage()).isEqualTo(Side.NETWORK);
        Ws2Exception cut = talk("at=0s down link=alice-s1", 1000);
        assertThat(cut.side()).as(cut.getMessage()).isEqualTo(Side.NETWORK);
    }

    /** T308 repeats the release; the second time it gives the channel up by a restart. */
    @Test
    void releaseThatIsLostOnceOrTwiceLeavesNothing() throws Exception {
        assertThat(talk("at=0s lose-message host=alice message=RELEASE", 1000)).isNull();
        assertThat(talk("at=0s lose-message host=alice message=RELEASE count=2", 1000))
                .isNull();
        assertThat(talk("at=0s lose-message host=bob message=RELEASE_COMPLETE count=2", 1000))
                .isNull();
    }

    @Test
    @Outage(above = "T360")
    void changeOfContractThatGetsNoAnswerEndsTheCallByT360() throws Exception {
        try (TwoHosts hosts = hosts("at=0s lose-message host=alice message=MODIFY_REQUEST")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            SocketGroup group = hosts.alice.openGroup(
                    hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(contract(50_000)));
            Ws2Socket socket = group.socket(0);
            hosts.run(() -> failureOf(() -> echo(hosts, port, 1000)), () -> {
                socket.connect("bob:9000", LIMIT);
                double before = hosts.seconds();
                Ws2Exception failure = catchThrowableOfType(
                        Ws2Exception.class, () -> group.setQos(GroupQos.require(contract(60_000))));
                fails(failure, WsaError.WSAETIMEDOUT);
                assertThat(hosts.seconds() - before).isBetween(29.9, 30.2);
            });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** @return what alice is told whose call bob accepts at this time */
    private Ws2Exception accepted(String faults, int acceptMillis) throws Exception {
        Ws2Exception[] told = new Ws2Exception[1];
        try (TwoHosts hosts = hosts(faults)) {
            try (Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
                hosts.run(
                        () -> failureOf(() -> echo(hosts, port, 1, acceptMillis)),
                        () -> told[0] = failureOf(() -> {
                            try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                                socket.connect("bob:9000", Duration.ofSeconds(400));
                                Octetry.write(socket, new byte[1]);
                            }
                        }));
            }
            hosts.nothingIsLeft();
        }
        return told[0];
    }

    private static String lost(String host, String message, int count) {
        return "at=0s lose-message host=" + host + " message=" + message + " count=" + count;
    }

    /** Alice hears CALL PROCEEDING and not that bob's side alerts. */
    @Test
    @Outage(below = "T310")
    void callerHearsAnAnswerJustBelowT310() throws Exception {
        assertThat(accepted(lost("alice", "ALERTING", 1), 29_900)).isNull();
    }

    @Test
    @Outage(above = "T310")
    void callerGivesUpJustAboveT310() throws Exception {
        fails(accepted(lost("alice", "ALERTING", 1), 30_200), WsaError.WSAETIMEDOUT);
    }

    @Test
    @Outage(below = "T301")
    void callThatIsAcceptedJustBelowT301IsPlaced() throws Exception {
        assertThat(accepted("", 179_900)).isNull();
    }

    @Test
    @Outage(above = "T301")
    void callThatIsNotAcceptedJustAboveT301HasNoAnswer() throws Exception {
        fails(accepted("", 180_200), WsaError.WSAETIMEDOUT);
    }

    /** Alice clears her call at about 3 s, and part of its clearing is lost. @return what is left of it after so many seconds more */
    private String leftOfCleared(String faults, int seconds) throws Exception {
        try (TwoHosts hosts = hosts(faults)) {
            assertThat(talk(hosts, 1000)).isNull();
            hosts.clock().sleep(Duration.ofSeconds(seconds));
            hosts.clock().leave();
            String left = hosts.network().leftovers().toString();
            hosts.nothingIsLeft();
            return left;
        }
    }

    @Test
    @Outage(below = "T308")
    void releaseThatIsLostOnceHoldsTheCallUntilT308() throws Exception {
        assertThat(leftOfCleared(lost("alice", "RELEASE", 1), 29)).contains("N10_ACTIVE");
        assertThat(leftOfCleared(lost("alice", "RELEASE", 1), 31)).isEqualTo("[]");
    }

    @Test
    @Outage(above = "T308")
    void releaseThatIsLostTwiceHoldsTheCallUntilT308HasExpiredTwice() throws Exception {
        assertThat(leftOfCleared(lost("alice", "RELEASE", 2), 59)).contains("N10_ACTIVE");
        assertThat(leftOfCleared(lost("alice", "RELEASE", 2), 61)).isEqualTo("[]");
    }

    /** What alice is told when a stream has rested for 40 s since 1.2 s, while bob's line was silent from a time on. */
    private Ws2Exception rested(int atMillis, int millis) throws Exception {
        Ws2Exception[] told = new Ws2Exception[1];
        byte[] said = Octetry.pattern(3, 500);
        try (TwoHosts hosts = hosts(silence("bob-s1", atMillis, millis))) {
            try (Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
                hosts.run(
                        () -> failureOf(() -> echo(hosts, port, 500)),
                        () -> told[0] = failureOf(() -> {
                            try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                                socket.connect("bob:9000", LIMIT);
                                Octetry.write(socket, said);
                                assertThat(Octetry.read(socket, 500)).isEqualTo(said);
                                hosts.clock().sleep(Duration.ofSeconds(40));
                                Octetry.write(socket, said);
                                socket.shutdown(Shutdown.SD_SEND);
                            }
                        }));
            }
            hosts.nothingIsLeft();
        }
        return told[0];
    }

    /** All is acknowledged and POLL goes on every 2 s for a while; the last answer has come at about 1.2 s. */
    @Test
    @Outage(below = "KEEP_ALIVE")
    void restingStreamSurvivesSilenceWhileItKeepsAliveJustBelowItsNoResponseTimer() throws Exception {
        assertThat(rested(1_300, 6_000)).isNull();
    }

    @Test
    @Outage(above = "KEEP_ALIVE")
    void restingStreamFailsInSilenceWhileItKeepsAliveJustAboveItsNoResponseTimer() throws Exception {
        fails(rested(1_300, 7_000), WsaError.WSAETIMEDOUT);
    }

    /** An idle stream asks 15 s after the last answer whether the other side is there, and waits 7 s for that. */
    @Test
    @Outage(below = "IDLE")
    void idleStreamSurvivesSilenceJustBelowItsIdleAndNoResponseTimers() throws Exception {
        assertThat(rested(6_000, 16_000)).isNull();
    }

    @Test
    @Outage(above = "IDLE")
    void idleStreamFailsInSilenceJustAboveItsIdleAndNoResponseTimers() throws Exception {
        fails(rested(6_000, 17_500), WsaError.WSAETIMEDOUT);
    }

    private static Qos contract(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }
}
