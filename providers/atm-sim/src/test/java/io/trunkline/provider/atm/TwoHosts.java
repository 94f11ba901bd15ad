package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.testkit.CircuitHosts;
import java.util.List;

/** The two on the network of ATM. */
final class TwoHosts extends CircuitHosts {
    /** @param settings keys below {@code providers.atm-sim} with their values, for example {@code seed = 7} */
    TwoHosts(String... settings) throws Ws2Exception {
        super("atm-sim", settings);
    }

    /** Each with settings of its own. */
    TwoHosts(List<String> ofAlice, List<String> ofBob) throws Ws2Exception {
        super("atm-sim", ofAlice, ofBob);
    }
}
