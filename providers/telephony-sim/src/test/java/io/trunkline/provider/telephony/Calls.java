package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.AnsweringApplication;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.RecordedCalls;
import java.time.Duration;

/** What alice asks of the network of telephony while a session with a {@link CalledApplication} on bob is recorded. */
final class Calls {
    private Calls() {}

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024));
    }

    /**
     * A constrained group of streams: one joins late, one is refused; meanwhile the bundle grows, loses a channel and gets another one,
     * shrinks, and carries another service.
     */
    static void streams(CircuitHosts hosts) throws Exception {
        RecordedCalls.streams(
                hosts,
                guaranteed(6_000),
                (group, echoed, pushed) -> growAndShrink(hosts, group, echoed, pushed),
                guaranteed(4_000));
    }

    private static void growAndShrink(CircuitHosts hosts, SocketGroup group, Ws2Socket echoed, Ws2Socket pushed)
            throws Exception {
        group.setQos(GroupQos.require(guaranteed(30_000)));
        hosts.fault("at=" + Math.round(hosts.seconds() * 1000 + 50) + "ms down channel=alice:2 for=10s");
        assertThat(Octetry.read(echoed, RecordedCalls.firstWords().length)).isEqualTo(RecordedCalls.firstWords());
        hosts.clock().sleep(Duration.ofSeconds(3)); // another channel is dialled for the one that was lost
        Octetry.write(echoed, Octetry.pattern(2, 10_000));
        group.setQos(GroupQos.require(guaranteed(8_000)));
        assertThat(Octetry.read(echoed, 10_000)).isEqualTo(Octetry.pattern(2, 10_000));
        assertThat(Octetry.read(pushed, AnsweringApplication.pushed().length)).isEqualTo(AnsweringApplication.pushed());
        for (int i = 0; i < 10; i++) { // beyond the end of the charge unit, when channels go that are not needed
            hosts.clock().sleep(Duration.ofSeconds(7));
            Octetry.write(echoed, Octetry.pattern(i, 3000));
            assertThat(Octetry.read(echoed, 3000)).isEqualTo(Octetry.pattern(i, 3000));
        }
        group.setQos(GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(25_000, 2048))));
    }

    /** A group of a stream and messages. */
    static void mixed(CircuitHosts hosts) throws Exception {
        RecordedCalls.mixed(hosts, guaranteed(10_000));
    }

    /** A stream and messages at once that never come to their end. */
    static void endless(CircuitHosts hosts) throws Exception {
        RecordedCalls.endless(hosts, guaranteed(15_000));
    }
}
