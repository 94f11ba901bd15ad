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
import io.trunkline.circuit.testkit.ContractBehaviour;
import io.trunkline.circuit.testkit.Octetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
