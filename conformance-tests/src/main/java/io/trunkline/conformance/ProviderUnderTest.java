package io.trunkline.conformance;

import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Constants;
import java.util.Objects;
import java.util.Optional;

/**
 * What the kit needs to know of a provider. {@link #of} is enough for one that can reach itself: it listens on
 * {@code 127.0.0.1}, {@code [::1]} or, among in-process addresses, on {@code local}. Immutable.
 *
 * @param id the entry's id as {@code providers} prints it, for example {@code trace/tcp}
 * @param config the configuration under which it is tested
 * @param listenAt the address to listen at, with port 0 for a free one; empty for the family's default
 * @param secondHost an address on another host, where the kit tries to listen too; empty for the family's default
 * @param secondConfig the configuration of a library that stands on the second host; empty where the one under test can
 *     listen there itself, or where the kit knows it
 * @param testBed what may be done to the network; empty if nothing
 */
public record ProviderUnderTest(
        String id,
        Ws2Config config,
        String listenAt,
        String secondHost,
        Optional<Ws2Config> secondConfig,
        Optional<ProviderTestBed> testBed) {
    /** Checks that nothing is missing. */
    public ProviderUnderTest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(listenAt, "listenAt");
        Objects.requireNonNull(secondHost, "secondHost");
        Objects.requireNonNull(secondConfig, "secondConfig");
        Objects.requireNonNull(testBed, "testBed");
    }

    /** One whose network nobody touches. */
    public ProviderUnderTest(String id, Ws2Config config, String listenAt, String secondHost) {
        this(id, config, listenAt, secondHost, Optional.empty(), Optional.empty());
    }

    /** A provider that needs no more than its id. A chain is added to the configuration. */
    public static ProviderUnderTest of(String id) {
        return new ProviderUnderTest(id, chainOf(id, Ws2Config.defaults()), "", "");
    }

    /** The same under another configuration, which must make the entry exist. */
    public ProviderUnderTest withConfig(Ws2Config other) {
        return new ProviderUnderTest(id, other, listenAt, secondHost, secondConfig, testBed);
    }

    /** The same, listening at another address, for example {@code alice:0}. */
    public ProviderUnderTest listeningAt(String address) {
        return new ProviderUnderTest(id, config, address, secondHost, secondConfig, testBed);
    }

    /** The same with another second host, for example {@code carol:0}. */
    public ProviderUnderTest withSecondHost(String address) {
        return new ProviderUnderTest(id, config, listenAt, address, secondConfig, testBed);
    }

    /**
     * The same with a second host on which another library stands. What is measured between two hosts is then measured
     * there; without, a host calls itself.
     */
    public ProviderUnderTest withSecondHost(String address, Ws2Config there) {
        return new ProviderUnderTest(id, config, listenAt, address, Optional.of(there), testBed);
    }

    /** The same with a hand on the network under it. */
    public ProviderUnderTest withTestBed(ProviderTestBed bed) {
        return new ProviderUnderTest(id, config, listenAt, secondHost, secondConfig, Optional.of(bed));
    }

    /** The same with a layer on top. */
    public ProviderUnderTest under(String layer) {
        String chain = layer + "/" + id;
        Optional<Ws2Config> there = secondConfig.map(other -> chainOf(chain, other));
        return new ProviderUnderTest(chain, chainOf(chain, config), listenAt, secondHost, there, testBed);
    }

    private static Ws2Config chainOf(String id, Ws2Config config) {
        return id.contains("/") ? config.set("chains", "[\"" + id + "\"]") : config;
    }

    /** Where to listen, given the entry's family. */
    public String listenAt(int family) {
        return listenAt.isEmpty() ? Place.FIRST.of(family, id) : listenAt;
    }

    /** An address on another host, given the entry's family. */
    public String secondHost(int family) {
        return secondHost.isEmpty() ? Place.SECOND.of(family, id) : secondHost;
    }

    /** How a library on the second host is configured, given the entry's family; empty if there is no need for one. */
    public Optional<Ws2Config> secondConfig(int family) {
        if (secondConfig.isPresent() || !standsOnHosts(family)) return secondConfig;
        String host = secondHost(family);
        String base = id.substring(id.lastIndexOf('/') + 1).replaceFirst(":.*", "");
        return Optional.of(config.set("providers." + base + ".host", host.substring(0, host.lastIndexOf(':'))));
    }

    /** Families whose addresses name hosts of a simulated network, on each of which a library of its own stands. */
    private static boolean standsOnHosts(int family) {
        return family == Ws2Constants.AF_ATM || family == Ws2Constants.AF_ISDN;
    }

    /** Where the kit listens unless it is told otherwise. */
    private enum Place {
        FIRST("127.0.0.1:0", "[::1]:0", "local:0", "alice:0"),
        SECOND("127.0.0.2:0", "[2001:db8::2]:0", "second:0", "bob:0");

        private final String ipv4;
        private final String ipv6;
        private final String localName;
        private final String party;

        Place(String ipv4, String ipv6, String localName, String party) {
            this.ipv4 = ipv4;
            this.ipv6 = ipv6;
            this.localName = localName;
            this.party = party;
        }

        private String of(int family, String id) {
            return switch (family) {
                case Ws2Constants.AF_INET -> ipv4;
                case Ws2Constants.AF_INET6 -> ipv6;
                case Ws2Constants.AF_LOCAL_NAME -> localName;
                case Ws2Constants.AF_ATM, Ws2Constants.AF_ISDN -> party;
                default ->
                    throw new IllegalArgumentException("the kit has no default address for family " + family
                            + ": name one with listeningAt(…) and withSecondHost(…) for provider " + id);
            };
        }
    }
}
