package io.trunkline.provider.atm;

import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.NetworkSchema.NodeKind;
import io.trunkline.simulation.network.NetworkSchema.RateName;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import io.trunkline.simulation.network.PlanCheck.Mistake;
import io.trunkline.simulation.network.PropertyRule;
import java.util.List;

/** What a network file of ATM may say. A rate in bits per second counts all 53 octets of each cell. */
public final class AtmNetworkSchema implements NetworkSchemaProvider {
    // @formatter:off
    private static final List<RateName> RATES = List.of(
        //           name         cells, bit/s     source
        new RateName("oc3c",      149_760_000L,    "SONET STS-3c or STM-1: 353207.547 cells/s (ITU-T I.432.2)."),
        new RateName("oc12c",     599_040_000L,    "SONET STS-12c or STM-4c: 1412830.189 cells/s (ITU-T I.432.2)."),
        new RateName("oc48c",   2_396_160_000L,    "SONET STS-48c or STM-16c: 5651320.755 cells/s."),
        new RateName("ds3",        44_209_632L,    "DS3 with direct mapping: 104268 cells/s (ITU-T G.804)."),
        new RateName("ds3-plcp",   40_704_000L,    "DS3 with PLCP, 12 cells in 125 us: 96000 cells/s (ITU-T G.804)."),
        new RateName("e3",         33_920_000L,    "E3 of G.832: 80000 cells/s (ITU-T G.804)."),
        new RateName("e1",          1_920_000L,    "E1: 4528.302 cells/s (ITU-T G.804)."),
        new RateName("t1",          1_536_000L,    "DS1: 3622.642 cells/s (ITU-T G.804)."),
        new RateName("atm25",      25_125_925L,    "25.6 Mbit/s over twisted pair, 54 octets a cell: 59259.26 cells/s (af-phy-0040)."),
        new RateName("taxi",       98_148_148L,    "TAXI 100, 54 octets a cell: 231481.48 cells/s (ATM Forum UNI 3.1)."));
    // @formatter:on

    private static final NetworkSchema SCHEMA = new NetworkSchema(
            "atm-sim",
            List.of(new NodeKind("switches", "switch", List.of())),
            RATES,
            List.of(),
            List.of(PropertyRule.optional(
                    "rate",
                    PropertyRule.Type.RATE,
                    "oc3c",
                    "What it carries in each direction, cells with their headers.")),
            List.of(),
            text -> AtmAddress.parse(text).isPresent(),
            "an ATM address such as 47.0005.80ffe1000000f21a0001.0020481a0001.00 or +15551234",
            false,
            AtmNetworkSchema::mistakes);

    /** A host without an address gets the one that shows its name, which has to fit. */
    private static List<Mistake> mistakes(NetworkPlan plan) {
        return plan.hosts().stream()
                .filter(host -> host.address().isEmpty() && host.name().length() > HostNames.MAX_NAME)
                .map(host -> new Mistake(
                        List.of("hosts", host.name()),
                        "has a name of " + host.name().length() + " letters and no address, expected at most "
                                + HostNames.MAX_NAME + " letters, or an address"))
                .toList();
    }

    /** For the service loader. */
    public AtmNetworkSchema() {}

    @Override
    public NetworkSchema schema() {
        return SCHEMA;
    }
}
