package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.address.AtmQos;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The ATM-specific part of a quality of service sizes a circuit by itself, and wins over what the flow specs say. */
@Clause("Windows Sockets 2 protocol-specific annex, ATM")
class SpecificQosSystemTest implements AtmSystem {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Qos REAL_TIME = AtmQos.of(AtmQos.Category.REAL_TIME_VARIABLE_RATE)
            .forward(4_000, 1_000, 133)
            .backward(1_000, 1_000, 1)
            .addTo(Qos.BEST_EFFORT);
    private static final String REAL_TIME_CIRCUIT = "serviceCategory=RT_VBR pcr=4000 scr=1000 mbs=133";

    private static Qos constant(int cellsPerSecond) {
        return AtmQos.of(AtmQos.Category.CONSTANT_RATE)
                .forward(cellsPerSecond)
                .backward(cellsPerSecond)
                .addTo(Qos.BEST_EFFORT);
    }

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 2_000));
    }

    private interface Caller {
        void call(CircuitHosts hosts) throws Exception;
    }

    /** Bob takes so many connections, each read to its end. */
    private void calls(int connections, Caller caller) throws Exception {
        try (CircuitHosts hosts = hosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            hosts.run(
                    () -> {
                        Ws2Socket[] accepted = new Ws2Socket[connections];
                        for (int i = 0; i < connections; i++) accepted[i] = port.accept();
                        for (Ws2Socket socket : accepted) {
                            Octetry.readAll(socket);
                            socket.close();
                        }
                    },
                    () -> caller.call(hosts));
            port.close();
            hosts.nothingIsLeft();
        }
    }

    private static SocketGroup group(CircuitHosts hosts, GroupQos qos) throws Ws2Exception {
        return hosts.alice.openGroup(hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, qos);
    }

    @Test
    void sizesTheCircuitOfAGroupThatOtherwiseAsksForBestEffort() throws Exception {
        calls(1, hosts -> {
            SocketGroup group = group(hosts, GroupQos.require(REAL_TIME));
            Ws2Socket member = group.socket(0);
            Connected connected = member.connect("bob:9000", LIMIT);
            assertThat(member.statistics().circuit()).contains(REAL_TIME_CIRCUIT);
            assertThat(connected.grantedGroupQos().orElseThrow().providerSpecific())
                    .containsExactlyInAnyOrderElementsOf(REAL_TIME.providerSpecific());
            group.close();
        });
    }

    @Test
    void sizesTheCircuitOfASocketInNoGroup() throws Exception {
        calls(1, hosts -> {
            Ws2Socket socket = hosts.alice.socket(hosts.stream());
            socket.connect(ConnectRequest.to("bob:9000").qos(REAL_TIME).limit(LIMIT));
            assertThat(socket.statistics().circuit()).contains(REAL_TIME_CIRCUIT);
            socket.close();
        });
    }

    @Test
    void winsOverAFlowSpecThatAsksForMore() throws Exception {
        calls(1, hosts -> {
            Qos both = AtmQos.of(AtmQos.Category.CONSTANT_RATE)
                    .forward(500)
                    .backward(400)
                    .addTo(guaranteed(64_000));
            SocketGroup group = group(hosts, GroupQos.require(both));
            Ws2Socket member = group.socket(0);
            member.connect("bob:9000", LIMIT);
            assertThat(member.statistics().circuit()).contains("serviceCategory=CBR pcr=500 ");
            group.close();
        });
    }

    @Test
    void comesAndGoesWhileTheCircuitLives() throws Exception {
        calls(1, hosts -> {
            SocketGroup group = group(hosts, GroupQos.none());
            Ws2Socket member = group.socket(0);
            member.connect("bob:9000", LIMIT);
            assertThat(member.statistics().circuit()).contains("serviceCategory=UBR");
            group.setQos(GroupQos.require(constant(500)));
            assertThat(member.statistics().circuit()).contains("serviceCategory=CBR pcr=500 ");
            group.setQos(GroupQos.require(constant(600)));
            assertThat(member.statistics().circuit()).contains("serviceCategory=CBR pcr=600 ");
            group.setQos(GroupQos.require(Qos.BEST_EFFORT));
            assertThat(member.statistics().circuit()).contains("serviceCategory=UBR");
            assertThat(group.qos().providerSpecific()).isEmpty();
            group.close();
        });
    }

    @Test
    void isRefusedWithWhatIsAdmittedWhenAskedNext() throws Exception {
        calls(1, hosts -> {
            SocketGroup group = group(hosts, GroupQos.require(constant(AtmQos.MAX_RATE)));
            QosRefusedException refused = catchThrowableOfType(
                    QosRefusedException.class, () -> group.socket(0).connect("bob:9000", LIMIT));
            Qos available = refused.available().orElseThrow();
            SocketGroup next = group(hosts, GroupQos.require(available));
            Ws2Socket member = next.socket(0);
            member.connect("bob:9000", LIMIT);
            assertThat(member.statistics().circuit()).contains("serviceCategory=CBR");
            next.close();
            group.close();
        });
    }

    @Test
    void ofAMemberStandsAloneBecauseItCannotBeAddedToOthers() throws Exception {
        calls(3, hosts -> {
            SocketGroup group = group(hosts, GroupQos.none());
            Ws2Socket specific = group.socket(0);
            specific.connect(ConnectRequest.to("bob:9000").qos(constant(500)).limit(LIMIT));
            assertThat(specific.statistics().circuit()).contains("serviceCategory=CBR pcr=500 ");
            Ws2Socket other = group.socket(1);
            QosRefusedException refused = catchThrowableOfType(
                    QosRefusedException.class,
                    () -> other.connect(
                            ConnectRequest.to("bob:9000").qos(guaranteed(8_000)).limit(LIMIT)));
            assertThat(refused).hasMessageContaining("give it to the group");
            group.socket(2).connect("bob:9000", LIMIT); // asks for nothing
            specific.close();
            hosts.clock().sleep(Duration.ofSeconds(1)); // until it has gone
            group.socket(1)
                    .connect(
                            ConnectRequest.to("bob:9000").qos(guaranteed(8_000)).limit(LIMIT));
            group.close();
        });
    }

    @Test
    void ofAMemberKeepsTheGroupsContractWhereOthersHaveSharesToo() throws Exception {
        calls(2, hosts -> {
            SocketGroup group = group(hosts, GroupQos.require(guaranteed(100_000)));
            Ws2Socket specific = group.socket(0);
            specific.connect(ConnectRequest.to("bob:9000").qos(constant(500)).limit(LIMIT));
            String circuit = specific.statistics().circuit();
            group.socket(1)
                    .connect(
                            ConnectRequest.to("bob:9000").qos(guaranteed(8_000)).limit(LIMIT));
            QosRefusedException refused =
                    catchThrowableOfType(QosRefusedException.class, () -> group.setQos(GroupQos.none()));
            assertThat(refused).hasMessageContaining("give it to the group");
            assertThat(specific.statistics().circuit()).isEqualTo(circuit);
            group.close();
        });
    }

    @Test
    void peakOfABestEffortFlowIsKeptWhereNobodyPromisesAnything() throws Exception {
        Qos peak = Qos.symmetric(new FlowSpec(
                FlowSpec.NOT_SPECIFIED,
                FlowSpec.NOT_SPECIFIED,
                100_000,
                FlowSpec.NOT_SPECIFIED,
                FlowSpec.NOT_SPECIFIED,
                ServiceType.SERVICETYPE_BESTEFFORT,
                FlowSpec.NOT_SPECIFIED,
                FlowSpec.NOT_SPECIFIED));
        calls(1, hosts -> {
            SocketGroup group = group(hosts, GroupQos.require(peak));
            Ws2Socket member = group.socket(0);
            member.connect("bob:9000", LIMIT);
            String circuit = member.statistics().circuit();
            assertThat(circuit).contains("serviceCategory=UBR");
            assertThat(Integer.parseInt(circuit.replaceFirst("(?s).*pcr=(\\d+).*", "$1")))
                    .isLessThan(10_000);
            group.close();
        });
    }
}
