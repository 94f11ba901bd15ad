package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
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
}
