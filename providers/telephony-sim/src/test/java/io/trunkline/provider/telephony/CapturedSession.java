package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.provider.telephony.q931.UserUser;
import io.trunkline.simulation.capture.Direction;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A whole session: a group of three streams of priorities 0 to 2 and one in no group from alice to bob, who sends back what comes; the
 * group grows, loses a channel, regains one and ends. Beside the captures it has each frame as it was handed to a line.
 */
final class CapturedSession {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PART_OCTETS = 6_000;
    private static final int MEMBERS = 3;

    /** A frame without check sequence at the user's end of an access. */
    record Sent(String access, AccessKind kind, int channel, Direction direction, byte[] octets) {
        /** The message of call control in a frame of signalling, if there is one. */
        Optional<Message> message() {
            LapdFrame frame = LapdFrame.decode(Octets.copyOf(octets).reader()).require();
            if (frame.sapi() != LapdFrame.SAPI_CALL_CONTROL
                    || frame.information().isEmpty()) return Optional.empty();
            return Optional.of(Message.decode(frame.information().reader()).require());
        }
    }

    final List<Sent> frames = new ArrayList<>();
    final SentSignalling signalling = new SentSignalling();
    final List<Integer> links = new ArrayList<>();
    SortedMap<String, Long> counters;
    List<String> commands;

    private final int before;
    private final int after;

    private CapturedSession(int before, int after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Holds one.
     *
     * @param before octets a second of the group at first
     * @param after octets a second when it has grown
     * @param settings of the network, besides the capture
     */
    static CapturedSession hold(Path capture, int before, int after, String... settings) throws Exception {
        CapturedSession session = new CapturedSession(before, after);
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.add("capture = \"" + capture + "\"");
        try (TwoHosts hosts = new TwoHosts(all.toArray(String[]::new))) {
            hosts.clock();
            session.watch((TelephonyNetwork) hosts.network());
            session.talk(hosts);
            hosts.nothingIsLeft();
            session.counters = hosts.network().counters();
            session.commands = hosts.network().captureCommands();
        }
        return session;
    }

    private void watch(TelephonyNetwork network) {
        network.act(() -> signalling.watch(network));
        network.simulation()
                .act(() -> network.exchange()
                        .accesses()
                        .forEach(access -> access.tap((channel, direction, atPicos, octets) -> frames.add(
                                new Sent(access.name(), access.kind(), channel, direction, octets.clone())))));
    }

    /** What passed at a host on the channels of one bundle of alice's, as the calls' labels and channels say. */
    List<byte[]> ofBundle(String host, Direction direction, int number) {
        Map<Integer, Long> bundleOfCall = new LinkedHashMap<>();
        Map<Integer, Long> bundleOfChannel = new LinkedHashMap<>();
        List<byte[]> all = new ArrayList<>();
        for (Sent frame : frames) {
            if (!frame.access().equals(host)) continue;
            if (frame.channel() == 0) {
                frame.message().ifPresent(message -> {
                    int call = message.callReference().value();
                    message.find(ElementType.USER_USER, UserUser.class)
                            .filter(said -> message.type().orElseThrow() == MessageType.SETUP)
                            .ifPresent(said -> bundleOfCall.put(
                                    call,
                                    CallLabel.decode(said.data()).require().bundle()));
                    message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class)
                            .ifPresent(named -> named.channels()
                                    .forEach(channel -> bundleOfChannel.put(channel, bundleOfCall.get(call))));
                });
            } else if (frame.direction() == direction && bundleOfChannel.get(frame.channel()) == number) {
                all.add(frame.octets());
            }
        }
        return all;
    }

    private static GroupQos rate(int octetsPerSecond) {
        return GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096)));
    }

    private void talk(TwoHosts hosts) throws Exception {
        Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
        SocketGroup group = hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, rate(before));
        List<Ws2Socket> members = new ArrayList<>();
        for (int priority = 0; priority < MEMBERS; priority++) members.add(group.socket(priority));
        members.add(hosts.alice.socket(hosts.streams(hosts.alice).chosen()));
        TwoHosts.Part echo = () -> echo(port);
        hosts.run(echo, echo, echo, echo, () -> {
            for (Ws2Socket member : members) member.connect("bob:9000", LIMIT);
            exchange(hosts, members);
            group.setQos(rate(after));
            exchange(hosts, members);
            hosts.fault("at=" + Math.round(hosts.seconds() * 1000 + 1) + "ms down channel=alice:2 for=10s");
            hosts.clock().sleep(Duration.ofMillis(20));
            exchange(hosts, members);
            hosts.clock().sleep(Duration.ofSeconds(5));
            exchange(hosts, members);
            for (Ws2Socket member : members) member.close();
        });
        group.close();
        port.close();
    }

    /** What members say comes back to each. */
    private void exchange(TwoHosts hosts, List<Ws2Socket> members) throws Exception {
        hosts.network()
                .simulation()
                .act(() -> links.add(((TelephonyNetwork) hosts.network())
                        .exchange()
                        .accesses()
                        .get(0)
                        .heldChannels()));
        for (Ws2Socket member : members) {
            ByteBuffer part = ByteBuffer.wrap(said(members.indexOf(member)));
            while (part.hasRemaining()) member.send(part);
        }
        for (Ws2Socket member : members) {
            byte[] back = new byte[PART_OCTETS];
            ByteBuffer got = ByteBuffer.wrap(back);
            while (got.hasRemaining()) assertThat(member.receive(got)).isPositive();
            assertThat(back).isEqualTo(said(members.indexOf(member)));
        }
    }

    private static byte[] said(int member) {
        byte[] octets = new byte[PART_OCTETS];
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) (i * 31 + member + (i >> 8));
        return octets;
    }

    private static void echo(Ws2Socket port) throws Exception {
        try (Ws2Socket socket = port.accept(request -> request.accept().mirrorGroup(), LIMIT)) {
            byte[] part = new byte[1500];
            for (int got = socket.receive(ByteBuffer.wrap(part));
                    got > 0;
                    got = socket.receive(ByteBuffer.wrap(part))) {
                ByteBuffer back = ByteBuffer.wrap(part, 0, got);
                while (back.hasRemaining()) socket.send(back);
            }
        }
    }
}
