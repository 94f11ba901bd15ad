package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.protocol.OctetReader;
import io.trunkline.provider.telephony.lapd.LapdControl;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection from alice to bob, who accepts it at a given time and sends back what comes: what the two are told, and what crosses their
 * signalling channels meanwhile. Bob's line takes 10 ms, so that an outage can come between a message and its answer.
 */
final class Rehearsal implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int PART_OCTETS = 50;

    final TwoHosts hosts;
    /** The messages on the D channels as each user's end sees it, {@code alice > SETUP}, with the value of a cause. */
    final List<String> signalled = new ArrayList<>();
    /** When each of them did, in seconds. */
    final List<Double> seconds = new ArrayList<>();
    /** What each was told, {@code null} if all went well. */
    Ws2Exception alice;

    Ws2Exception bob;
    /** When alice's connection was over for her, in seconds. */
    double overSeconds;

    private Rehearsal(String rate, String... settings) throws Exception {
        hosts = TwoHosts.on(
                List.of(
                        "hosts { alice {}, bob {} }",
                        "exchanges { x1 {} }",
                        "links = [ { from = alice, to = x1, rate = " + rate + " }",
                        "  { from = bob, to = x1, rate = " + rate + ", delay = 10ms } ]"),
                settings);
        hosts.clock().leave(); // it is there once somebody has asked for its clock
        TelephonyNetwork network = (TelephonyNetwork) hosts.network();
        network.simulation().act(() -> {
            watch(network, "alice");
            watch(network, "bob");
        });
    }

    /** On primary accesses. @param faults as in a network file, separated by semicolons */
    static Rehearsal of(String faults) throws Exception {
        return on("pri-e1", faults);
    }

    static Rehearsal on(String rate, String faults) throws Exception {
        String patient = "patience = 10m"; // longer than every timer
        return faults.isEmpty()
                ? new Rehearsal(rate, patient)
                : new Rehearsal(rate, patient, "faults = \"" + faults + "\"");
    }

    private void watch(TelephonyNetwork network, String host) {
        network.exchange()
                .subscriber(host)
                .accesses()
                .forEach(access -> access.tap((channel, way, atPicos, octets) -> {
                    if (channel == 0) note(host + (way == Direction.FROM_USER ? " > " : " < "), atPicos, octets);
                }));
    }

    private void note(String before, long atPicos, byte[] octets) {
        LapdFrame frame =
                LapdFrame.decode(new OctetReader(octets, 0, octets.length)).require();
        if (!(frame.control() instanceof LapdControl.I)) return;
        signalled.add(before + text(Message.decode(frame.information().reader()).require()));
        seconds.add((double) atPicos / EventScheduler.PICOS_PER_SECOND);
    }

    private static String text(Message message) {
        String cause = message.find(ElementType.CAUSE, Cause.class)
                .map(why -> " " + why.value())
                .orElse("");
        return message.type().map(MessageType::title).orElse("?") + cause;
    }

    /** How often this crossed. @param line for example {@code alice > SETUP} */
    long count(String line) {
        return signalled.stream().filter(line::equals).count();
    }

    /** The channels of bob's access that are switched through carry nothing for a while, and nobody notices but who uses them. */
    Rehearsal silence(int atMillis, int millis) {
        TelephonyNetwork network = (TelephonyNetwork) hosts.network();
        network.simulation().act(() -> {
            EventScheduler events = network.simulation().events();
            events.at(atMillis * EventScheduler.PICOS_PER_MILLI, () -> setUp(network, false));
            events.at((atMillis + millis) * EventScheduler.PICOS_PER_MILLI, () -> setUp(network, true));
        });
        return this;
    }

    private static void setUp(TelephonyNetwork network, boolean up) {
        for (BChannel channel : network.exchange().access("bob").channels())
            if (channel.isConnected() || up) channel.setUp(up);
    }

    /** Alice connects at once, bob accepts later, and they talk for so many seconds. */
    Rehearsal talk(int acceptMillis, int talkSeconds) throws Exception {
        try (Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
            hosts.run(() -> bob = failureOf(() -> echo(port, acceptMillis)), () -> {
                alice = failureOf(() -> ask(talkSeconds));
                overSeconds = hosts.seconds();
            });
        }
        return this;
    }

    /** Neither was told of anything that failed. */
    void survived() {
        assertThat(alice).isNull();
        assertThat(bob).isNull();
    }

    /** Lets time pass after the talk: what was cleared goes on being cleared. */
    Rehearsal settle(int seconds) throws Exception {
        hosts.clock().sleep(Duration.ofSeconds(seconds));
        hosts.clock().leave();
        return this;
    }

    private void ask(int talkSeconds) throws Exception {
        byte[] said = Octetry.pattern(3, PART_OCTETS);
        try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
            socket.connect("bob:9000", LIMIT);
            for (int i = 0; i < talkSeconds; i++) {
                Octetry.write(socket, said);
                assertThat(Octetry.read(socket, PART_OCTETS)).isEqualTo(said);
                hosts.clock().sleep(Duration.ofSeconds(1));
            }
        }
    }

    private void echo(Ws2Socket port, int acceptMillis) throws Exception {
        hosts.clock().sleepUntil(acceptMillis * 1_000_000L);
        try (Ws2Socket socket = port.accept(ConnectionRequest::accept, Duration.ofSeconds(30))) {
            for (byte[] part = Octetry.read(socket, PART_OCTETS);
                    part.length > 0;
                    part = Octetry.read(socket, PART_OCTETS)) Octetry.write(socket, part);
        }
    }

    static Ws2Exception failureOf(CircuitHosts.Part part) throws Exception {
        try {
            part.run();
            return null;
        } catch (Ws2Exception failure) {
            return failure;
        }
    }

    /** Nothing is left over in the network and at its hosts. */
    @Override
    public void close() throws Ws2Exception {
        try (hosts) {
            hosts.nothingIsLeft();
        } catch (Ws2Exception | RuntimeException failure) {
            throw failure;
        } catch (Exception interrupted) {
            throw new AssertionError("interrupted while what is left was awaited", interrupted);
        }
    }
}
