package io.trunkline.runtime.naming;

import io.trunkline.api.Ws2Constants;
import io.trunkline.spi.AddressFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in its two parts, {@code bridge:audio}. A service may be a number where the family's names have numbered ports.
 *
 * @param host the host
 * @param service the service
 */
record NameText(String host, String service) {
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?):([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+:.*");

    /** The parts of a text; empty if it cannot be a name in this family. */
    static Optional<NameText> parse(String text, AddressFormat family) {
        Matcher parts = NAME.matcher(text);
        if (!parts.matches()) return Optional.empty();
        NameText name = new NameText(parts.group(1), parts.group(2));
        boolean numbered = Character.isDigit(name.service.charAt(0));
        if (numbered && (!isInternet(family) || isNumericHost(text) || !isPort(name.service))) return Optional.empty();
        return Optional.of(name);
    }

    private static boolean isPort(String service) {
        return service.matches("[0-9]{1,5}") && Integer.parseInt(service) <= 0xFFFF;
    }

    /** True if the host part consists of digits and dots. */
    static boolean isNumericHost(String text) {
        return NUMERIC_HOST.matcher(text).matches();
    }

    static boolean isInternet(AddressFormat family) {
        return family.family() == Ws2Constants.AF_INET || family.family() == Ws2Constants.AF_INET6;
    }

    @Override
    public String toString() {
        return host + ":" + service;
    }
}
