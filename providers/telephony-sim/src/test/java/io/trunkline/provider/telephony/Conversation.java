package io.trunkline.provider.telephony;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.circuit.testkit.CircuitConversation;
import io.trunkline.circuit.testkit.CircuitHosts;
import java.util.List;

/** A conversation whose contract changes to more channels, to fewer, and to another service. */
final class Conversation extends CircuitConversation {
    Conversation(CircuitHosts hosts, long seed, int octets, int messages) {
        super(hosts, seed, octets, messages);
    }

    @Override
    protected List<Qos> contracts() {
        return List.of(
                Qos.symmetric(FlowSpec.guaranteed(6_000, 1024)),
                Qos.symmetric(FlowSpec.guaranteed(20_000, 1024)),
                Qos.symmetric(FlowSpec.guaranteed(10_000, 1024)),
                Qos.symmetric(FlowSpec.controlledLoad(15_000, 1024)));
    }

    @Override
    protected int longestPauseNanos() {
        return 2_000_000_000;
    }
}
