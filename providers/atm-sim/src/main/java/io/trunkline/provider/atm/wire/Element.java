package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An information element as it stands in a message. Its contents are looked at only when somebody asks, so that one that cannot be
 * understood does not spoil the message around it.
 *
 * @param id the identifier
 * @param codeset 0 unless a shift stands before it
 * @param coding standard, 0 to 3
 * @param instruction what to do if it cannot be used
 * @param contents what follows the length
 */
@Clause("Q.2931 (02/95) §4.5.1")
public record Element(int id, int codeset, int coding, Instruction instruction, Octets contents) {
    // octets: identifier 1 · (1, coding 2 bits, flag 1, 0, action 3) 1 · length 2 · contents

    /** Octets before the contents. */
    public static final int HEADER_OCTETS = 4;

    /** An element with these contents, which leaves its treatment to the receiver's own rules. */
    public static Element of(ElementType type, ElementBody body) {
        OctetWriter out = new OctetWriter();
        body.encode(out);
        Octets contents = out.toOctets();
        if (contents.size() + HEADER_OCTETS > type.maxOctets()) {
            throw new IllegalArgumentException(type.title() + " of " + contents.size() + " octets; "
                    + (type.maxOctets() - HEADER_OCTETS) + " are possible");
        }
        return new Element(type.code(), 0, body.coding(type.usualCoding()), Instruction.NONE, contents);
    }

    /** The same with another instruction. */
    public Element withInstruction(Instruction other) {
        return new Element(id, codeset, coding, other, contents);
    }

    /** What it is, empty if not known. */
    public Optional<ElementType> type() {
        return codeset == 0 ? ElementType.of(id) : Optional.empty();
    }

    /** What it says. */
    public Decoded<ElementBody> body() {
        Optional<ElementType> known = type();
        if (known.isEmpty()) return Decoded.malformed("unknown element " + hex(id), 0);
        ElementType type = known.get();
        if (!type.acceptsCoding(coding)) return Decoded.malformed(type.title() + " with coding standard " + coding, 0);
        if (contents.size() + HEADER_OCTETS > type.maxOctets()) {
            return Decoded.malformed(
                    type.title() + " of " + contents.size() + " octets is too long", type.maxOctets() - HEADER_OCTETS);
        }
        return type.decode(contents.reader());
    }

    void encode(OctetWriter out) {
        out.u8(id).bits(1, 1).bits(2, coding);
        out.bits(1, instruction.explicit() ? 1 : 0).bits(1, 0).bits(3, instruction.action());
        out.u16(contents.size()).octets(contents);
    }

    /** The next element of a message, in codeset 0. */
    static Decoded<Element> decode(OctetReader in) {
        int position = in.position();
        if (in.remaining() < HEADER_OCTETS) return Decoded.malformed("element cut short", position);
        int id = in.u8();
        in.bits(1);
        int coding = in.bits(2);
        boolean explicit = in.bits(1) == 1;
        in.bits(1);
        Instruction instruction = new Instruction(explicit, in.bits(3));
        int length = in.u16();
        if (length > in.remaining()) {
            return Decoded.malformed(
                    "element " + hex(id) + " says " + length + " octets, " + in.remaining() + " are left",
                    position + 2);
        }
        return Decoded.of(new Element(id, 0, coding, instruction, in.octets(length)));
    }

    Element inCodeset(int other) {
        return other == codeset ? this : new Element(id, other, coding, instruction, contents);
    }

    private static String hex(int id) {
        return HexFormat.of().toHexDigits((byte) id);
    }
}
