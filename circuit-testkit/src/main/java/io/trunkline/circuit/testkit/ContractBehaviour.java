package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts of groups, and what members may have of them. */
public abstract class ContractBehaviour implements CircuitSystem {
    /** Nothing here takes longer. */
    protected static final Duration LIMIT = Duration.ofSeconds(60);

    /** A guaranteed rate each way, as the provider carries it. */
    protected abstract Qos guaranteed(long octetsPerSecond);

    /** A twentieth of the contract of which members have shares. */
    protected abstract long twentiethOctetsPerSecond();

    /** Channels that alice holds, where there are any to be counted. */
    protected int heldChannels(CircuitHosts hosts) {
        return 0;
    }

    /** A group of alice's. */
    protected static SocketGroup group(CircuitHosts hosts, GroupQos qos) throws Ws2Exception {
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, qos);
    }

    /** Takes connections, each in turn read to its end. */
    protected CircuitHosts.Part taking(Ws2Socket port, int connections) {
        return () -> {
            List<Ws2Socket> accepted = new ArrayList<>();
            for (int i = 0; i < connections; i++) accepted.add(port.accept());
            for (Ws2Socket socket : accepted) {
                Octetry.readAll(socket);
                socket.close();
            }
        };
    }

    private ConnectRequest share(int twentieths) {
        return ConnectRequest.to("bob:9000")
                .qos(guaranteed(twentieths * twentiethOctetsPerSecond()))
                .limit(LIMIT);
    }

    /** The rate at which this lets a member send. */
    protected static long sendingRate(Qos qos) {
        return qos.sending().tokenRateOctetsPerSecond();
    }

    /** What the network tells when it refuses what a group asks for. */
    protected static QosRefusedException refusal(SocketGroup group) throws Ws2Exception {
        Ws2Socket socket = group.socket(0);
        QosRefusedException refused =
                catchThrowableOfType(QosRefusedException.class, () -> socket.connect("bob:9000", LIMIT));
        assertThat(refused).isNotNull();
        assertThat(refused.networkCause()).isPresent();
        return refused;
    }

    /** Two groups ask for what there is no room for together. @param least what is left for the second, octets per second */
    protected final void refusalOffersWhatIsAdmittedNext(long ofFirst, long ofSecond, long least) throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 2), () -> {
                SocketGroup first = group(hosts, GroupQos.require(guaranteed(ofFirst)));
                Connected connected = first.socket(0).connect("bob:9000", LIMIT);
                assertThat(sendingRate(connected.grantedGroupQos().orElseThrow()))
                        .isGreaterThanOrEqualTo(ofFirst);
                int held = heldChannels(hosts);
                SocketGroup second = group(hosts, GroupQos.require(guaranteed(ofSecond)));
                Qos available = refusal(second).available().orElseThrow();
                assertThat(heldChannels(hosts)).isEqualTo(held);
                assertThat(sendingRate(available)).isBetween(least, ofSecond - 1);
                SocketGroup third = group(hosts, GroupQos.require(available));
                third.socket(0).connect("bob:9000", LIMIT);
                third.close();
                second.close();
                first.close();
            });
            hosts.nothingIsLeft();
            hosts.run(taking(port, 1), () -> {
                SocketGroup again = group(hosts, GroupQos.require(guaranteed(ofFirst)));
                again.socket(0).connect("bob:9000", LIMIT); // all has been given back
                again.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void groupThatAsksForBestEffortGivesItsContractBack() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 1), () -> {
                Qos contract = guaranteed(20 * twentiethOctetsPerSecond());
                SocketGroup group = group(hosts, GroupQos.require(contract));
                group.socket(0).connect("bob:9000", LIMIT);
                int held = heldChannels(hosts);
                for (GroupQos nothing : List.of(GroupQos.require(Qos.BEST_EFFORT), GroupQos.none())) {
                    group.setQos(nothing);
                    assertThat(group.qos().sending().serviceType()).isEqualTo(ServiceType.SERVICETYPE_BESTEFFORT);
                    hosts.clock().sleep(Duration.ofSeconds(65)); // what is paid for may stay until its charge unit ends
                    assertThat(heldChannels(hosts)).isLessThanOrEqualTo(1);
                    group.setQos(GroupQos.require(contract));
                    assertThat(sendingRate(group.qos())).isGreaterThanOrEqualTo(20 * twentiethOctetsPerSecond());
                    assertThat(heldChannels(hosts)).isEqualTo(held);
                }
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void sharesBeyondTheGroupsContractAreRefused() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 2), () -> {
                SocketGroup group = group(hosts, GroupQos.require(guaranteed(20 * twentiethOctetsPerSecond())));
                group.socket(0).connect(share(15));
                Ws2Socket two = group.socket(1);
                Ws2Exception refused = catchThrowableOfType(Ws2Exception.class, () -> two.connect(share(10)));
                assertThat(refused).isInstanceOf(QosRefusedException.class);
                group.socket(2).connect(share(5));
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** What goes between the entities at both ends, to know that the other is there, does not wait behind data. */
    @Test
    void groupCannotHaveLessThanTheSharesOfItsMembers() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            long twentieth = twentiethOctetsPerSecond();
            hosts.run(taking(port, 2), () -> {
                SocketGroup group = group(hosts, GroupQos.require(guaranteed(20 * twentieth)));
                for (int twentieths : new int[] {6, 8}) group.socket(0).connect(share(twentieths));
                GroupQos tooLittle = GroupQos.require(guaranteed(13 * twentieth));
                QosRefusedException refused =
                        catchThrowableOfType(QosRefusedException.class, () -> group.setQos(tooLittle));
                assertThat(refused.available().orElseThrow().sending().tokenRateOctetsPerSecond())
                        .isGreaterThanOrEqualTo(14 * twentieth);
                assertThat(sendingRate(group.qos())).isGreaterThanOrEqualTo(20 * twentieth);
                group.setQos(GroupQos.require(guaranteed(15 * twentieth)));
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void calledSideReadsTheCallersContractAndCannotChangeIt() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            Qos contract = guaranteed(10 * twentiethOctetsPerSecond());
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().mirrorGroup());
                        Ws2Exception refused = catchThrowableOfType(
                                Ws2Exception.class,
                                () -> accepted.ioctl(Ioctls.SIO_SET_GROUP_QOS, guaranteed(twentiethOctetsPerSecond())));
                        assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
                        Qos read = accepted.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
                        assertThat(read.receiving().tokenRateOctetsPerSecond())
                                .isGreaterThanOrEqualTo(sendingRate(contract));
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = group(hosts, GroupQos.require(contract));
                        group.socket(0).connect("bob:9000", LIMIT);
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void memberWhoseShareIsOneUnitInHalfAMinuteKeepsItsConnection() throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] data = Octetry.pattern(1, 8_000);
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            double began = hosts.seconds();
                            assertThat(Octetry.readAll(socket)).isEqualTo(data);
                            assertThat(hosts.seconds() - began).isBetween(60.0, 300.0);
                        }
                    },
                    () -> {
                        SocketGroup group = group(hosts, GroupQos.require(guaranteed(20 * twentiethOctetsPerSecond())));
                        Ws2Socket socket = group.socket(0);
                        socket.connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(30))
                                .limit(LIMIT));
                        Octetry.write(socket, data);
                        socket.close();
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
