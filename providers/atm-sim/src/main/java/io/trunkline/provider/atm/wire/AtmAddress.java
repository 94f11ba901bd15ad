package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Octets;
import java.util.Optional;

/** The address of an end system: an {@link Aesa} or an {@link E164Number}. */
public sealed interface AtmAddress permits Aesa, E164Number {
    /** What stands in a party number. */
    Octets octets();

    /** True if both are on the same end system, whatever the selector says. */
    boolean sameHost(AtmAddress other);

    /** The end system's own address, without what chooses inside it: an AESA has selector 0, a number has none to take off. */
    AtmAddress endSystemOnly();

    /**
     * From its text form.
     *
     * @return empty if the text is no address
     */
    static Optional<AtmAddress> parse(String text) {
        return text.startsWith("+")
                ? E164Number.parse(text).map(number -> number)
                : Aesa.parse(text).map(aesa -> aesa);
    }
}
