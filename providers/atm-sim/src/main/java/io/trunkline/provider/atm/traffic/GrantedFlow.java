package io.trunkline.provider.atm.traffic;

import static io.trunkline.api.ServiceType.SERVICETYPE_BESTEFFORT;
import static io.trunkline.api.ServiceType.SERVICETYPE_GUARANTEED;
import static io.trunkline.api.ServiceType.SERVICETYPE_NOTRAFFIC;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ServiceType;

/** One direction's flow spec, corrected to what its circuit's contract keeps. */
final class GrantedFlow {
    private final QosMapping mapping;
    private final FlowSpec asked;
    private final ServiceCategory category;
    private final CellRatio ratio;
    private final FlowDefaults numbers;

    GrantedFlow(QosMapping mapping, FlowSpec asked, ServiceCategory category) {
        this.mapping = mapping;
        this.asked = asked;
        this.category = category;
        this.ratio = mapping.ratio(asked);
        this.numbers = mapping.numbers(asked, ratio);
    }

    FlowSpec granted(CellTraffic wanted, CellTraffic given) {
        boolean promised = QosMapping.isPromised(asked);
        if (asked.serviceType() == SERVICETYPE_NOTRAFFIC) return asked;
        if (promised && category == ServiceCategory.UBR) return FlowSpec.BEST_EFFORT;
        if (wanted.isWithin(given)) return promised ? filled() : asked;
        if (!promised) return bestEffort(given);
        return category.hasSustainableRate() ? variable(given) : constant(given);
    }

    /** All of it was granted. The peak is named where it makes a difference. */
    private FlowSpec filled() {
        boolean peaked = FlowSpec.isSpecified(asked.peakBandwidthOctetsPerSecond())
                || asked.serviceType() != SERVICETYPE_GUARANTEED;
        long peak = peaked ? numbers.peak() : FlowSpec.NOT_SPECIFIED;
        return spec(numbers.rate(), numbers.bucket(), peak, asked.latencyMicros(), asked.serviceType());
    }

    private FlowSpec bestEffort(CellTraffic given) {
        long most = octets(category.hasSustainableRate() ? given.scr() : given.pcr());
        long rate = asked.tokenRateOctetsPerSecond();
        return spec(
                Math.min(rate, most), asked.tokenBucketOctets(), most, asked.latencyMicros(), SERVICETYPE_BESTEFFORT);
    }

    private FlowSpec constant(CellTraffic given) {
        long rate = Math.min(octets(given.pcr()), mapping.serviceRate(asked, numbers));
        boolean guaranteed = asked.serviceType() == SERVICETYPE_GUARANTEED;
        long peak = asked.peakBandwidthOctetsPerSecond();
        long newPeak = guaranteed && FlowSpec.isSpecified(peak) ? rate : Math.max(rate, peak);
        return spec(rate, numbers.bucket(), newPeak, latency(rate, newPeak, numbers.bucket()), asked.serviceType());
    }

    private FlowSpec variable(CellTraffic given) {
        long service = mapping.serviceRate(asked, numbers);
        long peak = Math.min(octets(given.pcr()), Math.max(numbers.peak(), service));
        long rate = Math.min(Math.min(octets(given.scr()), service), peak);
        boolean guaranteed = asked.serviceType() == SERVICETYPE_GUARANTEED;
        // a peak equal to the token rate would ask for another category
        if (guaranteed && rate == peak && rate > 0) rate--;
        int pcr = mapping.cells(ratio, peak);
        int scr = mapping.cells(ratio, rate);
        long bucket = Math.min(numbers.bucket(), ratio.octetsOf(QosMapping.bucketCells(given.mbs(), pcr, scr)));
        return spec(rate, bucket, peak, latency(rate, peak, bucket), asked.serviceType());
    }

    /** What was asked for, or what the lower rate gives. */
    private long latency(long rate, long peak, long bucket) {
        long latencyMicros = asked.latencyMicros();
        if (asked.serviceType() != SERVICETYPE_GUARANTEED || !FlowDefaults.isBounded(latencyMicros))
            return latencyMicros;
        if (rate == 0) return FlowSpec.NOT_SPECIFIED;
        long top = FlowSpec.isSpecified(peak) ? peak : rate;
        long delay = new FlowDefaults(rate, bucket, top, numbers.maxSdu())
                .delayMicros(rate, mapping.overhead().fragmentOctets());
        long kept = Math.max(latencyMicros, delay);
        return FlowDefaults.isBounded(kept) ? kept : FlowSpec.NOT_SPECIFIED;
    }

    private long octets(int cellsPerSecond) {
        return ratio.octetsOf(mapping.withoutControl(cellsPerSecond));
    }

    private FlowSpec spec(long rate, long bucket, long peak, long latencyMicros, ServiceType type) {
        return new FlowSpec(
                rate,
                bucket,
                peak,
                latencyMicros,
                asked.delayVariationMicros(),
                type,
                asked.maxSduOctets(),
                asked.minimumPolicedOctets());
    }
}
