package io.trunkline.conformance;

import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Constants;
import java.util.Objects;

/**
 * What the kit needs to know of a provider. {@link #of} is enough for one that can reach itself: it listens on
 * {@code 127.0.0.1}, {@code [::1]} or, among in-process addresses, on {@code local}. Immutable.
 *
 * @param id the entry's id as {@code providers} prints it, for example {@code trace/tcp}
 * @param config the configuration under which it is tested
 * @param listenAt the address to listen at, with port 0 for a free one; empty for the family's default
 * @param secondHost an address on another host, where the kit tries to listen too; empty for the family's default
 */
public record ProviderUnderTest(String id, Ws2Config config, String listenAt, String secondHost) {
    /** Checks that nothing is missing. */
    public ProviderUnderTest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(listenAt, "listenAt");
        Objects.requireNonNull(secondHost, "secondHost");
    }

    /** A provider that needs no more than its id. A chain is added to the configuration. */
    public static ProviderUnderTest of(String id) {
        return new ProviderUnderTest(id, chainOf(id, Ws2Config.defaults()), "", "");
    }

    /** The same under another configuration, which must make the entry exist. */
    public ProviderUnderTest withConfig(Ws2Config other) {
        return new ProviderUnderTest(id, other, listenAt, secondHost);
    }

    /** The same, listening at another address, for example {@code alice:0}. */
    public ProviderUnderTest listeningAt(String address) {
        return new ProviderUnderTest(id, config, address, secondHost);
    }

    /** The same with another second host, for example {@code carol:0}. */
    public ProviderUnderTest withSecondHost(String address) {
        return new ProviderUnderTest(id, config, listenAt, address);
    }

    /** The same with a layer on top. */
    public ProviderUnderTest under(String layer) {
        String chain = layer + "/" + id;
        return new ProviderUnderTest(chain, chainOf(chain, config), listenAt, secondHost);
    }

    private static Ws2Config chainOf(String id, Ws2Config config) {
        return id.contains("/") ? config.set("chains", "[\"" + id + "\"]") : config;
    }

    /** Where to listen, given the entry's family. */
    public String listenAt(int family) {
        return listenAt.isEmpty() ? onLoopback(family, "127.0.0.1:0", "[::1]:0", "local:0", "alice:0") : listenAt;
    }

    /** An address on another host, given the entry's family. */
    public String secondHost(int family) {
        return secondHost.isEmpty() ? onLoopback(family, "127.0.0.2:0", "[2001:db8::2]:0", "second:0", "bob:0") : secondHost;
    }

    private String onLoopback(int family, String ipv4, String ipv6, String localName, String atm) {
        return switch (family) {
            case Ws2Constants.AF_INET -> ipv4;
            case Ws2Constants.AF_INET6 -> ipv6;
            case Ws2Constants.AF_LOCAL_NAME -> localName;
            case Ws2Constants.AF_ATM -> atm;
            default ->
                throw new IllegalArgumentException("the kit has no default address for family " + family
                        + ": name one with listeningAt(…) and withSecondHost(…) for provider " + id);
        };
    }
}
