package io.trunkline.circuit.socket;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.spi.AdmissionLedger;
import io.trunkline.spi.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Members' qualities of service together. */
public final class Sums {
    private static final long MOST = FlowSpec.POSITIVE_INFINITY_RATE - 1;

    private Sums() {}

    /** It promises something, or asks for it. */
    public static boolean asksForRates(Qos qos) {
        return !Rates.of(qos).equals(Rates.NONE);
    }

    /** It says how large a circuit must be: by rates, or by a part that the provider understands. */
    public static boolean decides(Qos qos) {
        return asksForRates(qos) || !qos.providerSpecific().isEmpty();
    }

    /** The rate that a flow spec promises, 0 if it promises none. */
    static long rate(FlowSpec flow) {
        boolean promises = flow.serviceType().isReserved() && FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond());
        return promises ? flow.tokenRateOctetsPerSecond() : 0;
    }

    /**
     * All of them: rates and buckets added, the largest unit, the least delay; those that promise nothing do not count. A
     * provider-specific part cannot be added to anything, see {@link #canSize}.
     */
    public static Qos of(List<Qos> members) {
        List<Qos> promised = members.stream().filter(Sums::decides).toList();
        if (promised.isEmpty()) return Qos.UNSPECIFIED;
        if (promised.size() == 1) return promised.get(0);
        return Qos.of(
                flow(promised.stream().map(Qos::sending).toList()),
                flow(promised.stream().map(Qos::receiving).toList()));
    }

    /** What a group's circuit is sized by. Where nobody promises anything, what the group says of best effort counts. */
    static Qos size(Qos ofGroup, List<Qos> ofMembers) {
        if (decides(ofGroup)) return ofGroup;
        Qos promised = of(ofMembers);
        return decides(promised) ? promised : ofGroup;
    }

    private static FlowSpec flow(List<FlowSpec> flows) {
        List<FlowSpec> promised =
                flows.stream().filter(flow -> flow.serviceType().isReserved()).toList();
        if (promised.isEmpty()) return flows.get(0);
        ServiceType type = promised.stream().anyMatch(f -> f.serviceType() == ServiceType.SERVICETYPE_GUARANTEED)
                ? ServiceType.SERVICETYPE_GUARANTEED
                : ServiceType.SERVICETYPE_CONTROLLEDLOAD;
        long rate = sum(promised, FlowSpec::tokenRateOctetsPerSecond);
        long peak = sum(promised, FlowSpec::peakBandwidthOctetsPerSecond);
        return new FlowSpec(
                rate,
                sum(promised, FlowSpec::tokenBucketOctets),
                FlowSpec.isSpecified(peak) && FlowSpec.isSpecified(rate) ? Math.max(peak, rate) : peak,
                least(promised, FlowSpec::latencyMicros),
                least(promised, FlowSpec::delayVariationMicros),
                type,
                most(promised, FlowSpec::maxSduOctets),
                least(promised, FlowSpec::minimumPolicedOctets));
    }

    /** Not specified as soon as one is not. */
    private static long sum(List<FlowSpec> flows, ToLongFunction<FlowSpec> field) {
        long sum = 0;
        for (FlowSpec flow : flows) {
            long value = field.applyAsLong(flow);
            if (!FlowSpec.isSpecified(value)) return FlowSpec.NOT_SPECIFIED;
            sum = Math.min(MOST, sum + value);
        }
        return sum;
    }

    private static long least(List<FlowSpec> flows, ToLongFunction<FlowSpec> field) {
        return flows.stream().mapToLong(field).min().orElse(FlowSpec.NOT_SPECIFIED);
    }

    private static long most(List<FlowSpec> flows, ToLongFunction<FlowSpec> field) {
        return flows.stream()
                .mapToLong(field)
                .filter(FlowSpec::isSpecified)
                .max()
                .orElse(FlowSpec.NOT_SPECIFIED);
    }

    /**
     * The shares of the members may not exceed the group's quality of service, where that names rates; where they size the circuit, one
     * that is provider-specific must be the only one.
     */
    static void checkShares(Qos ofGroup, List<Qos> others, Qos own) throws QosRefusedException {
        List<Qos> all = new ArrayList<>(others);
        all.add(own);
        if (decides(own) && !canSize(ofGroup, all)) throw CircuitErrors.notAddable();
        if (!asksForRates(ofGroup) || !asksForRates(own)) return;
        AdmissionLedger shares = new AdmissionLedger(Rates.of(ofGroup));
        try {
            for (Qos other : others) shares.admit(null, other);
            shares.admit(null, own);
        } catch (QosRefusedException refused) {
            throw CircuitErrors.sharesExceedGroup(refused);
        }
    }

    /**
     * A group's quality of service may not be less than the shares of its members, where it names rates.
     *
     * @param now what it is, which the refusal offers
     */
    static QosRefusedException exceeding(Qos ofGroup, List<Qos> shares, Qos now) {
        if (!asksForRates(ofGroup)) return null;
        AdmissionLedger room = new AdmissionLedger(Rates.of(ofGroup));
        try {
            for (Qos share : shares) room.admit(null, share);
            return null;
        } catch (QosRefusedException refused) {
            return CircuitErrors.groupBelowShares(decides(now) ? now : of(shares));
        }
    }

    /** False where members size the circuit, and one of several that do so is provider-specific: they cannot be added. */
    static boolean canSize(Qos ofGroup, List<Qos> ofMembers) {
        if (decides(ofGroup)) return true;
        List<Qos> promised = ofMembers.stream().filter(Sums::decides).toList();
        return promised.size() <= 1
                || promised.stream().allMatch(qos -> qos.providerSpecific().isEmpty());
    }
}
