package io.trunkline.api;

import java.util.Objects;
import java.util.Set;

/** The {@code PFL_} flags of a catalog entry. */
public enum ProviderFlag {
    // @formatter:off
    /** One of several entries of one protocol. */
    MULTIPLE_PROTO_ENTRIES(0x1),
    /** The entry to take among several. */
    RECOMMENDED_PROTO_ENTRY(0x2),
    /** Not enumerated. */
    HIDDEN(0x4),
    /** Protocol 0 matches. */
    MATCHES_PROTOCOL_ZERO(0x8),
    /** Later addition of the standard's owner; never set here. */
    NETWORKDIRECT_PROVIDER(0x10);
    // @formatter:on

    private final int bit;

    ProviderFlag(int bit) {
        this.bit = bit;
    }

    /** The standard's bit in {@code dwProviderFlags}. */
    public int bit() {
        return bit;
    }

    /** The flags as the standard's 32-bit word. */
    public static int word(Set<ProviderFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return flags.stream().mapToInt(ProviderFlag::bit).reduce(0, (a, b) -> a | b);
    }
}
