package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Silence on a line, and lost messages, just below and just above each timer: what is below is survived, what is above fails with the timer's
 * code, and nothing is left over in either case.
 */
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
        return new TwoHosts("network = \"" + file + "\"", "faults = \"" + faults + "\"");
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
        hosts.clock().sleepUntil(1_000_000_000L);
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
    void callIsPlacedAfterSilenceJustBelowTheLastBeginOfItsLink() throws Exception {
        assertThat(talk(silence("alice-s1", 0, 6_900), 1000)).isNull();
    }

    @Test
    void callFailsInSilenceJustAboveTheLastBeginOfItsLink() throws Exception {
        fails(talk(silence("alice-s1", 0, 7_100), 1000), WsaError.WSAETIMEDOUT);
    }

    @Test
    void streamSurvivesSilenceJustBelowItsNoResponseTimer() throws Exception {
        assertThat(talk(silence("bob-s1", 1_500, 6_700), 10_000)).isNull();
    }

    @Test
    void streamFailsInSilenceJustAboveItsNoResponseTimer() throws Exception {
        fails(talk(silence("bob-s1", 1_500, 7_300), 10_000), WsaError.WSAETIMEDOUT);
    }

    /** CONNECT ACKNOWLEDGE is lost and asked for by POLL every 750 ms; the last one that helps goes out 3.5 s after CONNECT. */
    @Test
    void connectionSurvivesSilenceAfterConnectJustBelowT313() throws Exception {
        assertThat(talk(silence("bob-s1", 1_005, 3_500), 1000)).isNull();
    }

    @Test
    void connectionFailsInSilenceAfterConnectJustAboveT313() throws Exception {
        fails(talk(silence("bob-s1", 1_005, 3_600), 1000), WsaError.WSAETIMEDOUT);
    }

    @Test
    void setupThatIsLostOnceIsRepeatedByT303() throws Exception {
        assertThat(talk("at=0s lose-message host=alice message=SETUP", 1000)).isNull();
        assertThat(talk("at=0s lose-message host=bob message=SETUP", 1000)).isNull();
    }

    @Test
    void setupThatIsLostTwiceFailsByT303() throws Exception {
        fails(talk("at=0s lose-message host=alice message=SETUP count=2", 1000), WsaError.WSAETIMEDOUT);
        fails(talk("at=0s lose-message host=bob message=SETUP count=2", 1000), WsaError.WSAETIMEDOUT);
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

    private static Qos contract(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }
}
