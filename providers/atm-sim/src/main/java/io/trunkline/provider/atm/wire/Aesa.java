package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ATM end system address in the form of an NSAP: 20 octets. Its text form is hexadecimal with dots between the parts, for example
 * {@code 47.0005.80ffe1000000f21a0001.0020481a0001.00}; dots may also be missing or stand between other octets.
 *
 * @param octets 20 of them
 */
@Clause("UNI 4.0 §4.1; ISO/IEC 8348 Annex A")
public record Aesa(Octets octets) implements AtmAddress {
    // octets: AFI 1 · IDI 2, or 8 of E.164 · high-order DSP 10, or 4 · ESI 6 · selector 1

    /** Its size. */
    public static final int OCTETS = 20;
    /** Authority and format: data country code. */
    public static final int DCC = 0x39;
    /** Authority and format: international code designator. */
    public static final int ICD = 0x47;
    /** Authority and format: E.164. */
    public static final int E164 = 0x45;
    /** Authority and format: local. */
    public static final int LOCAL = 0x49;

    private static final int E164_OCTETS = 8;
    private static final int ESI_FROM = 13;
    private static final int SELECTOR_AT = 19;
    private static final Pattern TEXT = Pattern.compile("(?:[0-9a-f]{2}\\.?){19}[0-9a-f]{2}");

    /** Checks the size. */
    public Aesa {
        if (octets.size() != OCTETS) throw new IllegalArgumentException("an AESA has 20 octets, not " + octets.size());
    }

    /** From its text form; empty if the text is no AESA. */
    public static Optional<Aesa> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TEXT.matcher(lower).matches()) return Optional.empty();
        return Optional.of(new Aesa(Octets.hex(lower.replace(".", ""))));
    }

    /** From the octets of a party number. */
    public static Decoded<Aesa> decode(Octets octets) {
        if (octets.size() != OCTETS) return Decoded.malformed("AESA of " + octets.size() + " octets, 20 are needed", 0);
        return Decoded.of(new Aesa(octets));
    }

    /** Authority and format. */
    public int afi() {
        return octets.at(0);
    }

    /** The end system in its network, 6 octets. */
    public Octets endSystem() {
        return octets.slice(ESI_FROM, SELECTOR_AT);
    }

    /** What networks route by: the first 13 octets. */
    public Octets networkPrefix() {
        return octets.slice(0, ESI_FROM);
    }

    /** Chooses inside the end system; not used for routing. */
    public int selector() {
        return octets.at(SELECTOR_AT);
    }

    /** The same end system with another selector, 0 to 255. */
    public Aesa withSelector(int selector) {
        byte[] changed = octets.toArray();
        changed[SELECTOR_AT] = (byte) selector;
        return new Aesa(Octets.copyOf(changed));
    }

    /** The number inside an address of format {@link #E164}; empty in others, or if that has no number in it. */
    public Optional<E164Number> embeddedNumber() {
        if (afi() != E164) return Optional.empty();
        String digits = octets.slice(1, 1 + E164_OCTETS).toString();
        return digits.endsWith("f")
                ? E164Number.parse("+" + digits.substring(0, 15).replaceFirst("^0+", ""))
                : Optional.empty();
    }

    @Override
    public boolean sameHost(AtmAddress other) {
        return endSystemOnly().equals(other.endSystemOnly());
    }

    @Override
    public Aesa endSystemOnly() {
        return withSelector(0);
    }

    @Override
    public String toString() {
        int idiTo = afi() == E164 ? 1 + E164_OCTETS : afi() == DCC || afi() == ICD ? 3 : 1;
        String initial = idiTo == 1 ? "" : "." + octets.slice(1, idiTo);
        String selector = HexFormat.of().toHexDigits((byte) selector());
        return HexFormat.of().toHexDigits((byte) afi()) + initial + "." + octets.slice(idiTo, ESI_FROM) + "."
                + endSystem() + "." + selector;
    }
}
