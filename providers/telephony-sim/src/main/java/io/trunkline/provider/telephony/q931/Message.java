package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call control message. It decodes if its frame is right; whether it makes sense, {@link MessageCheck} says.
 *
 * @param header call reference and type
 * @param elements in the order in which they stand
 */
@Clause("Q.931 (05/98) §4")
public record Message(MessageHeader header, List<Element> elements) {
    /** Copies the list. */
    public Message {
        elements = List.copyOf(elements);
    }

    /** A message with its elements as given. */
    public static Message of(MessageType type, CallReference reference, Element... elements) {
        return new Message(new MessageHeader(reference, type.code()), List.of(elements));
    }

    /** A message with its elements put into the order that the wire wants. */
    public static Message ordered(MessageType type, CallReference reference, List<Element> elements) {
        List<Element> inOrder = new ArrayList<>(elements);
        inOrder.sort(Element.ORDER);
        return new Message(new MessageHeader(reference, type.code()), inOrder);
    }

    /** What message it is, empty if not known. */
    public Optional<MessageType> type() {
        return header.type();
    }

    /** Which call it is about. */
    public CallReference callReference() {
        return header.callReference();
    }

    /** True if an element of this type is there, understood or not. */
    public boolean has(ElementType type) {
        return elements.stream()
                .anyMatch(element -> element.type().filter(type::equals).isPresent());
    }

    /** The first element of a type that can be understood, as what it says. */
    public <B extends ElementBody> Optional<B> find(ElementType type, Class<B> as) {
        return findAll(type, as).stream().findFirst();
    }

    /** All elements of a type that can be understood, as what they say; those beyond what one message may carry do not count. */
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
        OctetWriter out = new OctetWriter(64);
        header.encode(out);
        for (Element element : elements) element.encode(out);
        return out.toOctets();
    }

    /** From all that is left in a reader. */
    public static Decoded<Message> decode(OctetReader in) {
        return MessageHeader.decode(in).then(header -> elements(in).map(elements -> new Message(header, elements)));
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

    /** Which codeset the next element is in. A shift is of every codeset and stands in 0. */
    private static final class Codesets {
        private int locked;
        private int next;

        Element place(Element element) {
            if (element.id() != ElementType.SHIFT.code()) {
                Element placed = element.inCodeset(next);
                next = locked;
                return placed;
            }
            Shift shift = Shift.of(element.contents().at(0));
            next = shift.codeset();
            if (shift.locking()) locked = next;
            return element;
        }
    }
}
