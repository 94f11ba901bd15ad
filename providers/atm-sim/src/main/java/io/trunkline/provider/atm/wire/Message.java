package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signalling message. It decodes if its frame is right; whether it makes sense, {@link MessageCheck} says.
 *
 * @param header call reference and type
 * @param elements in the order in which they stand
 */
@Clause("Q.2931 (02/95) §4")
public record Message(MessageHeader header, List<Element> elements) {
    /** Copies the list. */
    public Message {
        elements = List.copyOf(elements);
    }

    /** A message without instruction. */
    public static Message of(MessageType type, CallReference reference, Element... elements) {
        return new Message(new MessageHeader(reference, type.code(), Instruction.NONE), List.of(elements));
    }

    /** What message it is, empty if not known. */
    public Optional<MessageType> type() {
        return header.type();
    }

    /** The first element of a type that can be understood, as what it says. */
    public <B extends ElementBody> Optional<B> find(ElementType type, Class<B> as) {
        return findAll(type, as).stream().findFirst();
    }

    /** All elements of a type that can be understood, as what they say. */
    public <B extends ElementBody> List<B> findAll(ElementType type, Class<B> as) {
        return elements.stream()
                .filter(element -> element.type().filter(type::equals).isPresent())
                .limit(type.times())
                .flatMap(element -> element.body().toOptional().stream())
                .filter(as::isInstance)
                .map(as::cast)
                .toList();
    }

    /** Its octets. */
    public Octets encode() {
        OctetWriter out = new OctetWriter(128);
        header.encode(out);
        int lengthAt = out.position();
        out.u16(0);
        for (Element element : elements) element.encode(out);
        return out.replaceU16(lengthAt, out.position() - MessageHeader.OCTETS).toOctets();
    }

    /** From all that is left in a reader. */
    public static Decoded<Message> decode(OctetReader in) {
        return MessageHeader.decode(in).then(header -> {
            int lengthAt = in.position();
            if (in.remaining() < 2) return Decoded.malformed("message cut short", lengthAt);
            int length = in.u16();
            if (length != in.remaining()) {
                return Decoded.malformed("message says " + length + " octets, " + in.remaining() + " follow", lengthAt);
            }
            return elements(in).map(elements -> new Message(header, elements));
        });
    }

    private static Decoded<List<Element>> elements(OctetReader in) {
        List<Element> elements = new ArrayList<>();
        Codesets codesets = new Codesets();
        while (in.remaining() > 0) {
            Decoded<Element> next = Element.decode(in);
            if (!(next instanceof Decoded.Value<Element> good)) return next.map(List::of);
            elements.add(codesets.place(good.value()));
        }
        return Decoded.of(elements);
    }

    /** Which codeset the next element is in. */
    private static final class Codesets {
        private int locked;
        private int next;

        Element place(Element element) {
            Element placed = element.inCodeset(next);
            next = locked;
            Optional<ElementType> type = ElementType.of(element.id()).filter(ElementType::isShift);
            if (type.isEmpty()) return placed;
            if (element.body().toOptional().orElse(null) instanceof Shift shift) {
                next = shift.codeset();
                if (type.get() == ElementType.LOCKING_SHIFT) locked = next;
            }
            return element;
        }
    }
}
