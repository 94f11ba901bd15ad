package io.trunkline.provider.atm;

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

/** What alice asks of the network of ATM while a session with a {@link CalledApplication} on bob is recorded. */
final class Calls {
    /** What the first of {@link #streams} asks for its group. */
    static final Qos FIRST = guaranteed(200_000);

    private Calls() {}

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }

    /** A constrained group of streams: one joins late, one is refused, and the contract is renegotiated twice. */
    static void streams(CircuitHosts hosts) throws Exception {
        RecordedCalls.streams(hosts, FIRST, Calls::renegotiate, guaranteed(40_000));
    }

    private static void renegotiate(SocketGroup group, Ws2Socket echoed, Ws2Socket pushed) throws Exception {
        assertThat(Octetry.read(echoed, RecordedCalls.firstWords().length)).isEqualTo(RecordedCalls.firstWords());
        group.setQos(GroupQos.require(guaranteed(300_000))); // on the living circuit
        Octetry.write(echoed, Octetry.pattern(2, 10_000));
        group.setQos(GroupQos.require(Qos.symmetric(FlowSpec.controlledLoad(250_000, 8192)))); // on another one
        assertThat(Octetry.read(echoed, 10_000)).isEqualTo(Octetry.pattern(2, 10_000));
        assertThat(Octetry.read(pushed, AnsweringApplication.pushed().length)).isEqualTo(AnsweringApplication.pushed());
    }

    /** A group of a stream and messages. */
    static void mixed(CircuitHosts hosts) throws Exception {
        RecordedCalls.mixed(hosts, guaranteed(100_000));
    }

    /** A stream and messages at once that never come to their end. */
    static void endless(CircuitHosts hosts) throws Exception {
        RecordedCalls.endless(hosts, guaranteed(100_000));
    }
}
