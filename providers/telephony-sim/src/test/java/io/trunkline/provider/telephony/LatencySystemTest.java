package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.provider.telephony.traffic.FragmentSize;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A latency bound decides how long fragments are, and with that how many channels there must be. */
class LatencySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** What a frame has besides a fragment: protocol and header, at most. */
    private static final int HEADER_OCTETS = 8;

    private static FlowSpec guaranteed(long octetsPerSecond, int packetOctets, long latencyMicros) {
        return FlowSpec.guaranteed(octetsPerSecond, packetOctets)
                .withSizes(packetOctets, packetOctets)
                .withDelay(latencyMicros, FlowSpec.NOT_SPECIFIED);
    }

    private static SocketGroup group(TwoHosts hosts, Qos qos) throws Ws2Exception {
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
    }

    /** Takes one connection and reads it to its end. */
    private static TwoHosts.Part taking(Ws2Socket port) {
        return () -> {
            try (Ws2Socket accepted = port.accept()) {
                Octetry.readAll(accepted);
            }
        };
    }

    private static int channelsOfConnect(Qos qos) throws Exception {
        int[] held = new int[1];
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port), () -> {
                SocketGroup group = group(hosts, qos);
                group.socket(0).connect("bob:9000", LIMIT);
                held[0] = hosts.heldChannels("alice");
                group.close();
            });
            port.close();
        }
        return held[0];
    }

    /** 4294967295: no latency is named. */
    @ParameterizedTest
    @CsvSource({
        "16000, 4294967295, 16000, 60000, 1024",
        "16000, 60000, 16000, 60000, 1024",
        "16000, 4294967295, 158000, 75000, 1000",
        "8000, 40000, 37500, 4294967295, 160",
    })
    void liveChangeTakesTheChannelsThatConnectingWithTheSameTakes(
            long before, long latencyBefore, long rate, long latency, int packet) throws Exception {
        FlowSpec small = guaranteed(before, Math.min(packet, 160), latencyBefore);
        Qos wanted = Qos.symmetric(guaranteed(rate, packet, latency));
        int channels = channelsOfConnect(wanted);
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port), () -> {
                SocketGroup group = group(hosts, Qos.symmetric(small));
                group.socket(0).connect("bob:9000", LIMIT);
                group.setQos(GroupQos.require(wanted));
                assertThat(group.qos()).isEqualTo(wanted);
                hosts.clock().sleep(Duration.ofSeconds(70)); // what is surplus has gone
                assertThat(hosts.heldChannels("alice")).isEqualTo(channels);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void fragmentsAreAsShortAsTheContractInForceWants() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port), () -> {
                SocketGroup group = group(hosts, Qos.symmetric(FlowSpec.guaranteed(16_000, 1024)));
                Ws2Socket socket = group.socket(0);
                socket.connect("bob:9000", LIMIT);
                Octetry.write(socket, Octetry.pattern(1, 4_000));
                hosts.clock().sleep(Duration.ofSeconds(2));
                group.setQos(GroupQos.require(Qos.symmetric(guaranteed(16_000, 1024, 60_000))));
                hosts.clock().sleep(Duration.ofSeconds(2)); // what was longer has left
                Map<String, Integer> longest = TwoHosts.watchLongest((TelephonyNetwork) hosts.network());
                Octetry.write(socket, Octetry.pattern(1, 4_000));
                hosts.clock().sleep(Duration.ofSeconds(2));
                int fragment = 94; // 15 ms at worst, a quarter of the bound
                assertThat(longest.get("alice")).isBetween(fragment, fragment + HEADER_OCTETS);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"16000, 10000", "158000, 20000", "40000, 5000"})
    void latencyThatIsOfferedInsteadOfOneThatCannotBeKeptIsGrantedWhenItIsAskedFor(long rate, long latency)
            throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port), () -> {
                SocketGroup group = group(hosts, Qos.symmetric(guaranteed(rate, 1024, latency)));
                Ws2Socket socket = group.socket(0);
                QosRefusedException refused =
                        catchThrowableOfType(QosRefusedException.class, () -> socket.connect("bob:9000", LIMIT));
                assertThat(refused).isNotNull();
                Qos offered = refused.available().orElseThrow();
                assertThat(offered.sending().latencyMicros()).isGreaterThan(latency);
                group.close();
                SocketGroup next = group(hosts, offered);
                next.socket(0).connect("bob:9000", LIMIT);
                assertThat(next.qos()).isEqualTo(offered);
                next.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private static final FlowSpec URGENT = guaranteed(8_000, 160, 40_000);
    private static final FlowSpec PATIENT = guaranteed(8_000, 160, FlowSpec.NOT_SPECIFIED);
    /** 10 ms at worst, a quarter of the bound. */
    private static final int URGENT_OCTETS = 60;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void latencyOfEitherDirectionShortensFragmentsOfBoth(boolean ofSending) throws Exception {
        Qos qos = ofSending ? Qos.of(URGENT, PATIENT) : Qos.of(PATIENT, URGENT);
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> {
            Ws2Socket socket = group(hosts, qos).socket(0);
            socket.connect("bob:9000", LIMIT);
            return List.of(socket);
        });
    }

    @Test
    void latencyOfAGroupWhoseFirstMembersRequestIsTooLongForTheCallShortensFragmentsOfBoth() throws Exception {
        Qos ofMember =
                Qos.symmetric(guaranteed(1_000, 160, FlowSpec.NOT_SPECIFIED).withPeakBandwidth(1_111));
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> {
            List<CallLabel.Kind> kinds = hosts.watchLabels();
            Ws2Socket socket = group(hosts, Qos.symmetric(URGENT)).socket(0);
            socket.connect(ConnectRequest.to("bob:9000")
                    .callerData(ByteBuffer.wrap(Octetry.pattern(1, 64)))
                    .qos(ofMember)
                    .limit(LIMIT));
            assertThat(kinds).first().isEqualTo(CallLabel.Kind.BARE);
            return List.of(socket);
        });
    }

    @Test
    void latencyOfASocketInNoGroupShortensFragments() throws Exception {
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> {
            Ws2Socket socket = hosts.alice.socket(hosts.stream());
            socket.connect(
                    ConnectRequest.to("bob:9000").qos(Qos.symmetric(URGENT)).limit(LIMIT));
            return List.of(socket);
        });
    }

    /** Channels are counted with the fragments that are sent. */
    @Test
    void latencyOfASocketInNoGroupShortensFragmentsOfBestEffortToo() throws Exception {
        FlowSpec bestEffort = URGENT.withServiceType(ServiceType.SERVICETYPE_BESTEFFORT);
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> {
            Ws2Socket socket = hosts.alice.socket(hosts.stream());
            socket.connect(
                    ConnectRequest.to("bob:9000").qos(Qos.symmetric(bestEffort)).limit(LIMIT));
            hosts.clock().sleep(Duration.ofSeconds(5)); // the second channel is added once the first is there
            return List.of(socket);
        });
    }

    @Test
    void latencyOfAMemberThatSizesTheGroupsBundleShortensFragments() throws Exception {
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> {
            Ws2Socket socket = group(hosts, Qos.UNSPECIFIED).socket(0);
            socket.connect(
                    ConnectRequest.to("bob:9000").qos(Qos.symmetric(URGENT)).limit(LIMIT));
            return List.of(socket);
        });
    }

    @Test
    void latencyOfAMemberThatJoinsOrAsksForItLaterShortensFragmentsAsLongAsItIsThere() throws Exception {
        bothSendFragmentsOf(FragmentSize.USUAL_OCTETS, 1, hosts -> withUrgent(hosts, true));
        bothSendFragmentsOf(URGENT_OCTETS, 2, hosts -> withUrgent(hosts, false));
    }

    /** A member without wishes, and one that has joined and asked for a latency then. @param leaves the second has gone again */
    private static List<Ws2Socket> withUrgent(TwoHosts hosts, boolean leaves) throws Exception {
        SocketGroup group = group(hosts, Qos.UNSPECIFIED);
        Ws2Socket first = group.socket(0);
        first.connect("bob:9000", LIMIT);
        Ws2Socket urgent = group.socket(0);
        urgent.connect(ConnectRequest.to("bob:9001")
                .qos(Qos.symmetric(guaranteed(1_000, 160, FlowSpec.NOT_SPECIFIED)))
                .limit(LIMIT));
        urgent.ioctl(Ioctls.SIO_SET_QOS, Qos.symmetric(URGENT));
        if (leaves) urgent.close();
        hosts.clock().sleep(Duration.ofSeconds(70)); // what is surplus has gone
        return List.of(first, urgent);
    }

    /** What connects members, the first to port 9000. */
    private interface Connecting {
        List<Ws2Socket> connect(TwoHosts hosts) throws Exception;
    }

    /** Both sides of a connection send more than fragments are long, over so many channels. */
    private static void bothSendFragmentsOf(int octets, int channels, Connecting connecting) throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Ws2Socket other = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9001");
            Map<String, Integer> longest = TwoHosts.watchLongest((TelephonyNetwork) hosts.network());
            hosts.run(
                    () -> {
                        try (Ws2Socket accepted = port.accept()) {
                            accepted.receive(ByteBuffer.allocate(1));
                            Octetry.write(accepted, Octetry.pattern(2, 2_000));
                            Octetry.readAll(accepted);
                        }
                    },
                    () -> {
                        List<Ws2Socket> sockets = connecting.connect(hosts);
                        assertThat(hosts.heldChannels("alice")).isEqualTo(channels);
                        longest.clear();
                        Octetry.write(sockets.get(0), Octetry.pattern(1, 2_000));
                        hosts.clock().sleep(Duration.ofSeconds(3));
                        assertThat(longest.get("alice")).isBetween(octets, octets + HEADER_OCTETS);
                        assertThat(longest.get("bob")).isBetween(octets, octets + HEADER_OCTETS);
                        for (Ws2Socket socket : sockets) socket.close();
                        other.close();
                    },
                    () -> {
                        try (Ws2Socket accepted = other.accept()) {
                            Octetry.readAll(accepted);
                        } catch (Ws2Exception nobodyCame) {
                            assertThat(nobodyCame.error()).isIn(WsaError.WSAEINTR, WsaError.WSAENOTSOCK);
                        }
                    });
            port.close();
        }
    }
}
