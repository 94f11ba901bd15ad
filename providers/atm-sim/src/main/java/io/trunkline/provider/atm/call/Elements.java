package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Instruction;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageHeader;
import io.trunkline.provider.atm.wire.OpaqueBody;
import io.trunkline.provider.atm.wire.TrafficDescriptor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Elements that call control puts into messages and takes out of them, and where in a message they stand. */
@Clause("Q.2931 (02/95) §4.5")
final class Elements {
    private static final int GENERIC_OCTETS = 59;
    private static final int USER_SPECIFIC_PROTOCOL = 0;
    /** With these, a widespread decoder reads one octet too far when diagnostics end the message. */
    private static final Set<CauseValue> MISREAD_AT_END = EnumSet.of(
            CauseValue.USER_CELL_RATE_NOT_AVAILABLE,
            CauseValue.ACCESS_INFORMATION_DISCARDED,
            CauseValue.INCOMPATIBLE_DESTINATION,
            CauseValue.MANDATORY_ELEMENT_MISSING,
            CauseValue.ELEMENT_NOT_IMPLEMENTED,
            CauseValue.INVALID_ELEMENT_CONTENTS);

    private Elements() {}

    /** @throws IllegalArgumentException more than fits */
    static void check(Octets generic, Octets userData) {
        check("member data", generic, SetupRequest.MAX_MEMBER_REQUEST_OCTETS);
        check("user data", userData, SetupRequest.MAX_USER_DATA_OCTETS);
    }

    private static void check(String what, Octets octets, int max) {
        if (octets.size() > max)
            throw new IllegalArgumentException(what + " of " + octets.size() + " octets; at most " + max + " fit");
    }

    static Element cause(Cause cause) {
        return Element.of(ElementType.CAUSE, cause);
    }

    /** The number of the party that a message is about. */
    static Optional<Integer> endpoint(Message message) {
        return message.find(ElementType.ENDPOINT_REFERENCE, EndpointReference.class)
                .map(EndpointReference::value);
    }

    /** As many elements of generic identifier transport as it takes. */
    static List<Element> generic(Octets octets) {
        List<Element> elements = new ArrayList<>();
        for (int from = 0; from < octets.size(); from += GENERIC_OCTETS) {
            Octets part = octets.slice(from, Math.min(from + GENERIC_OCTETS, octets.size()));
            elements.add(Element.of(ElementType.GENERIC_IDENTIFIER_TRANSPORT, new OpaqueBody(part)));
        }
        return elements;
    }

    static Octets generic(Message message) {
        OctetWriter all = new OctetWriter();
        message.findAll(ElementType.GENERIC_IDENTIFIER_TRANSPORT, OpaqueBody.class)
                .forEach(part -> all.octets(part.octets()));
        return all.toOctets();
    }

    /** User-user information, none if there are no octets. */
    static List<Element> userUser(Octets octets) {
        if (octets.isEmpty()) return List.of();
        Octets body =
                new OctetWriter().u8(USER_SPECIFIC_PROTOCOL).octets(octets).toOctets();
        return List.of(Element.of(ElementType.USER_USER, new OpaqueBody(body)));
    }

    static Octets userUser(Message message) {
        return message.find(ElementType.USER_USER, OpaqueBody.class)
                .map(OpaqueBody::octets)
                .filter(octets -> octets.size() > 1)
                .map(octets -> octets.slice(1, octets.size()))
                .orElse(Octets.NONE);
    }

    /** What could be had instead, for receivers that know that it may be there. */
    static List<Element> available(Optional<TrafficContract> available) {
        return available
                .map(contract -> Element.of(ElementType.ALTERNATIVE_TRAFFIC, ContractElements.descriptor(contract))
                        .withInstruction(new Instruction(true, Instruction.DISCARD)))
                .map(List::of)
                .orElse(List.of());
    }

    static Optional<TrafficContract> available(Message message, TrafficContract asked) {
        return message.find(ElementType.ALTERNATIVE_TRAFFIC, TrafficDescriptor.class)
                .map(descriptor -> ContractElements.with(asked, descriptor));
    }

    /** All but the elements of these types. */
    static List<Element> without(List<Element> elements, ElementType... types) {
        Set<ElementType> unwanted = Set.of(types);
        return elements.stream()
                .filter(element -> element.type().filter(unwanted::contains).isEmpty())
                .toList();
    }

    /** The same message ended by an element that every decoder reads to its end, if it has one. */
    static Message arranged(Message message) {
        List<Element> elements = new ArrayList<>(message.elements());
        if (elements.isEmpty() || !isMisreadAtEnd(elements.get(elements.size() - 1))) return message;
        for (int i = elements.size() - 1; i >= 0; i--) {
            if (!isMisreadAtEnd(elements.get(i))) {
                elements.add(elements.remove(i));
                return new Message(message.header(), elements);
            }
        }
        return closedBySecondCause(message.header(), elements);
    }

    private static Message closedBySecondCause(MessageHeader header, List<Element> elements) {
        Element last = elements.get(elements.size() - 1);
        if (elements.size() == 1 && last.body().toOptional().orElse(null) instanceof Cause cause) {
            elements.add(cause(new Cause(cause.location(), cause.value(), Octets.NONE)));
        }
        return new Message(header, elements);
    }

    private static boolean isMisreadAtEnd(Element element) {
        ElementType type = element.type().orElse(null);
        if (type == ElementType.AAL_PARAMETERS || type == ElementType.TRAFFIC_DESCRIPTOR) return true;
        return type == ElementType.CAUSE
                && element.body().toOptional().orElse(null) instanceof Cause cause
                && !cause.diagnostics().isEmpty()
                && cause.known().filter(MISREAD_AT_END::contains).isPresent();
    }
}
