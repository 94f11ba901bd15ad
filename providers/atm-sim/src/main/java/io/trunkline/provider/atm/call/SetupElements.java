package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.BearerCapability;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.PartyNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as the elements of a SETUP, and a SETUP as what it asks for. */
@Clause("Q.2931 (02/95) §3.1.7; UNI 4.0 §2")
final class SetupElements {
    /** Element types in the order in which a SETUP has them; what is not named stands before the last. */
    private static final List<ElementType> ORDER = List.of(
            ElementType.AAL_PARAMETERS,
            ElementType.TRAFFIC_DESCRIPTOR,
            ElementType.BEARER_CAPABILITY,
            ElementType.HIGH_LAYER,
            ElementType.REPEAT_INDICATOR,
            ElementType.LOW_LAYER,
            ElementType.CALLED_NUMBER,
            ElementType.CALLED_SUBADDRESS,
            ElementType.CALLING_NUMBER,
            ElementType.CALLING_SUBADDRESS,
            ElementType.CONNECTION_IDENTIFIER,
            ElementType.TRANSIT_DELAY,
            ElementType.EXTENDED_QOS,
            ElementType.GENERIC_IDENTIFIER_TRANSPORT,
            ElementType.USER_USER,
            ElementType.ENDPOINT_REFERENCE,
            ElementType.QOS_PARAMETER);

    private SetupElements() {}

    /** @throws IllegalArgumentException the request cannot be written */
    static List<Element> of(SetupRequest request) {
        check(request);
        List<Element> elements = new ArrayList<>(ContractElements.of(request.contract(), request.multipoint()));
        elements.add(Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(request.called())));
        elements.add(Element.of(ElementType.CALLING_NUMBER, PartyNumber.of(request.calling())));
        elements.addAll(Elements.generic(request.memberRequest()));
        elements.addAll(Elements.userUser(request.userData()));
        if (request.multipoint()) {
            elements.add(Element.of(ElementType.ENDPOINT_REFERENCE, new EndpointReference(false, 0)));
        }
        elements.removeIf(element -> request.specific().stream().anyMatch(wins -> wins.id() == element.id()));
        elements.addAll(request.specific());
        elements.sort(Comparator.comparingInt(SetupElements::place));
        return elements;
    }

    private static void check(SetupRequest request) {
        Elements.check(request.memberRequest(), request.userData());
        if (request.multipoint() && request.contract().backward().pcr() != 0) {
            throw new IllegalArgumentException("a multipoint call cannot carry anything back, but "
                    + request.contract().backward().pcr() + " cells/s were asked for; use CellTraffic.NONE");
        }
        Map<ElementType, Integer> counts = new EnumMap<>(ElementType.class);
        for (Element element : request.specific()) {
            ElementType type = element.type().orElse(null);
            if (type != null && counts.merge(type, 1, Integer::sum) > type.times()) {
                throw new IllegalArgumentException(type + " is there more than " + type.times() + " times");
            }
        }
    }

    private static int place(Element element) {
        int place = element.type().map(ORDER::indexOf).orElse(-1);
        return place < 0 ? ORDER.size() - 2 : place;
    }

    /** What the elements of an own SETUP ask for; the request's contract unless specific elements say something else. */
    static TrafficContract contract(SetupRequest request, Message setup) {
        if (request.specific().isEmpty()) return request.contract();
        return ContractElements.read(setup).toOptional().orElse(request.contract());
    }

    /** A SETUP that came in; malformed if its address or contract cannot be understood. */
    static Decoded<IncomingSetup> read(Message setup) {
        Optional<PartyNumber> called = setup.find(ElementType.CALLED_NUMBER, PartyNumber.class);
        if (called.isEmpty()) return Decoded.malformed("no called number", 0);
        return called.get()
                .address()
                .then(address -> ContractElements.read(setup).map(contract -> incoming(setup, address, contract)));
    }

    private static IncomingSetup incoming(Message setup, AtmAddress called, TrafficContract contract) {
        return new IncomingSetup(
                called,
                setup.find(ElementType.CALLING_NUMBER, PartyNumber.class)
                        .flatMap(number -> number.address().toOptional()),
                contract,
                isMultipoint(setup),
                setup.find(ElementType.CONNECTION_IDENTIFIER, ConnectionIdentifier.class)
                        .orElse(ConnectionIdentifier.exclusive(0, 0)),
                Elements.generic(setup),
                Elements.userUser(setup),
                setup);
    }

    /** The SETUP of a further leaf: the first one's, with what ADD PARTY says instead. */
    static List<Element> forLeaf(Message setup, Message addParty) {
        List<Element> elements = new ArrayList<>(
                Elements.without(setup.elements(), ElementType.USER_USER, ElementType.GENERIC_IDENTIFIER_TRANSPORT));
        elements.replaceAll(element -> element.id() == ElementType.CALLED_NUMBER.code()
                ? addParty.elements().stream()
                        .filter(other -> other.id() == element.id())
                        .findFirst()
                        .orElse(element)
                : element);
        addParty.elements().stream()
                .filter(element -> element.id() == ElementType.USER_USER.code()
                        || element.id() == ElementType.GENERIC_IDENTIFIER_TRANSPORT.code())
                .forEach(element -> elements.add(elements.size() - 1, element));
        return elements;
    }

    static boolean isMultipoint(Message setup) {
        return setup.find(ElementType.BEARER_CAPABILITY, BearerCapability.class)
                .filter(bearer -> bearer.configuration() == BearerCapability.POINT_TO_MULTIPOINT)
                .isPresent();
    }

    /** True if two contracts differ in nothing that a modification may change. */
    static boolean isModification(TrafficContract from, TrafficContract to) {
        boolean sameSizes = from.forwardMaxSdu() == to.forwardMaxSdu() && from.backwardMaxSdu() == to.backwardMaxSdu();
        return from.category() == to.category() && from.category() != ServiceCategory.UBR && sameSizes;
    }
}
