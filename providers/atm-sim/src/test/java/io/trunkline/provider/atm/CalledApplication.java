package io.trunkline.provider.atm;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.AnsweringApplication;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The called side on the network of ATM. */
final class CalledApplication extends AnsweringApplication<AtmNetwork> {
    private static final Qos LESS = Qos.symmetric(FlowSpec.guaranteed(20_000, 2048));

    /** @param context with the host in it */
    CalledApplication(ProviderContext context) throws Ws2Exception {
        super(
                new AtmProvider().start(context),
                network(context.config()),
                AtmCatalog.entries(context.config()),
                service -> new AtmSocketAddress(context.config().get(NetworkKeys.HOST), service),
                LESS);
    }

    /** It is there once a provider has been started on it. */
    private static AtmNetwork network(ProviderConfig config) {
        return (AtmNetwork)
                SimulatedNetworks.find("atm-sim", config.get(AtmCatalog.NAME)).orElseThrow();
    }

    /** What becomes of cells in the network is counted beside the wire: no host is told of it. */
    @Override
    protected GroupStatistics told(GroupStatistics group) {
        return group.withMembers(group.members().stream().map(this::told).toList())
                .withNetwork(Map.of());
    }

    @Override
    protected SocketStatistics told(SocketStatistics member) {
        return member.withNetwork(withoutCells(member.network()));
    }

    private static Map<String, String> withoutCells(Map<String, String> counted) {
        Map<String, String> others = new LinkedHashMap<>(counted);
        others.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).contains("cell"));
        return others;
    }
}
