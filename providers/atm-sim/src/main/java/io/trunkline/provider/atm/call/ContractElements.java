package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AalParameters;
import io.trunkline.provider.atm.wire.AalTag;
import io.trunkline.provider.atm.wire.BearerCapability;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.ExtendedQos;
import io.trunkline.provider.atm.wire.ExtendedQosTag;
import io.trunkline.provider.atm.wire.Instruction;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.OpaqueBody;
import io.trunkline.provider.atm.wire.QosParameter;
import io.trunkline.provider.atm.wire.TrafficDescriptor;
import io.trunkline.provider.atm.wire.TrafficTag;
import io.trunkline.provider.atm.wire.TransitDelay;
import io.trunkline.provider.atm.wire.TransitDelayTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A contract as information elements, and back. Written with the codings of RFC 2381 and bearer class X; read in all combinations that
 * UNI 3.1 and 4.0 know for the categories of {@link ServiceCategory}. Frame discard is always asked for.
 */
@Clause("UNI 4.0 Annex 9, Table A9-1; RFC 2381 §2.5, §3, §4")
public final class ContractElements {
    /** Largest AAL5 unit of a SETUP without AAL parameters, octets. */
    private static final int DEFAULT_SDU = 9188;

    /** Contents of the notification element when the network has changed what a call may carry. */
    @Clause("Q.931 (05/98) §4.5.22: bearer service change")
    private static final Octets BEARER_SERVICE_CHANGE = Octets.of(0x82);

    private static final int ANY_DELAY = 0xFFFF;
    private static final int ANY_VARIATION = 0xFF_FFFF;
    private static final int MAX_SDU = 0xFFFF;

    private ContractElements() {}

    /** The elements of a SETUP that a contract makes, in the order of the standard. */
    public static List<Element> of(TrafficContract contract, boolean multipoint) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(
                ElementType.AAL_PARAMETERS,
                AalParameters.aal5(sdu(contract.forwardMaxSdu()), sdu(contract.backwardMaxSdu()))));
        elements.add(Element.of(ElementType.TRAFFIC_DESCRIPTOR, descriptor(contract)));
        elements.add(Element.of(ElementType.BEARER_CAPABILITY, bearer(contract.category(), multipoint)));
        int qosClass = qosClass(contract.category());
        elements.add(Element.of(ElementType.QOS_PARAMETER, new QosParameter(qosClass, qosClass)));
        if (contract.maxTransitDelayMillis() >= 0) elements.add(delay(contract.maxTransitDelayMillis()));
        if (contract.delayVariationMicros() >= 0) elements.add(variation(contract.delayVariationMicros()));
        return elements;
    }

    /** The elements of a NOTIFY by which the network tells what a call may carry from now on. */
    static List<Element> notice(TrafficContract now) {
        return List.of(
                Element.of(ElementType.TRAFFIC_DESCRIPTOR, descriptor(now))
                        .withInstruction(new Instruction(true, Instruction.DISCARD)),
                Element.of(ElementType.NOTIFICATION, new OpaqueBody(BEARER_SERVICE_CHANGE)));
    }

    private static int sdu(int octets) {
        return Math.max(0, Math.min(octets, MAX_SDU));
    }

    private static Element delay(int millis) {
        Map<TransitDelayTag, Integer> fields = new LinkedHashMap<>();
        fields.put(TransitDelayTag.CUMULATIVE, 0);
        fields.put(TransitDelayTag.MAXIMUM, Math.min(millis, ANY_DELAY - 1));
        return Element.of(ElementType.TRANSIT_DELAY, new TransitDelay(fields));
    }

    private static Element variation(int micros) {
        int acceptable = Math.min(micros, ANY_VARIATION - 1);
        Map<ExtendedQosTag, Integer> fields = new LinkedHashMap<>();
        fields.put(ExtendedQosTag.FORWARD_ACCEPTABLE_CDV, acceptable);
        fields.put(ExtendedQosTag.BACKWARD_ACCEPTABLE_CDV, acceptable);
        fields.put(ExtendedQosTag.FORWARD_CUMULATIVE_CDV, 0);
        fields.put(ExtendedQosTag.BACKWARD_CUMULATIVE_CDV, 0);
        return Element.of(ElementType.EXTENDED_QOS, new ExtendedQos(0, fields));
    }

    private static BearerCapability bearer(ServiceCategory category, boolean multipoint) {
        int transfer = switch (category) {
            case CBR -> 5;
            case RT_VBR -> 9;
            case NRT_VBR, UBR -> 10;
        };
        int configuration = multipoint ? BearerCapability.POINT_TO_MULTIPOINT : BearerCapability.POINT_TO_POINT;
        return new BearerCapability(BearerCapability.CLASS_X, OptionalInt.of(transfer), 0, configuration);
    }

    private static int qosClass(ServiceCategory category) {
        return switch (category) {
            case CBR, RT_VBR -> 1;
            case NRT_VBR -> 3;
            case UBR -> 0;
        };
    }

    /** The whole traffic descriptor of a contract. */
    public static TrafficDescriptor descriptor(TrafficContract contract) {
        Map<TrafficTag, Integer> fields = rates(contract);
        if (contract.category() == ServiceCategory.UBR) fields.put(TrafficTag.BEST_EFFORT, 0);
        int options = TrafficDescriptor.FORWARD_FRAME_DISCARD | TrafficDescriptor.BACKWARD_FRAME_DISCARD;
        if (contract.forward().tagging()) options |= TrafficDescriptor.FORWARD_TAGGING;
        if (contract.backward().tagging()) options |= TrafficDescriptor.BACKWARD_TAGGING;
        fields.put(TrafficTag.OPTIONS, options);
        return new TrafficDescriptor(fields);
    }

    /** The descriptor of a MODIFY REQUEST: rates and bursts alone, since nothing else may change. */
    @Clause("Q.2963.1 (07/96) §8.1; Q.2963.2")
    public static TrafficDescriptor change(TrafficContract wanted) {
        return new TrafficDescriptor(rates(wanted));
    }

    private static Map<TrafficTag, Integer> rates(TrafficContract contract) {
        Map<TrafficTag, Integer> fields = new LinkedHashMap<>();
        CellTraffic forward = contract.forward();
        CellTraffic backward = contract.backward();
        fields.put(TrafficTag.FORWARD_PCR, forward.pcr());
        fields.put(TrafficTag.BACKWARD_PCR, backward.pcr());
        putIf(fields, TrafficTag.FORWARD_SCR_0, forward.scr());
        putIf(fields, TrafficTag.BACKWARD_SCR_0, backward.scr());
        putIf(fields, TrafficTag.FORWARD_MBS_0, forward.mbs());
        putIf(fields, TrafficTag.BACKWARD_MBS_0, backward.mbs());
        return fields;
    }

    private static void putIf(Map<TrafficTag, Integer> fields, TrafficTag tag, int value) {
        if (value > 0) fields.put(tag, value);
    }

    /** A contract with the rates and bursts of another descriptor; without options in it, tagging stays. */
    public static TrafficContract with(TrafficContract contract, TrafficDescriptor descriptor) {
        boolean options = descriptor.value(TrafficTag.OPTIONS).isPresent();
        boolean forwardTagging = options
                ? descriptor.has(TrafficDescriptor.FORWARD_TAGGING)
                : contract.forward().tagging();
        boolean backwardTagging = options
                ? descriptor.has(TrafficDescriptor.BACKWARD_TAGGING)
                : contract.backward().tagging();
        return new TrafficContract(
                contract.category(),
                forward(descriptor, forwardTagging),
                backward(descriptor, backwardTagging),
                contract.forwardMaxSdu(),
                contract.backwardMaxSdu(),
                contract.maxTransitDelayMillis(),
                contract.delayVariationMicros());
    }

    private static CellTraffic forward(TrafficDescriptor descriptor, boolean tagging) {
        return new CellTraffic(
                first(descriptor, TrafficTag.FORWARD_PCR, TrafficTag.FORWARD_PCR_0),
                first(descriptor, TrafficTag.FORWARD_SCR_0, TrafficTag.FORWARD_SCR),
                first(descriptor, TrafficTag.FORWARD_MBS_0, TrafficTag.FORWARD_MBS),
                tagging);
    }

    private static CellTraffic backward(TrafficDescriptor descriptor, boolean tagging) {
        return new CellTraffic(
                first(descriptor, TrafficTag.BACKWARD_PCR, TrafficTag.BACKWARD_PCR_0),
                first(descriptor, TrafficTag.BACKWARD_SCR_0, TrafficTag.BACKWARD_SCR),
                first(descriptor, TrafficTag.BACKWARD_MBS_0, TrafficTag.BACKWARD_MBS),
                tagging);
    }

    private static int first(TrafficDescriptor descriptor, TrafficTag wanted, TrafficTag instead) {
        return descriptor.value(wanted).orElse(descriptor.value(instead).orElse(0));
    }

    /** What the elements of a SETUP mean; malformed if they do not go together (cause 73). */
    public static Decoded<TrafficContract> read(Message setup) {
        Optional<BearerCapability> bearer = setup.find(ElementType.BEARER_CAPABILITY, BearerCapability.class);
        Optional<TrafficDescriptor> traffic = setup.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class);
        if (bearer.isEmpty() || traffic.isEmpty())
            return Decoded.malformed("no bearer capability or traffic descriptor", 0);
        Optional<ServiceCategory> category = category(bearer.get(), traffic.get());
        if (category.isEmpty()) {
            return Decoded.malformed(
                    "bearer class " + bearer.get().bearerClass() + " with these rates is no category", 0);
        }
        Optional<AalParameters> aal = setup.find(ElementType.AAL_PARAMETERS, AalParameters.class);
        TrafficContract bare = new TrafficContract(
                category.get(),
                CellTraffic.NONE,
                CellTraffic.NONE,
                sdu(aal, AalTag.FORWARD_MAX_SDU),
                sdu(aal, AalTag.BACKWARD_MAX_SDU),
                delay(setup),
                variation(setup));
        return Decoded.of(with(bare, traffic.get()));
    }

    private static int sdu(Optional<AalParameters> aal, AalTag tag) {
        return aal.map(parameters -> parameters.value(tag).orElse(DEFAULT_SDU)).orElse(DEFAULT_SDU);
    }

    private static int delay(Message setup) {
        return setup.find(ElementType.TRANSIT_DELAY, TransitDelay.class)
                .map(delay -> delay.fields().getOrDefault(TransitDelayTag.MAXIMUM, ANY_DELAY))
                .filter(millis -> millis != ANY_DELAY)
                .orElse(-1);
    }

    private static int variation(Message setup) {
        return setup.find(ElementType.EXTENDED_QOS, ExtendedQos.class)
                .map(qos -> qos.fields().getOrDefault(ExtendedQosTag.FORWARD_ACCEPTABLE_CDV, ANY_VARIATION))
                .filter(micros -> micros != ANY_VARIATION)
                .orElse(-1);
    }

    private static Optional<ServiceCategory> category(BearerCapability bearer, TrafficDescriptor traffic) {
        boolean tagging =
                traffic.has(TrafficDescriptor.FORWARD_TAGGING) || traffic.has(TrafficDescriptor.BACKWARD_TAGGING);
        boolean clp0 = traffic.value(TrafficTag.FORWARD_PCR_0).isPresent()
                || traffic.value(TrafficTag.BACKWARD_PCR_0).isPresent();
        return byBearer(bearer, traffic)
                .filter(category -> category == ServiceCategory.UBR || !traffic.isBestEffort())
                .filter(category -> category != ServiceCategory.CBR || !tagging || clp0);
    }

    private static Optional<ServiceCategory> byBearer(BearerCapability bearer, TrafficDescriptor traffic) {
        if (bearer.bearerClass() == BearerCapability.CLASS_A) return Optional.of(ServiceCategory.CBR);
        if (bearer.bearerClass() != BearerCapability.CLASS_C && bearer.bearerClass() != BearerCapability.CLASS_X)
            return Optional.empty();
        return switch (bearer.transferCapability().orElse(0)) {
            case 4, 5, 6, 7 -> Optional.of(ServiceCategory.CBR);
            case 1, 9, 19 -> Optional.of(ServiceCategory.RT_VBR);
            case 0, 2, 8, 10, 11 -> Optional.of(traffic.isBestEffort() ? ServiceCategory.UBR : ServiceCategory.NRT_VBR);
            default -> Optional.empty();
        };
    }
}
