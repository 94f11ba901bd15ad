package io.trunkline.provider.atm.traffic;

import io.trunkline.api.Qos;
import io.trunkline.api.QosObject;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmQos;
import io.trunkline.provider.atm.wire.BearerCapability;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementBody;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.RepeatIndicator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ATM-specific part of a quality of service: what it changes of the contract that its flow specs make, and what it adds to the SETUP.
 * Forward is away from the caller. Pure; safe from any thread.
 *
 * <p>What the contract has is left out of the elements, so that the SETUP is written from the contract that is asked for, whole. The
 * exception is the bearer capability, whose class the contract does not have; it agrees with the contract's category.
 *
 * @param overrides what wins over the computed contract, empty if nothing does
 * @param elements for SETUP, in the order in which they were given; repeated ones have the preferred one first
 * @param cause for the release of the circuit, empty if there is none
 */
@Clause("Windows Sockets 2 protocol-specific annex, ATM, QOS extension")
public record SpecificQos(Optional<Overrides> overrides, List<Element> elements, Optional<Cause> cause) {
    /** Says nothing. */
    public static final SpecificQos NONE = new SpecificQos(Optional.empty(), List.of(), Optional.empty());

    private static final int IN_ORDER_OF_PREFERENCE = 2;

    /**
     * What wins over a computed contract.
     *
     * @param traffic rates, empty if they stay
     * @param bearer decides the category, empty if the rates do
     * @param units largest AAL5 units, empty if they stay
     */
    record Overrides(Optional<SpecificTraffic> traffic, Optional<BearerCapability> bearer, Optional<Units> units) {}

    /**
     * Largest AAL5 service data units, octets.
     *
     * @param forward empty if it stays
     * @param backward empty if it stays
     */
    record Units(OptionalInt forward, OptionalInt backward) {}

    /** Copies the list. */
    public SpecificQos {
        elements = List.copyOf(elements);
    }

    /**
     * Reads the provider-specific part of a quality of service.
     *
     * @return malformed if the request must fail: an object that is not understood, that is there too often, or that does not go
     *     together with another; the text says which
     */
    public static Decoded<SpecificQos> decode(List<QosObject> objects) {
        Reading reading = new Reading();
        for (QosObject object : objects) {
            Octets content = octets(object);
            Decoded<Boolean> read = SpecificElement.of(object.type())
                    .then(kind -> kind.structure(content).then(structure -> reading.add(kind, structure)));
            if (read instanceof Decoded.Malformed<Boolean> bad) {
                return Decoded.malformed("provider-specific QoS: " + bad.what(), bad.position());
            }
        }
        return reading.result();
    }

    private static Octets octets(QosObject object) {
        byte[] octets = new byte[object.content().remaining()];
        object.content().get(octets);
        return Octets.copyOf(octets);
    }

    /** Collects what the objects say. */
    private static final class Reading {
        private final Map<SpecificElement, Integer> seen = new EnumMap<>(SpecificElement.class);
        private final List<Element> elements = new ArrayList<>();
        private Optional<SpecificTraffic> traffic = Optional.empty();
        private Optional<BearerCapability> bearer = Optional.empty();
        private Optional<Units> units = Optional.empty();
        private Optional<Cause> cause = Optional.empty();

        Decoded<Boolean> add(SpecificElement kind, Structure structure) {
            if (seen.merge(kind, 1, Integer::sum) > kind.times()) {
                String most = kind.times() == 1 ? "it may be there once" : "at most " + kind.times() + " are possible";
                return Decoded.malformed(kind + " is there " + seen.get(kind) + " times; " + most, 0);
            }
            return switch (kind) {
                case TRAFFIC_DESCRIPTOR ->
                    SpecificTraffic.read(structure).map(read -> {
                        traffic = Optional.of(read);
                        return true;
                    });
                case AAL_PARAMETERS ->
                    readUnits(structure).map(read -> {
                        units = Optional.of(read);
                        return true;
                    });
                default -> kind.body(structure).map(body -> keep(kind, body));
            };
        }

        private boolean keep(SpecificElement kind, ElementBody body) {
            if (body instanceof BearerCapability capability) bearer = Optional.of(capability);
            if (body instanceof Cause read) cause = Optional.of(read);
            else elements.add(Element.of(kind.type(), body));
            return true;
        }

        Decoded<SpecificQos> result() {
            Optional<String> conflict =
                    bearer.flatMap(one -> traffic.flatMap(other -> SpecificCategory.conflict(one, other)));
            if (conflict.isPresent()) return Decoded.malformed("provider-specific QoS: " + conflict.get(), 0);
            if (seen.getOrDefault(SpecificElement.LOW_LAYER, 0) > 1) announcePreference();
            boolean nothing = traffic.isEmpty() && bearer.isEmpty() && units.isEmpty();
            Optional<Overrides> overrides =
                    nothing ? Optional.empty() : Optional.of(new Overrides(traffic, bearer, units));
            return Decoded.of(new SpecificQos(overrides, elements, cause));
        }

        /** The indicator stands before the first of the elements that it speaks of; those stand together. */
        private void announcePreference() {
            List<Element> layers = elements.stream().filter(Reading::isLowLayer).toList();
            int at = 0;
            while (!isLowLayer(elements.get(at))) at++;
            elements.removeIf(Reading::isLowLayer);
            elements.addAll(at, layers);
            elements.add(at, Element.of(ElementType.REPEAT_INDICATOR, new RepeatIndicator(IN_ORDER_OF_PREFERENCE)));
        }

        private static boolean isLowLayer(Element element) {
            return element.id() == ElementType.LOW_LAYER.code();
        }
    }

    private static final int AAL_5 = 5;
    private static final int AAL_5_OCTETS = 14;
    private static final int MAX_SDU_OCTETS = 0xFFFF;
    private static final int MESSAGE_MODE = 1;

    private static Decoded<Units> readUnits(Structure in) {
        // octets: type 4 · forward unit 4 · backward unit 4 · mode 1 · sublayer 1
        if (in.u32(0) != AAL_5 || in.octets().size() < AAL_5_OCTETS)
            return Decoded.malformed("AAL type " + in.u32(0) + ", only AAL type 5 (5) can be had", 0);
        if (in.optional8(12) != Structure.ABSENT && in.u8(12) != MESSAGE_MODE)
            return Decoded.malformed("AAL mode " + in.u8(12) + ", only message mode (1) can be had", 12);
        if (in.optional8(13) != Structure.ABSENT)
            return Decoded.malformed("AAL sublayer " + in.u8(13) + ", only none (0) can be had", 13);
        for (int offset = 4; offset <= 8; offset += 4) {
            if (!in.isAbsent(offset) && (in.u32(offset) == 0 || in.u32(offset) > MAX_SDU_OCTETS))
                return Decoded.malformed("AAL unit of " + in.u32(offset) + " octets, expected 1 to 65535", offset);
        }
        return Decoded.of(new Units(unit(in, 4), unit(in, 8)));
    }

    private static OptionalInt unit(Structure in, int offset) {
        return in.isAbsent(offset) ? OptionalInt.empty() : OptionalInt.of((int) in.u32(offset));
    }

    /**
     * The contract to ask for: what is said here wins. A category without delay bound loses those of the flow specs. Rates are taken as they
     * are said; nothing is added for what the provider itself sends.
     *
     * @param computed from the flow specs, see {@link QosMapping#contractOf}
     */
    public TrafficContract applyTo(TrafficContract computed) {
        if (overrides.isEmpty()) return computed;
        Overrides said = overrides.get();
        ServiceCategory category = SpecificCategory.of(said, computed.category());
        boolean delayBound = category == ServiceCategory.CBR || category == ServiceCategory.RT_VBR;
        CellTraffic forward = SpecificTraffic.as(category, computed.forward());
        CellTraffic backward = SpecificTraffic.as(category, computed.backward());
        if (said.traffic().isPresent()) {
            SpecificTraffic traffic = said.traffic().get();
            forward = direction(traffic.forward(), traffic.backward(), computed.forward(), computed, category);
            backward = direction(traffic.backward(), traffic.forward(), computed.backward(), computed, category);
        }
        return new TrafficContract(
                category,
                forward,
                backward,
                said.units().map(Units::forward).orElse(OptionalInt.empty()).orElse(computed.forwardMaxSdu()),
                said.units().map(Units::backward).orElse(OptionalInt.empty()).orElse(computed.backwardMaxSdu()),
                delayBound ? computed.maxTransitDelayMillis() : QosMapping.NOT_SAID,
                delayBound ? computed.delayVariationMicros() : QosMapping.NOT_SAID);
    }

    /** A direction left out gets as much as the other, where its flow spec asks for best effort and the circuit is a reserved one. */
    private static CellTraffic direction(
            SpecificTraffic.Direction said,
            SpecificTraffic.Direction opposite,
            CellTraffic computed,
            TrafficContract contract,
            ServiceCategory category) {
        boolean leftOut = said.pcr() < 0 && !said.isVariable() && opposite.pcr() >= 0 && computed.pcr() > 0;
        boolean asOpposite = leftOut && !contract.category().isReserved() && category.isReserved();
        return asOpposite ? opposite.over(CellTraffic.NONE, category) : said.over(computed, category);
    }

    /** The same for a circuit with one or with many leaves: the bearer capability must agree with the call. */
    public SpecificQos forCall(boolean multipoint) {
        int configuration = multipoint ? BearerCapability.POINT_TO_MULTIPOINT : BearerCapability.POINT_TO_POINT;
        List<Element> agreeing = elements.stream()
                .map(element -> element.body().toOptional().orElse(null) instanceof BearerCapability bearer
                        ? Element.of(ElementType.BEARER_CAPABILITY, with(bearer, configuration))
                        : element)
                .toList();
        return new SpecificQos(overrides, agreeing, cause);
    }

    private static BearerCapability with(BearerCapability bearer, int configuration) {
        return new BearerCapability(
                bearer.bearerClass(), bearer.transferCapability(), bearer.clipping(), configuration);
    }

    /**
     * The provider-specific part of the answer to a request: its rates replaced by those of the contract that was, or could be, granted, so
     * that asking for the answer asks for that contract.
     *
     * @param asked understood by {@link #decode}
     */
    static List<QosObject> granted(Qos asked, TrafficContract granted) {
        boolean says = asked.providerSpecific().stream().anyMatch(SpecificQos::decidesTraffic);
        if (!says) return asked.providerSpecific();
        List<QosObject> answer = new ArrayList<>();
        for (QosObject object : asked.providerSpecific()) {
            if (object.type() != AtmQos.TRAFFIC_DESCRIPTOR) answer.add(object);
        }
        boolean hasBearer = answer.stream().anyMatch(object -> object.type() == AtmQos.BEARER_CAPABILITY);
        for (QosObject object : SpecificCategory.objects(granted)) {
            if (object.type() == AtmQos.TRAFFIC_DESCRIPTOR || !hasBearer) answer.add(object);
        }
        return answer;
    }

    private static boolean decidesTraffic(QosObject object) {
        return object.type() == AtmQos.TRAFFIC_DESCRIPTOR || object.type() == AtmQos.BEARER_CAPABILITY;
    }
}
