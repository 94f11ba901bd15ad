package io.trunkline.provider.atm;

import java.math.BigInteger;

/**
 * When cells can be at the far end of a line at all: slot {@code k} of it has ended at {@code floor(k * 424 / rate)} and its
 * bits have travelled. A time stamp of 2^-32 s, far finer than a slot, so names one picosecond exactly.
 */
record Slots(long bitsPerSecond, long delayPicos) {
    private static final BigInteger BITS_PICOS = BigInteger.valueOf(424).multiply(BigInteger.TEN.pow(12));
    private static final BigInteger SECOND_PICOS = BigInteger.TEN.pow(12);

    static final Slots OC3C_5_MICROS = new Slots(149_760_000L, 5_000_000L);

    private long arrivalPicos(BigInteger slot) {
        return slot.multiply(BITS_PICOS)
                .divide(BigInteger.valueOf(bitsPerSecond))
                .add(BigInteger.valueOf(delayPicos))
                .longValueExact();
    }

    /** When the next slot has arrived. */
    long following(long arrivalPicos) {
        BigInteger bits = BigInteger.valueOf(arrivalPicos - delayPicos).multiply(BigInteger.valueOf(bitsPerSecond));
        BigInteger slot = bits.add(BITS_PICOS.shiftRight(1)).divide(BITS_PICOS); // the nearest
        return arrivalPicos(slot.add(BigInteger.ONE));
    }

    /** Seconds in units of 2^-32, rounded down. */
    static long stamp(long picos) {
        return BigInteger.valueOf(picos).shiftLeft(32).divide(SECOND_PICOS).longValueExact();
    }

    /**
     * The instant that a stamp means.
     *
     * @throws IllegalArgumentException no slot has this stamp
     */
    long exactPicos(long stamp) {
        BigInteger near = BigInteger.valueOf(stamp)
                .multiply(SECOND_PICOS)
                .shiftRight(32)
                .subtract(BigInteger.valueOf(delayPicos))
                .multiply(BigInteger.valueOf(bitsPerSecond))
                .divide(BITS_PICOS);
        for (int i = -1; i <= 1; i++) {
            long picos = arrivalPicos(near.add(BigInteger.valueOf(i)));
            if (stamp(picos) == stamp) return picos;
        }
        throw new IllegalArgumentException("no slot of " + this + " has ended at " + stamp + " / 2^32 s");
    }
}
