package io.trunkline.provider.atm.traffic;

import static io.trunkline.api.ServiceType.SERVICETYPE_CONTROLLEDLOAD;
import static io.trunkline.api.ServiceType.SERVICETYPE_GUARANTEED;
import static io.trunkline.api.ServiceType.SERVICETYPE_NOTRAFFIC;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.protocol.Clause;

/**
 * From flow specs to a circuit's contract and back. Flow specs count the octets of the application and are the caller's: what
 * it sends is forward. Pure; safe from any thread.
 *
 * @param overhead how the octets travel
 * @param line the line at the caller
 */
@Clause("RFC 2381 §2, §4; Windows Sockets 2 protocol-specific annex, ATM")
public record QosMapping(Encapsulation overhead, LinkRate line) {
    /** A contract does not say. */
    static final int NOT_SAID = -1;

    private static final long MICROS_PER_MILLI = 1_000;
    private static final int MAX_TRANSIT_DELAY_MILLIS = 0xFFFE; // FFFF: any
    private static final int MAX_DELAY_VARIATION_MICROS = 0xFFFFFE; // FFFFFF: any

    /**
     * The contract that keeps what a quality of service asks for. Its provider-specific part is not looked at, see
     * {@link SpecificQos}.
     */
    public TrafficContract contractOf(Qos qos) {
        ServiceCategory category = categoryOf(qos);
        boolean delayBound = category == ServiceCategory.CBR || category == ServiceCategory.RT_VBR;
        long latencyMicros = delayBound ? least(qos, true) : FlowSpec.NOT_SPECIFIED;
        long variationMicros = delayBound ? least(qos, false) : FlowSpec.NOT_SPECIFIED;
        return new TrafficContract(
                category,
                traffic(category, qos.sending(), qos.receiving()),
                traffic(category, qos.receiving(), qos.sending()),
                overhead.maxSduOctets(),
                overhead.maxSduOctets(),
                said(latencyMicros, MICROS_PER_MILLI, MAX_TRANSIT_DELAY_MILLIS),
                said(variationMicros, 1, MAX_DELAY_VARIATION_MICROS));
    }

    private static int said(long micros, long unit, int most) {
        return FlowDefaults.isBounded(micros) ? (int) Math.min(micros / unit, most) : NOT_SAID;
    }

    /** The stricter of both directions, as far as they carry traffic. */
    private static long least(Qos qos, boolean latency) {
        long least = FlowSpec.NOT_SPECIFIED;
        for (FlowSpec flow : new FlowSpec[] {qos.sending(), qos.receiving()}) {
            if (flow.serviceType() == SERVICETYPE_NOTRAFFIC) continue;
            least = Math.min(least, latency ? flow.latencyMicros() : flow.delayVariationMicros());
        }
        return least;
    }

    /** A circuit has one category for both directions: that of the direction that asks for more. */
    public static ServiceCategory categoryOf(Qos qos) {
        if (isBursty(qos.sending()) || isBursty(qos.receiving())) return ServiceCategory.RT_VBR;
        if (asksFor(qos, SERVICETYPE_GUARANTEED)) return ServiceCategory.CBR;
        return asksFor(qos, SERVICETYPE_CONTROLLEDLOAD) ? ServiceCategory.NRT_VBR : ServiceCategory.UBR;
    }

    private static boolean asksFor(Qos qos, ServiceType type) {
        return qos.sending().serviceType() == type || qos.receiving().serviceType() == type;
    }

    private static boolean isBursty(FlowSpec flow) {
        long peak = flow.peakBandwidthOctetsPerSecond();
        return flow.serviceType() == SERVICETYPE_GUARANTEED
                && FlowSpec.isSpecified(peak)
                && FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond())
                && peak != flow.tokenRateOctetsPerSecond();
    }

    static boolean isPromised(FlowSpec flow) {
        return flow.serviceType() == SERVICETYPE_GUARANTEED || flow.serviceType() == SERVICETYPE_CONTROLLEDLOAD;
    }

    private CellTraffic traffic(ServiceCategory category, FlowSpec flow, FlowSpec opposite) {
        if (flow.serviceType() == SERVICETYPE_NOTRAFFIC) return constant(category, overhead.controlCellsPerSecond());
        CellRatio ratio = ratio(flow);
        if (category == ServiceCategory.UBR) {
            long peak = flow.peakBandwidthOctetsPerSecond();
            return CellTraffic.peak(FlowDefaults.isBounded(peak) ? cells(ratio, peak) : line.cellsPerSecond());
        }
        if (isPromised(flow)) return promised(category, flow, ratio);
        long rate = rateOfBestEffort(flow);
        // a direction that says nothing gets as much as the one that does: in a reserved circuit nothing else is left
        // for it
        return FlowDefaults.isBounded(rate)
                ? constant(category, cells(ratio, rate))
                : promised(category, opposite, ratio(opposite));
    }

    private static long rateOfBestEffort(FlowSpec flow) {
        long rate = flow.tokenRateOctetsPerSecond();
        return FlowDefaults.isBounded(rate) ? rate : flow.peakBandwidthOctetsPerSecond();
    }

    private CellTraffic constant(ServiceCategory category, int cellsPerSecond) {
        int rate = Math.min(cellsPerSecond, line.cellsPerSecond());
        if (rate == 0) return CellTraffic.NONE;
        return category.hasSustainableRate() ? new CellTraffic(rate, rate, 1, true) : CellTraffic.peak(rate);
    }

    private CellTraffic promised(ServiceCategory category, FlowSpec flow, CellRatio ratio) {
        FlowDefaults numbers = numbers(flow, ratio);
        long rate = serviceRate(flow, numbers);
        int scr = cells(ratio, rate);
        if (category == ServiceCategory.CBR) return CellTraffic.peak(scr);
        int pcr = cells(ratio, Math.max(rate, numbers.peak()));
        return pcr == 0
                ? CellTraffic.NONE
                : new CellTraffic(pcr, scr, mbs(ratio.cellsOf(numbers.bucket()), pcr, scr), true);
    }

    long serviceRate(FlowSpec flow, FlowDefaults numbers) {
        return flow.serviceType() == SERVICETYPE_GUARANTEED
                ? numbers.rateFor(flow.latencyMicros(), overhead.fragmentOctets())
                : numbers.rate();
    }

    FlowDefaults numbers(FlowSpec flow, CellRatio ratio) {
        return FlowDefaults.of(flow, ratio.octetsOf(withoutControl(line.cellsPerSecond())));
    }

    /** What of a rate is left to the application, cells per second. */
    long withoutControl(int cellsPerSecond) {
        return Math.max(0, cellsPerSecond - overhead.controlCellsPerSecond());
    }

    CellRatio ratio(FlowSpec flow) {
        return overhead.worstRatio(FlowDefaults.minPoliced(flow), FlowDefaults.maxSdu(flow));
    }

    /** Cells per second, the provider's own included, as much as the line has. */
    int cells(CellRatio ratio, long octetsPerSecond) {
        long cells = ratio.cellsOf(octetsPerSecond) + overhead.controlCellsPerSecond();
        return (int) Math.min(cells, line.cellsPerSecond());
    }

    /**
     * The burst that a token bucket makes at the peak rate, during which more tokens come: larger than the bucket. Rounded up,
     * so that no conforming cell is tagged.
     */
    static int mbs(long bucketCells, int pcr, int scr) {
        if (pcr == scr) return 1; // no burst tolerance at all, whatever the burst
        long beyondFirst = Math.max(0, Math.min(bucketCells, CellTraffic.MAX_RATE) - 1) * pcr;
        long spread = (long) pcr - scr;
        return (int) Math.min(CellTraffic.MAX_RATE, 1 + (beyondFirst + spread - 1) / spread);
    }

    /** The largest token bucket, in cells, whose burst is within {@code mbs}. */
    static long bucketCells(int mbs, int pcr, int scr) {
        return pcr == 0 ? 0 : 1 + Math.max(0L, mbs - 1) * (pcr - scr) / pcr;
    }

    /**
     * Octets of the application per second that a rate carries, in messages of one size.
     *
     * @param cellsPerSecond the sustainable rate, or the peak rate where there is none
     * @param messageOctets 1 or more
     */
    public long octetsPerSecond(int cellsPerSecond, long messageOctets) {
        return withoutControl(cellsPerSecond) * messageOctets / overhead.cells(messageOctets);
    }

    /**
     * True if a contract leaves the application something in every direction in which it wants traffic, besides the cells that the
     * provider itself needs. An offer that does not is none.
     */
    public boolean isUsable(Qos asked, TrafficContract offered) {
        boolean variable = offered.category().hasSustainableRate();
        CellTraffic forward = offered.forward();
        CellTraffic backward = offered.backward();
        return isUsable(asked.sending(), variable ? forward.scr() : forward.pcr())
                && isUsable(asked.receiving(), variable ? backward.scr() : backward.pcr());
    }

    private boolean isUsable(FlowSpec flow, int offeredRate) {
        boolean wantsNone = flow.serviceType() == SERVICETYPE_NOTRAFFIC || flow.tokenRateOctetsPerSecond() == 0;
        return wantsNone ? offeredRate >= overhead.controlCellsPerSecond() : withoutControl(offeredRate) > 0;
    }

    /**
     * What was asked for, corrected to what a contract keeps. Asking for the answer gives a contract that is nowhere above that
     * contract, so an answer made from {@link Admission#available} is admitted when asked for next. A direction that got all it
     * asked for keeps its numbers; those it left out and that a promise depends on are filled in.
     *
     * @param granted the network's, or what it would grant
     */
    public Qos granted(Qos asked, TrafficContract granted) {
        TrafficContract wanted = contractOf(asked);
        GrantedFlow forward = new GrantedFlow(this, asked.sending(), granted.category());
        GrantedFlow backward = new GrantedFlow(this, asked.receiving(), granted.category());
        return new Qos(
                forward.granted(wanted.forward(), granted.forward()),
                backward.granted(wanted.backward(), granted.backward()),
                SpecificQos.granted(asked, granted));
    }
}
