package io.trunkline.api;

import java.util.HexFormat;

/**
 * What tells the accepting side that two connection requests come from one group of the caller: 8 random octets, compared
 * together with the caller's host.
 *
 * @param value the 8 octets, most significant first
 */
public record GroupReference(long value) {
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
