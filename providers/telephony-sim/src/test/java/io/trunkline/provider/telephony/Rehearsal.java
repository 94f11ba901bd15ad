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
import io.trunkline.provider.telephony.ppp.ControlCode;
import io.trunkline.provider.telephony.ppp.PppFrame;
import io.trunkline.provider.telephony.ppp.PppProtocol;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One connection from alice to bob, who accepts it at a given time and sends back what comes: what the two are told, and what crosses their
 * signalling channels meanwhile. Bob's line takes 10 ms, so that an outage can come between a message and its answer.
 */
final class Rehearsal implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String PATIENT = "patience = 10m"; // longer than every timer
    private static final int PART_OCTETS = 50;

    final TwoHosts hosts;
    /**
     * What crosses the accesses as each user's end sees it: messages on D channels, {@code alice > SETUP}, with the value of a cause,
     * and packets that end a link, {@code alice > TERMINATE_REQUEST}.
     */
    final List<String> signalled = new ArrayList<>();
    /** When each of them did, in seconds. */
    final List<Double> seconds = new ArrayList<>();
    /** What each was told, {@code null} if all went well. */
    Ws2Exception alice;

    Ws2Exception bob;
    /** When alice's connection was over for her, in seconds. */
    double overSeconds;
    /** Channels that alice's calls held before she closed, where that matters. */
    int heldAtTheEnd;

    /** What has channels fall silent when it has crossed, {@code null} for nothing, and for how long. */
    private String cue;

    private int cuedMillis;

    private Rehearsal(String rate, String tariff, String... settings) throws Exception {
        hosts = TwoHosts.on(
                List.of(
                        "hosts { alice {}, bob {} }",
                        "exchanges { x1 { " + tariff + " } }",
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
        return faults.isEmpty()
                ? new Rehearsal(rate, "", PATIENT)
                : new Rehearsal(rate, "", PATIENT, "faults = \"" + faults + "\"");
    }

    /** On primary accesses that are charged by such units, so that what is not needed is soon given up. */
    static Rehearsal chargedBy(String unit) throws Exception {
        return new Rehearsal("pri-e1", "unit = " + unit, PATIENT);
    }

    private void watch(TelephonyNetwork network, String host) {
        network.exchange()
                .subscriber(host)
                .accesses()
                .forEach(access -> access.tap((channel, way, atPicos, octets) -> {
                    String before = host + (way == Direction.FROM_USER ? " > " : " < ");
                    Optional<String> what = channel == 0 ? message(octets) : endOfLink(octets);
                    what.ifPresent(text -> note(network, before + text, atPicos));
                }));
    }

    private void note(TelephonyNetwork network, String line, long atPicos) {
        signalled.add(line);
        seconds.add((double) atPicos / EventScheduler.PICOS_PER_SECOND);
        if (!line.equals(cue)) return;
        cue = null;
        EventScheduler events = network.simulation().events();
        events.after(0, () -> setUp(network, false));
        events.after(cuedMillis * EventScheduler.PICOS_PER_MILLI, () -> setUp(network, true));
    }

    private static Optional<String> message(byte[] octets) {
        LapdFrame frame =
                LapdFrame.decode(new OctetReader(octets, 0, octets.length)).require();
        if (!(frame.control() instanceof LapdControl.I)) return Optional.empty();
        return Optional.of(text(Message.decode(frame.information().reader()).require()));
    }

    private static Optional<String> endOfLink(byte[] octets) {
        PppFrame frame = PppFrame.decode(octets).require();
        if (frame.protocol() != PppProtocol.LINK_CONTROL.number()) return Optional.empty();
        int code = octets[frame.from()];
        return Stream.of(ControlCode.TERMINATE_REQUEST, ControlCode.TERMINATE_ACK)
                .filter(row -> row.code() == code)
                .map(ControlCode::name)
                .findFirst();
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

    /** The same once this has crossed for the first time, which is lost too. @param line as in {@link #signalled} */
    Rehearsal silenceFrom(String line, int millis) {
        cue = line;
        cuedMillis = millis;
        return this;
    }

    /** When this crossed for the first time, in seconds. */
    double firstSeconds(String line) {
        assertThat(signalled).contains(line);
        return seconds.get(signalled.indexOf(line));
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
