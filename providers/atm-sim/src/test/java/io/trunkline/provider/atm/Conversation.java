package io.trunkline.provider.atm;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.circuit.testkit.CircuitConversation;
import io.trunkline.circuit.testkit.CircuitHosts;
import java.util.List;

/** A conversation whose contract changes to another rate, and to a category that needs a new circuit. */
final class Conversation extends CircuitConversation {
    Conversation(CircuitHosts hosts, long seed, int octets, int messages) {
        super(hosts, seed, octets, messages);
    }

    @Override
    protected List<Qos> contracts() {
        return List.of(
                contract(FlowSpec.guaranteed(30_000, 4096)),
                contract(FlowSpec.guaranteed(60_000, 4096)),
                contract(FlowSpec.controlledLoad(50_000, 4096)));
    }

    private static Qos contract(FlowSpec flow) {
        return Qos.symmetric(flow.withDelay(20_000, FlowSpec.NOT_SPECIFIED));
    }

    @Override
    protected int longestPauseNanos() {
        return 1_500_000_000;
    }
}
