package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.SettingsBehaviour;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsSystemTest extends SettingsBehaviour implements TelephonySystem {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Qos THREE_CHANNELS = Qos.symmetric(FlowSpec.controlledLoad(15_000, 3_000));

    @Test
    void longFragmentIsWaitedForWhileShorterOnesOvertakeItOnOtherChannels() throws Exception {
        int[] sizes = {1_400, 1_400, 40, 1_400, 40, 40};
        try (CircuitHosts hosts = new CircuitHosts(
                        provider(),
                        List.of("fragment = 1480", "packet = 1500"),
                        List.of("differential-delay = 0ms", "packet = 1500"));
                Ws2Socket port = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001")) {
            SocketGroup group = hosts.alice.openGroup(
                    hosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(THREE_CHANNELS));
            hosts.run(
                    () -> {
                        try (Ws2Socket socket = port.accept()) {
                            ByteBuffer message = ByteBuffer.allocate(1_500);
                            for (int octets : sizes)
                                assertThat(socket.receive(message.clear())).isEqualTo(octets);
                        }
                    },
                    () -> {
                        try (Ws2Socket socket = group.socket(0)) {
                            socket.connect(ConnectRequest.to("bob:9001").limit(LIMIT));
                            hosts.clock().sleep(Duration.ofSeconds(5)); // all channels stand
                            for (int octets : sizes) socket.send(ByteBuffer.wrap(Octetry.message(octets)));
                        }
                    });
            group.close();
            hosts.nothingIsLeft();
        }
    }
}
