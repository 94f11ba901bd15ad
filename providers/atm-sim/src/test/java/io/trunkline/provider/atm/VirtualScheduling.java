package io.trunkline.provider.atm;

import java.math.BigInteger;

/**
 * The generic cell rate algorithm as ITU-T I.371 (08/96) Annex A draws it on the left of Figure A.1, in whole numbers of any
 * size: times are counted in 1/unit of a picosecond, so that nothing is ever rounded. Written beside the network's own and
 * from the recommendation alone.
 */
final class VirtualScheduling {
    private static final BigInteger SECOND_PICOS = BigInteger.TEN.pow(12);

    private final BigInteger unit;
    private final BigInteger increment;
    private final BigInteger limit;
    private BigInteger theoreticalArrival;

    private VirtualScheduling(BigInteger unit, BigInteger increment, BigInteger limit) {
        this.unit = unit;
        this.increment = increment;
        this.limit = limit;
    }

    /** GCRA(1/PCR, CDVT). */
    static VirtualScheduling peak(long pcr, long tolerancePicos) {
        BigInteger unit = BigInteger.valueOf(pcr);
        return new VirtualScheduling(unit, SECOND_PICOS, unit.multiply(BigInteger.valueOf(tolerancePicos)));
    }

    /** GCRA(1/SCR, BT + CDVT) with BT = (MBS - 1)(1/SCR - 1/PCR), all of it times PCR and SCR. */
    static VirtualScheduling sustained(long pcr, long scr, long mbs, long tolerancePicos) {
        BigInteger unit = BigInteger.valueOf(pcr).multiply(BigInteger.valueOf(scr));
        BigInteger burst = BigInteger.valueOf(mbs - 1)
                .multiply(SECOND_PICOS)
                .multiply(BigInteger.valueOf(pcr).subtract(BigInteger.valueOf(scr)));
        return new VirtualScheduling(
                unit,
                SECOND_PICOS.multiply(BigInteger.valueOf(pcr)),
                burst.add(unit.multiply(BigInteger.valueOf(tolerancePicos))));
    }

    boolean conforms(long arrivalPicos) {
        return theoreticalArrival == null || arrival(arrivalPicos).compareTo(theoreticalArrival.subtract(limit)) >= 0;
    }

    /** The cell conformed and counts. */
    void count(long arrivalPicos) {
        BigInteger arrival = arrival(arrivalPicos);
        theoreticalArrival = (theoreticalArrival == null ? arrival : theoreticalArrival.max(arrival)).add(increment);
    }

    private BigInteger arrival(long picos) {
        return unit.multiply(BigInteger.valueOf(picos));
    }
}
