package io.trunkline.circuit.testkit;

import io.trunkline.api.Ws2Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

    /** Alice and bob on a network of their own, and whoever else starts on it. @param network the lines of its file */
    default CircuitHosts hostsOn(List<String> network, String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(CircuitHosts.network(network));
        return hosts(all.toArray(String[]::new));
    }

    /** The same, where each host has settings of its own beside those that all have. */
    default CircuitHosts hostsOfAnySettings(List<String> network, Random random, String... settings) throws Exception {
        String file = CircuitHosts.network(network);
        return new CircuitHosts(provider(), host -> {
            List<String> all = new ArrayList<>(List.of(settings));
            all.add(file);
            all.addAll(randomSettings(random));
            return all;
        });
    }

    /** A network file for alice, bob and carol, joined by links of the same names and rates as those of the network without one. */
    List<String> networkOfThree();

    /** One with links of the same names, and all else as it happens. */
    List<String> randomNetwork(Random random);

    /** Settings of a host that others need not share, as it happens. */
    List<String> randomSettings(Random random);

    /** What a link of such a network loses or damages, mostly nothing, in the language of network files. */
    static String spoiled(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> ", loss = " + Math.pow(10, -3 - 3 * random.nextDouble());
            case 1 -> ", bit-errors = " + Math.pow(10, -5 - 3 * random.nextDouble());
            default -> "";
        };
    }

    /** The link by which a host of that network is joined to it. */
    String linkOf(String host);

    /** Octets that keep a stream busy for some seconds. */
    int octetsOfSeconds();

    /** Parties that talk. @see CircuitConversation */
    CircuitConversation conversation(CircuitHosts hosts, long seed, int octets, int messages);
}
