package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import java.math.BigInteger;

/**
 * The generic cell rate algorithm in its virtual scheduling form: which cells keep to a rate, with a tolerance.
 *
 * <p>Exact: the period of most rates is no whole number of picoseconds, so the theoretical arrival time is kept as whole
 * picoseconds and a fraction of one, and never drifts. A cell costs a few additions and no allocation. Times are picoseconds
 * from 0 to 2^61, more than 26 days. One thread at a time.
 */
@Clause("ITU-T I.371 (08/96) Annex A; ATM Forum af-tm-0056.000 (TM 4.0) §4.4.2")
class Gcra {
    /** Tolerances above this, 26 days, count as this. */
    static final long MAX_TOLERANCE_PICOS = 1L << 61;

    private static final long SECOND_PICOS = 1_000_000_000_000L;

    /** Cells per second; 0 if there is no test yet. */
    private int rate;
    /** What fractions of a picosecond are counted in; below 2^48. */
    private long denominator;

    private long periodPicos;
    private long periodFraction;
    private long tolerancePicos;
    private long toleranceFraction;

    /** Theoretical arrival time; 0 makes the first cell conform, whenever it comes. */
    private long theoreticalPicos;

    private long theoreticalFraction;

    /** No test yet; {@link #become} makes it one. */
    Gcra() {}

    private Gcra(int rate, int scale, BigInteger burstNumerator, long jitterPicos) {
        if (rate < 1) throw new IllegalArgumentException("a rate of " + rate + " cells/s, expected 1 or more");
        if (jitterPicos < 0)
            throw new IllegalArgumentException("a tolerance of " + jitterPicos + " ps, expected 0 or more");
        this.rate = rate;
        this.denominator = (long) rate * scale;
        this.periodPicos = SECOND_PICOS / rate;
        this.periodFraction = SECOND_PICOS % rate * scale;
        BigInteger[] parts = burstNumerator.divideAndRemainder(BigInteger.valueOf(denominator));
        BigInteger whole = parts[0].add(BigInteger.valueOf(jitterPicos));
        boolean huge = whole.compareTo(BigInteger.valueOf(MAX_TOLERANCE_PICOS)) >= 0;
        this.tolerancePicos = huge ? MAX_TOLERANCE_PICOS : whole.longValueExact();
        this.toleranceFraction = huge ? 0 : parts[1].longValueExact();
    }

    /**
     * The test of a peak rate.
     *
     * @param rate cells per second, 1 to {@link CellTraffic#MAX_RATE}
     * @param tolerancePicos cell delay variation tolerance
     */
    static Gcra peak(int rate, long tolerancePicos) {
        return new Gcra(rate, 1, BigInteger.ZERO, tolerancePicos);
    }

    /**
     * The test of a sustainable rate: it tolerates bursts of {@code mbs} cells at the peak rate, and jitter.
     *
     * @param traffic with a sustainable rate of at least 1; one above the peak counts as the peak, a burst below 1 as 1
     * @param tolerancePicos cell delay variation tolerance, which is added to the burst tolerance
     */
    @Clause("ATM Forum af-tm-0056.000 (TM 4.0) §4.4.3: BT = (MBS - 1)(1/SCR - 1/PCR)")
    static Gcra sustained(CellTraffic traffic, long tolerancePicos) {
        int scr = Math.min(traffic.scr(), traffic.pcr());
        BigInteger burst = BigInteger.valueOf(Math.max(0, traffic.mbs() - 1))
                .multiply(BigInteger.valueOf(traffic.pcr() - scr))
                .multiply(BigInteger.valueOf(SECOND_PICOS));
        return new Gcra(scr, traffic.pcr(), burst, tolerancePicos);
    }

    /** True if a cell that arrives now conforms. Changes nothing. */
    boolean conforms(long nowPicos) {
        long spare = nowPicos - theoreticalPicos + tolerancePicos;
        // both fractions are below one picosecond, so they decide only when the whole parts meet
        return spare > 0 || (spare == 0 && theoreticalFraction <= toleranceFraction);
    }

    /** Counts a cell that arrives now, which must conform; a cell that does not is never counted. */
    void accept(long nowPicos) {
        if (nowPicos > theoreticalPicos) {
            theoreticalPicos = nowPicos;
            theoreticalFraction = 0;
        }
        theoreticalPicos += periodPicos;
        theoreticalFraction += periodFraction;
        if (theoreticalFraction >= denominator) {
            theoreticalFraction -= denominator;
            theoreticalPicos++;
        }
    }

    /** The first whole picosecond at which the next cell conforms. */
    long earliestPicos() {
        long whole = theoreticalPicos - tolerancePicos;
        return theoreticalFraction > toleranceFraction ? whole + 1 : whole;
    }

    /** Reads its first and its last field, so that it is in the cache. @return something of what was read */
    long touch() {
        return rate + theoreticalFraction;
    }

    /** Becomes another test, with what that one has counted. */
    final void become(Gcra other) {
        rate = other.rate;
        denominator = other.denominator;
        periodPicos = other.periodPicos;
        periodFraction = other.periodFraction;
        tolerancePicos = other.tolerancePicos;
        toleranceFraction = other.toleranceFraction;
        theoreticalPicos = other.theoreticalPicos;
        theoreticalFraction = other.theoreticalFraction;
    }

    /**
     * Takes over what was sent under another rate and tolerance, so that a change is neither a gift nor a penalty: what the
     * old test still has to wait for, counted in cells, is waited for at the new rate. Only what would not fit into the new
     * test's tolerance is waited for at the old rate first.
     *
     * @param old not used any more after this; nothing is taken over from no test
     * @param nowPicos when the change takes effect
     * @param roundUp whether the result is rounded up to a whole picosecond, for who sends, or down, for who judges
     */
    void takeOver(Gcra old, long nowPicos, boolean roundUp) {
        if (old.rate == 0) return;
        BigInteger now = BigInteger.valueOf(nowPicos).multiply(BigInteger.valueOf(old.denominator));
        BigInteger owed = old.theoretical().subtract(now); // over old.denominator, as time at the old rate
        if (owed.signum() <= 0) return;
        BigInteger full = tolerance().add(period()); // over denominator, as time at the new rate
        BigInteger oldUnit = BigInteger.valueOf(old.denominator);
        BigInteger oldRate = BigInteger.valueOf(old.rate);
        BigInteger newRate = BigInteger.valueOf(rate);
        BigInteger owedCells = owed.multiply(oldRate).multiply(BigInteger.valueOf(denominator));
        BigInteger excess = owedCells.subtract(full.multiply(newRate).multiply(oldUnit));
        if (excess.signum() <= 0) {
            startAt(nowPicos, owed.multiply(oldRate), oldUnit.multiply(newRate), roundUp);
        } else {
            BigInteger divisor =
                    oldUnit.multiply(BigInteger.valueOf(denominator)).multiply(oldRate);
            startAt(nowPicos, excess.add(full.multiply(oldRate).multiply(oldUnit)), divisor, roundUp);
        }
    }

    private void startAt(long nowPicos, BigInteger numerator, BigInteger divisor, boolean roundUp) {
        BigInteger[] parts = numerator.divideAndRemainder(divisor);
        theoreticalPicos = nowPicos + parts[0].longValueExact() + (roundUp && parts[1].signum() > 0 ? 1 : 0);
        theoreticalFraction = 0;
    }

    private BigInteger theoretical() {
        return rational(theoreticalPicos, theoreticalFraction);
    }

    private BigInteger tolerance() {
        return rational(tolerancePicos, toleranceFraction);
    }

    private BigInteger period() {
        return rational(periodPicos, periodFraction);
    }

    private BigInteger rational(long picos, long fraction) {
        return BigInteger.valueOf(picos)
                .multiply(BigInteger.valueOf(denominator))
                .add(BigInteger.valueOf(fraction));
    }
}
