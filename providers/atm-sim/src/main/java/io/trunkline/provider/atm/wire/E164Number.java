package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international number. Its text form is {@code +} and the digits.
 *
 * @param digits 1 to 15
 */
@Clause("ITU-T E.164 (05/97) §6")
public record E164Number(String digits) implements AtmAddress {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    /** Checks the digits. */
    public E164Number {
        if (!DIGITS.matcher(digits).matches())
            throw new IllegalArgumentException("\"" + digits + "\" is not 1 to 15 digits");
    }

    /** From its text form, for example {@code +358401234567}; empty if the text is no number. */
    public static Optional<E164Number> parse(String text) {
        boolean good = text.startsWith("+") && DIGITS.matcher(text.substring(1)).matches();
        return good ? Optional.of(new E164Number(text.substring(1))) : Optional.empty();
    }

    /** From the octets of a party number. */
    public static Decoded<E164Number> decode(Octets octets) {
        String digits = new String(octets.toArray(), StandardCharsets.ISO_8859_1);
        if (!DIGITS.matcher(digits).matches()) return Decoded.malformed("E.164 number is not 1 to 15 digits", 0);
        return Decoded.of(new E164Number(digits));
    }

    @Override
    public Octets octets() {
        return Octets.copyOf(digits.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean sameHost(AtmAddress other) {
        return equals(other);
    }

    @Override
    public E164Number endSystemOnly() {
        return this;
    }

    @Override
    public String toString() {
        return "+" + digits;
    }
}
