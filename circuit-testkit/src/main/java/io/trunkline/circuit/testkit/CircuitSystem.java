package io.trunkline.circuit.testkit;

import io.trunkline.api.Ws2Exception;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider of circuits tells the tests that every such provider must pass. Each {@code …Behaviour} is one class of
 * them; the provider's test extends it and has this from an interface of its own.
 */
public interface CircuitSystem {
    /** The provider, as its entry of streams is called. */
    String provider();

    /** Alice and bob on the network that the provider has without a file. @param settings of the provider */
    default CircuitHosts hosts(String... settings) throws Ws2Exception {
        return new CircuitHosts(provider(), settings);
    }

    /** The same with carol on a network of three, and whoever else starts on it. */
    default CircuitHosts threeHosts(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(CircuitHosts.network(networkOfThree()));
        return hosts(all.toArray(String[]::new));
    }

    /** A network file for alice, bob and carol, joined by links of the same names and rates as those of the network without one. */
    List<String> networkOfThree();

    /** The link by which a host of that network is joined to it. */
    String linkOf(String host);

    /** Octets that keep a stream busy for some seconds. */
    int octetsOfSeconds();

    /** Parties that talk. @see CircuitConversation */
    CircuitConversation conversation(CircuitHosts hosts, long seed, int octets, int messages);
}
