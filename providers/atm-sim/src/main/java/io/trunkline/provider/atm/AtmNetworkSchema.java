package io.trunkline.provider.atm;

import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.NetworkSchema.NodeKind;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import io.trunkline.simulation.network.PropertyRule;
import java.util.List;

/** What a network file of ATM may say. A rate in bits per second counts all 53 octets of each cell. */
public final class AtmNetworkSchema implements NetworkSchemaProvider {
    private static final int LEAST_QUEUE_CELLS = 4;
    private static final int MOST_QUEUE_CELLS = 10_000_000;

    private static final NetworkSchema SCHEMA = new NetworkSchema(
            "atm-sim",
            List.of(new NodeKind("switches", "switch", List.of())),
            LineRate.NAMED,
            List.of(),
            List.of(
                    PropertyRule.optional(
                            "rate",
                            PropertyRule.Type.RATE,
                            "oc3c",
                            "What it carries in each direction, cells with their headers; 424 bit/s to 3 Gbit/s."),
                    PropertyRule.optional(
                                    "queue", PropertyRule.Type.WHOLE, "1000", "The most cells that wait before it.")
                            .between(LEAST_QUEUE_CELLS, MOST_QUEUE_CELLS)),
            List.of(),
            text -> AtmAddress.parse(text).isPresent(),
            "an ATM address such as 47.0005.80ffe1000000f21a0001.0020481a0001.00 or +15551234",
            false,
            plan -> new AtmPlanCheck(plan).mistakes());

    /** For the service loader. */
    public AtmNetworkSchema() {}

    @Override
    public NetworkSchema schema() {
        return SCHEMA;
    }
}
