package io.trunkline.provider.atm.traffic;

import io.trunkline.api.QosObject;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.address.AtmQos;
import io.trunkline.provider.atm.wire.BearerCapability;
import java.util.List;
import java.util.Optional;

/** Which category bearer capability and rates stand for, and which of them do not go together. */
@Clause("UNI 4.0 Annex 9, Table A9-1")
final class SpecificCategory {
    private static final int CONSTANT = 4;
    private static final int END_TO_END = 1;

    private SpecificCategory() {}

    private static boolean isConstant(BearerCapability bearer) {
        return bearer.bearerClass() == BearerCapability.CLASS_A
                || (bearer.transferCapability().orElse(0) & CONSTANT) != 0;
    }

    private static boolean isRealTime(BearerCapability bearer) {
        return !isConstant(bearer) && (bearer.transferCapability().orElse(0) & END_TO_END) != 0;
    }

    /** What does not go together, empty if it does; on the wire it would be cause 73. */
    static Optional<String> conflict(BearerCapability bearer, SpecificTraffic traffic) {
        boolean constant = isConstant(bearer);
        boolean tagging = traffic.forward().tagging() || traffic.backward().tagging();
        boolean variable = traffic.forward().isVariable() || traffic.backward().isVariable();
        if (traffic.bestEffort() && (constant || isRealTime(bearer)))
            return Optional.of("best effort with a bearer of constant rate or with end-to-end timing");
        if (constant && variable) return Optional.of("a bearer of constant rate with a sustainable rate or a burst");
        return constant && tagging ? Optional.of("a bearer of constant rate with tagging") : Optional.empty();
    }

    /** The bearer decides; where it does not, the rates; where these do not, the flow specs. */
    static ServiceCategory of(SpecificQos.Overrides said, ServiceCategory computed) {
        boolean bestEffort = said.traffic().map(SpecificTraffic::bestEffort).orElse(!computed.isReserved());
        if (said.bearer().isPresent()) {
            if (isConstant(said.bearer().get())) return ServiceCategory.CBR;
            if (isRealTime(said.bearer().get())) return ServiceCategory.RT_VBR;
            return bestEffort ? ServiceCategory.UBR : ServiceCategory.NRT_VBR;
        }
        return said.traffic().map(traffic -> byRates(traffic, computed)).orElse(computed);
    }

    private static ServiceCategory byRates(SpecificTraffic traffic, ServiceCategory computed) {
        if (traffic.bestEffort()) return ServiceCategory.UBR;
        if (computed.hasSustainableRate()) return computed;
        if (!traffic.forward().isVariable() && !traffic.backward().isVariable()) return ServiceCategory.CBR;
        return computed == ServiceCategory.CBR ? ServiceCategory.RT_VBR : ServiceCategory.NRT_VBR;
    }

    /** Bearer capability and traffic descriptor that ask for a contract. */
    static List<QosObject> objects(TrafficContract contract) {
        AtmQos qos = AtmQos.of(
                switch (contract.category()) {
                    case CBR -> AtmQos.Category.CONSTANT_RATE;
                    case RT_VBR -> AtmQos.Category.REAL_TIME_VARIABLE_RATE;
                    case NRT_VBR -> AtmQos.Category.VARIABLE_RATE;
                    case UBR -> AtmQos.Category.BEST_EFFORT;
                });
        boolean variable = contract.category().hasSustainableRate();
        CellTraffic forward = contract.forward();
        CellTraffic backward = contract.backward();
        if (variable && forward.scr() > 0) qos.forward(forward.pcr(), forward.scr(), Math.max(1, forward.mbs()));
        else qos.forward(forward.pcr());
        if (variable && backward.scr() > 0) qos.backward(backward.pcr(), backward.scr(), Math.max(1, backward.mbs()));
        else qos.backward(backward.pcr());
        return qos.tagging(forward.tagging(), backward.tagging()).objects();
    }
}
