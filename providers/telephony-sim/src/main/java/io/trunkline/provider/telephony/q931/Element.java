package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An information element as it stands in a message: understood or not, it is kept.
 *
 * @param id its identifier; of an element of one octet with a value the identifier alone, low bits 0
 * @param codeset which a shift before it chose, 0 if there is none
 * @param contents without identifier and length; of an element of one octet its value, none if it has none
 */
@Clause("Q.931 (05/98) §4.5.1 to §4.5.4")
public record Element(int id, int codeset, Octets contents) {
    /** Variable lengths ascending by identifier, elements of one octet in front; stable, so that repeats stay as they are. */
    static final Comparator<Element> ORDER = Comparator.comparingInt(Element::codeset)
            .thenComparingInt(element -> isShort(element.id) ? -1 : element.id);

    private static final int SHORT = 0x80;
    private static final int WITHOUT_VALUE = 0xA0;
    private static final int HEADER_OCTETS = 2;

    /** An element with these contents. @throws IllegalArgumentException more octets than its type may have */
    public static Element of(ElementType type, ElementBody body) {
        OctetWriter out = new OctetWriter();
        body.encode(out);
        Octets contents = out.toOctets();
        if (!isShort(type.code()) && contents.size() + HEADER_OCTETS > type.maxOctets()) {
            throw new IllegalArgumentException(type.title() + " of " + contents.size() + " octets; "
                    + (type.maxOctets() - HEADER_OCTETS) + " are possible");
        }
        return new Element(type.code(), 0, contents);
    }

    /** True if the whole element is one octet. */
    static boolean isShort(int id) {
        return id >= SHORT;
    }

    /** What it is, empty if not known. */
    public Optional<ElementType> type() {
        return codeset == 0 ? ElementType.of(id) : Optional.empty();
    }

    /** True if a message must not be acted on by whoever does not know the element. */
    public boolean needsComprehension() {
        return codeset == 0 && id >> 4 == 0;
    }

    /** What it says. */
    public Decoded<ElementBody> body() {
        Optional<ElementType> known = type();
        if (known.isEmpty()) return Decoded.malformed("unknown element " + hex(id), 0);
        ElementType type = known.get();
        int octets = contents.size() + HEADER_OCTETS;
        if (!isShort(id) && (octets < type.minOctets() || octets > type.maxOctets())) {
            return Decoded.malformed(
                    type.title() + " of " + octets + " octets; " + type.minOctets() + " to " + type.maxOctets()
                            + " are possible",
                    Math.min(contents.size(), Math.max(0, type.maxOctets() - HEADER_OCTETS)));
        }
        return type.decode(contents.reader());
    }

    void encode(OctetWriter out) {
        if (!isShort(id)) out.u8(id).u8(contents.size()).octets(contents);
        else out.u8(contents.isEmpty() ? id : id | contents.at(0));
    }

    /** The next element of a message, in codeset 0. */
    static Decoded<Element> decode(OctetReader in) {
        int position = in.position();
        int first = in.u8();
        if (isShort(first)) return Decoded.of(ofOneOctet(first));
        if (in.remaining() == 0) return Decoded.malformed("element " + hex(first) + " cut short", position);
        int length = in.u8();
        if (length > in.remaining()) {
            return Decoded.malformed(
                    "element " + hex(first) + " says " + length + " octets, " + in.remaining() + " are left",
                    position + 1);
        }
        return Decoded.of(new Element(first, 0, in.octets(length)));
    }

    private static Element ofOneOctet(int octet) {
        boolean valueless = (octet & 0xF0) == WITHOUT_VALUE;
        return valueless ? new Element(octet, 0, Octets.NONE) : new Element(octet & 0xF0, 0, Octets.of(octet & 0xF));
    }

    Element inCodeset(int other) {
        return other == codeset ? this : new Element(id, other, contents);
    }

    private static String hex(int id) {
        return HexFormat.of().toHexDigits((byte) id);
    }
}
