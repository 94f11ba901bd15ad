package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.StreamBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams, through the library and the simulated network. */
class StreamSystemTest extends StreamBehaviour implements AtmSystem {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void thousandGroupsOfThreeAreThereAtOnce() throws Exception {
        int groups = 1000;
        try (TwoHosts hosts = new TwoHosts()) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            List<SocketGroup> all = new ArrayList<>();
            hosts.run(
                    () -> {
                        List<Ws2Socket> accepted = new ArrayList<>();
                        for (int i = 0; i < 3 * groups; i++) accepted.add(port.accept());
                        for (Ws2Socket socket : accepted)
                            assertThat(Octetry.readAll(socket)).hasSize(100);
                        for (Ws2Socket socket : accepted) socket.close();
                    },
                    () -> {
                        for (int i = 0; i < groups; i++) {
                            SocketGroup group = hosts.alice.openGroup(
                                    hosts.streams(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.none());
                            all.add(group);
                            for (int member = 0; member < 3; member++) {
                                Ws2Socket socket = group.socket(member);
                                socket.connect("bob:9000", LIMIT);
                                Octetry.write(socket, Octetry.pattern(member, 100));
                            }
                        }
                        assertThat(hosts.network().counters().get("calls.placed"))
                                .isEqualTo(groups);
                        for (SocketGroup group : all) group.close();
                    });
            port.close();
            hosts.nothingIsLeft();
        }
    }
}
