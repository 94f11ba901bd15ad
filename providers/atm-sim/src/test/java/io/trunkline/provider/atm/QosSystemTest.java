package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.ContractBehaviour;
import io.trunkline.circuit.testkit.Octetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts: asked for, refused, changed while data flows, degraded by the network. */
class QosSystemTest extends ContractBehaviour implements AtmSystem {
    @Override
    protected Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }

    @Override
    protected long twentiethOctetsPerSecond() {
        return 10_000;
    }

    @Test
    void whatIsRefusedComesWithWhatIsAdmittedWhenAskedNext() throws Exception {
        refusalOffersWhatIsAdmittedNext(5_000_000, 9_000_000, 500_000);
    }

    @Test
    void contractChangesWhileDataFlowsAndNoOctetIsLost() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] sent = Octetry.pattern(5, 4_000_000);
            SocketGroup group = group(hosts, GroupQos.require(guaranteed(200_000)));
            Ws2Socket creator = group.socket(0);
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        accepted.close();
                    },
                    () -> {
                        creator.connect("bob:9000", LIMIT);
                        Octetry.write(creator, sent);
                        creator.shutdown(Shutdown.SD_SEND);
                        assertThat(Octetry.readAll(creator)).isEmpty();
                    },
                    () -> {
                        hosts.clock().sleep(Duration.ofSeconds(1));
                        group.setQos(GroupQos.require(guaranteed(400_000))); // up
                        assertThat(sendingRate(group.qos())).isGreaterThanOrEqualTo(400_000);
                        hosts.clock().sleep(Duration.ofMillis(500));
                        group.setQos(GroupQos.require(guaranteed(150_000))); // down
                        hosts.clock().sleep(Duration.ofMillis(500));
                        QosRefusedException refused = catchThrowableOfType(
                                QosRefusedException.class,
                                () -> group.setQos(GroupQos.require(guaranteed(30_000_000))));
                        assertThat(refused.available()).isPresent();
                        assertThat(sendingRate(group.qos())).isLessThan(400_000);
                        hosts.clock().sleep(Duration.ofMillis(500));
                        assertThat(hosts.network().counters().get("calls.placed"))
                                .isEqualTo(1);
                        Qos load = Qos.symmetric(FlowSpec.controlledLoad(300_000, 8192));
                        group.setQos(GroupQos.require(load)); // another category: a new circuit
                        assertThat(hosts.network().counters().get("calls.placed"))
                                .isEqualTo(2);
                        hosts.clock().sleep(Duration.ofSeconds(1));
                        group.setQos(GroupQos.require(guaranteed(250_000))); // and back
                        assertThat(hosts.network().counters().get("calls.placed"))
                                .isEqualTo(3);
                    });
            group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void membersSharesSizeACircuitWhoseGroupAsksForNothing() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(taking(port, 2), () -> {
                SocketGroup group = group(hosts, GroupQos.none());
                group.socket(0)
                        .connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(2_000_000))
                                .limit(LIMIT));
                QosRefusedException refused = catchThrowableOfType(
                        QosRefusedException.class,
                        () -> group.socket(1)
                                .connect(ConnectRequest.to("bob:9000")
                                        .qos(guaranteed(20_000_000))
                                        .limit(LIMIT)));
                assertThat(refused).isNotNull();
                group.socket(2)
                        .connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(3_000_000))
                                .limit(LIMIT));
                assertThat(hosts.network().counters().get("calls.placed")).isEqualTo(1);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void accessThatBecomesSlowerDegradesTheContractAndTellsTheMembers() throws Exception {
        try (TwoHosts hosts = new TwoHosts("faults = \"at=5s rate link=alice-s1 rate=e1\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Qos> told = Collections.synchronizedList(new ArrayList<>());
            hosts.run(taking(port, 1), () -> {
                SocketGroup group = group(hosts, GroupQos.require(guaranteed(1_000_000)));
                group.socket(0).connect("bob:9000", LIMIT);
                group.onQosChange(Runnable::run, change -> told.add(change.qos()));
                hosts.clock().sleep(Duration.ofSeconds(10));
                assertThat(told).isNotEmpty();
                assertThat(sendingRate(group.qos())).isLessThan(200_000);
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void accessThatIsFastAgainGivesTheContractBackAndTellsBothSides() throws Exception {
        try (TwoHosts hosts = new TwoHosts("faults = \"at=5s rate link=alice-s1 rate=e1 for=3s\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Long> told = Collections.synchronizedList(new ArrayList<>());
            List<Long> toldAtBob = Collections.synchronizedList(new ArrayList<>());
            byte[] sent = Octetry.pattern(5, 4_000_000);
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().mirrorGroup());
                        accepted.onQosChange(Runnable::run, change -> toldAtBob.add(receivingRate(change.qos())));
                        assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = group(hosts, GroupQos.require(guaranteed(1_000_000)));
                        Ws2Socket member = group.socket(0);
                        member.connect("bob:9000", LIMIT);
                        group.onQosChange(Runnable::run, change -> told.add(sendingRate(change.qos())));
                        hosts.clock().sleep(Duration.ofSeconds(4));
                        Octetry.write(member, sent);
                        member.shutdown(Shutdown.SD_SEND);
                        assertThat(Octetry.readAll(member)).isEmpty();
                        assertThat(told).as("granted, lowered, given back").hasSize(3);
                        assertThat(told.get(1)).isLessThan(200_000);
                        assertThat(told.get(2)).isEqualTo(told.get(0)).isEqualTo(1_000_000);
                        assertThat(sendingRate(group.qos())).isEqualTo(1_000_000);
                        group.close();
                    });
            assertThat(toldAtBob).as("what bob may receive").endsWith(told.get(1), told.get(2));
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void accessThatBecomesSlowerTellsBothEndsOfASocketInNoGroup() throws Exception {
        try (TwoHosts hosts = new TwoHosts("faults = \"at=5s rate link=alice-s1 rate=e1 for=3s\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<Long> told = Collections.synchronizedList(new ArrayList<>());
            List<Long> toldAtBob = Collections.synchronizedList(new ArrayList<>());
            hosts.run(
                    () -> {
                        Ws2Socket accepted = port.accept();
                        accepted.onQosChange(Runnable::run, change -> toldAtBob.add(receivingRate(change.qos())));
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        Ws2Socket socket = hosts.alice.socket(hosts.stream());
                        socket.connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(1_000_000))
                                .limit(LIMIT));
                        socket.onQosChange(Runnable::run, change -> told.add(sendingRate(change.qos())));
                        hosts.clock().sleep(Duration.ofSeconds(10));
                        assertThat(told).hasSize(2);
                        assertThat(told.get(0)).isLessThan(200_000);
                        assertThat(told.get(1)).isEqualTo(1_000_000);
                        assertThat(sendingRate(socket.ioctl(Ioctls.SIO_GET_QOS, null)))
                                .isEqualTo(1_000_000);
                        socket.close();
                    });
            assertThat(toldAtBob).as("what bob may receive").isEqualTo(told);
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-5000, -2000, -1600, -1300, -1000, -800, -600, -400, -200, -100, 0, 100})
    void contractThatIsLoweredWhileItIsChangedIsTheSameAtBothEnds(int micros) throws Exception {
        changesWhileTheAccessGetsSlower(micros, guaranteed(800_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5000, -2000, -1600, -1300, -1000, -800, -600, -400, -200, -100, 0, 100})
    void circuitThatIsLoweredWhileAnotherTakesItsPlaceHasOneContractAtBothEnds(int micros) throws Exception {
        changesWhileTheAccessGetsSlower(micros, Qos.symmetric(FlowSpec.controlledLoad(300_000, 8192)));
    }

    /** @param micros when the change is asked for, after the access gets slower */
    private void changesWhileTheAccessGetsSlower(int micros, Qos wanted) throws Exception {
        try (TwoHosts hosts = new TwoHosts("faults = \"at=5s rate link=alice-s1 rate=e1\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            byte[] sent = Octetry.pattern(5, 4_000_000);
            AtomicLong atBob = new AtomicLong();
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().mirrorGroup());
                        assertThat(Octetry.readAll(accepted)).isEqualTo(sent);
                        atBob.set(receivingRate(accepted.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)));
                        accepted.close();
                    },
                    () -> {
                        SocketGroup group = group(hosts, GroupQos.require(guaranteed(1_000_000)));
                        Ws2Socket member = group.socket(0);
                        member.connect("bob:9000", LIMIT);
                        hosts.clock().sleepUntil(5_000_000_000L + micros * 1_000L);
                        QosRefusedException refused = catchThrowableOfType(
                                QosRefusedException.class, () -> group.setQos(GroupQos.require(wanted)));
                        if (refused != null) assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
                        Octetry.write(member, sent);
                        member.shutdown(Shutdown.SD_SEND);
                        assertThat(Octetry.readAll(member)).isEmpty();
                        assertThat(sendingRate(group.qos()))
                                .isBetween(1L, 200_000L)
                                .isEqualTo(atBob.get());
                        group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    @Test
    void calledSidesChangeIsAskedForOnTheCallersCircuit() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket accepted =
                                port.accept(request -> request.accept().qos(guaranteed(300_000)));
                        Octetry.readAll(accepted);
                        accepted.close();
                    },
                    () -> {
                        Ws2Socket socket = hosts.alice.socket(hosts.stream());
                        Connected connected = socket.connect(ConnectRequest.to("bob:9000")
                                .qos(guaranteed(500_000))
                                .limit(LIMIT));
                        assertThat(connected.ignored()).isEmpty();
                        Qos now = socket.ioctl(Ioctls.SIO_GET_QOS, null);
                        assertThat(sendingRate(now)).isEqualTo(300_000);
                        assertThat(now.sending().serviceType()).isEqualTo(ServiceType.SERVICETYPE_GUARANTEED);
                        socket.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private static long receivingRate(Qos qos) {
        return qos.receiving().tokenRateOctetsPerSecond();
    }
}
