package io.trunkline.provider.atm.traffic;

import java.math.BigInteger;

/** The cell rate algorithm in its other form, the continuous-state leaky bucket, in fractions of arbitrary size: slow, and hard to get wrong. */
final class LeakyBucket {
    static final BigInteger SECOND_PICOS = BigInteger.TEN.pow(12);

    private final BigInteger unit; // everything is counted in 1/unit picoseconds
    private final BigInteger increment;
    private final BigInteger limit;
    private BigInteger content = BigInteger.ZERO;
    private BigInteger last;

    private LeakyBucket(BigInteger unit, BigInteger increment, BigInteger limit) {
        this.unit = unit;
        this.increment = increment;
        this.limit = limit;
    }

    static LeakyBucket peak(int rate, long tolerancePicos) {
        BigInteger unit = BigInteger.valueOf(rate);
        return new LeakyBucket(
                unit, SECOND_PICOS, BigInteger.valueOf(tolerancePicos).multiply(unit));
    }

    static LeakyBucket sustained(CellTraffic traffic, long tolerancePicos) {
        BigInteger scr = BigInteger.valueOf(traffic.scr());
        BigInteger pcr = BigInteger.valueOf(traffic.pcr());
        BigInteger unit = scr.multiply(pcr);
        BigInteger burst = BigInteger.valueOf(traffic.mbs() - 1L)
                .multiply(pcr.subtract(scr))
                .multiply(SECOND_PICOS);
        return new LeakyBucket(
                unit,
                SECOND_PICOS.multiply(pcr),
                burst.add(BigInteger.valueOf(tolerancePicos).multiply(unit)));
    }

    boolean conforms(long nowPicos) {
        return drained(nowPicos).compareTo(limit) <= 0;
    }

    void accept(long nowPicos) {
        content = drained(nowPicos).add(increment);
        last = BigInteger.valueOf(nowPicos);
    }

    private BigInteger drained(long nowPicos) {
        if (last == null) return BigInteger.ZERO;
        BigInteger since = BigInteger.valueOf(nowPicos).subtract(last).multiply(unit);
        return content.subtract(since).max(BigInteger.ZERO);
    }
}
