package io.trunkline.provider.atm.traffic;

/**
 * The tests of one direction of a circuit: of the peak rate, and of the sustainable rate where the category has one. Who uses
 * them extends them, so that a cell finds all of it in one place.
 */
abstract class Buckets {
    private final boolean hasSustainableRate;
    private final long tolerancePicos;
    private final boolean roundUp;
    private CellTraffic traffic;
    private boolean hasPeakRate;
    /** The latest test of a rate above 0; {@code null} before there was one. */
    private Gcra peak;
    /** As {@link #peak}. */
    private Gcra sustained;

    /**
     * Before the first cell.
     *
     * @param tolerancePicos cell delay variation tolerance of both tests
     * @param roundUp to which side of a picosecond a change rounds, see {@link Gcra#takeOver}
     */
    Buckets(ServiceCategory category, CellTraffic traffic, long tolerancePicos, boolean roundUp) {
        this.hasSustainableRate = category.hasSustainableRate();
        this.tolerancePicos = tolerancePicos;
        this.roundUp = roundUp;
        renew(traffic, 0);
    }

    /** What it judges by. */
    public CellTraffic traffic() {
        return traffic;
    }

    final void renew(CellTraffic wanted, long nowPicos) {
        traffic = wanted;
        hasPeakRate = wanted.pcr() > 0;
        // at a rate of 0 the last test stays, so that what was sent is not forgotten when the rate comes back
        if (wanted.pcr() > 0) peak = after(peak, Gcra.peak(wanted.pcr(), tolerancePicos), nowPicos);
        if (wanted.pcr() > 0 && wanted.scr() > 0 && hasSustainableRate) {
            sustained = after(sustained, Gcra.sustained(wanted, tolerancePicos), nowPicos);
        }
    }

    private Gcra after(Gcra old, Gcra fresh, long nowPicos) {
        if (old != null) fresh.takeOver(old, nowPicos, roundUp);
        return fresh;
    }

    boolean peakConforms(long nowPicos) {
        return hasPeakRate && peak.conforms(nowPicos);
    }

    /** True too where there is no sustainable rate to keep; never at a sustainable rate of 0. */
    boolean sustainedConforms(long nowPicos) {
        return !hasSustainableRate || (traffic.scr() > 0 && sustained.conforms(nowPicos));
    }

    void accept(long nowPicos, boolean sustainedToo) {
        peak.accept(nowPicos);
        if (sustainedToo && hasSustainableRate) sustained.accept(nowPicos);
    }

    /** When the next cell passes both tests, in whole picoseconds; {@link Long#MAX_VALUE} if never. */
    long earliestPicos() {
        if (!hasPeakRate || (hasSustainableRate && traffic.scr() < 1)) return Long.MAX_VALUE;
        long atPeak = peak.earliestPicos();
        return hasSustainableRate ? Math.max(atPeak, sustained.earliestPicos()) : atPeak;
    }
}
