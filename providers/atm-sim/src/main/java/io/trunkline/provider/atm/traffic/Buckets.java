package io.trunkline.provider.atm.traffic;

/**
 * The tests of one direction of a circuit: it is that of the peak rate, and has that of the sustainable rate where the category
 * has one. Who uses them extends them, so that a cell finds in one place what it needs.
 */
abstract class Buckets extends Gcra {
    private final boolean hasSustainableRate;
    private final boolean roundUp;
    private boolean hasPeakRate;
    private CellTraffic traffic;
    private final long jitterPicos;
    /** {@code null} for a category without. */
    private final Gcra sustained;

    /**
     * Before the first cell.
     *
     * @param jitterPicos cell delay variation tolerance of both tests
     * @param roundUp to which side of a picosecond a change rounds, see {@link Gcra#takeOver}
     */
    Buckets(ServiceCategory category, CellTraffic traffic, long jitterPicos, boolean roundUp) {
        this.hasSustainableRate = category.hasSustainableRate();
        this.sustained = hasSustainableRate ? new Gcra() : null;
        this.jitterPicos = jitterPicos;
        this.roundUp = roundUp;
        renew(traffic, 0);
    }

    /** What it judges by. */
    public CellTraffic traffic() {
        return traffic;
    }

    /** Reads what the next cell needs, so that it is in the cache. @return something of all that */
    @Override
    public final long touch() {
        return super.touch() + (sustained == null ? 0 : sustained.touch());
    }

    final void renew(CellTraffic wanted, long nowPicos) {
        traffic = wanted;
        hasPeakRate = wanted.pcr() > 0;
        // at a rate of 0 the last test stays, so that what was sent is not forgotten when the rate comes back
        if (wanted.pcr() > 0) renew(this, Gcra.peak(wanted.pcr(), jitterPicos), nowPicos);
        if (wanted.pcr() > 0 && wanted.scr() > 0 && hasSustainableRate) {
            renew(sustained, Gcra.sustained(wanted, jitterPicos), nowPicos);
        }
    }

    private void renew(Gcra test, Gcra fresh, long nowPicos) {
        fresh.takeOver(test, nowPicos, roundUp);
        test.become(fresh);
    }

    final boolean peakConforms(long nowPicos) {
        return hasPeakRate && conforms(nowPicos);
    }

    /** True too where there is no sustainable rate to keep; never at a sustainable rate of 0. */
    final boolean sustainedConforms(long nowPicos) {
        return !hasSustainableRate || (traffic.scr() > 0 && sustained.conforms(nowPicos));
    }

    final void accept(long nowPicos, boolean sustainedToo) {
        accept(nowPicos);
        if (sustainedToo && hasSustainableRate) sustained.accept(nowPicos);
    }

    /** When the next cell passes both tests, in whole picoseconds; {@link Long#MAX_VALUE} if never. */
    final long earliestPassPicos() {
        if (!hasPeakRate || (hasSustainableRate && traffic.scr() < 1)) return Long.MAX_VALUE;
        long atPeak = earliestPicos();
        return hasSustainableRate ? Math.max(atPeak, sustained.earliestPicos()) : atPeak;
    }
}
